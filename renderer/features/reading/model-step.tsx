import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { ModelSummary } from '#contract/model.ts';
import type { Prediction } from '#contract/prediction.ts';
import type { Asked } from '#api/use-call.ts';
import { useModelConcern } from '#api/use-model-concern.ts';
import { aboutText } from '#text/about.ts';
import { commonText } from '#text/common.ts';
import { concernSentence } from '#text/model-concern.ts';
import { modelsText } from '#text/models.ts';
import { date, percent, unit } from '#text/numbers.ts';
import { modelText, refusalText } from '#text/reading.ts';
import { studiesText } from '#text/studies.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import type { Film } from '#viewport/film.ts';
import { ActivationMaps } from './activation-maps.tsx';
import { amongCleared, amongFlags } from './natural-frequency.ts';
import { ProbabilityAxis } from './probability-axis.tsx';
import { RefusalNote } from './refusal-note.tsx';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';
import { useFilmSnapshot } from './use-film.ts';

interface ModelStepProps {
  readonly film: Film;
  readonly detail: CaseDetail;
  readonly model: Asked<ModelSummary>;
  /** Share of pathologic fractures where this reader works, 0..1. */
  readonly prevalence: number;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onReveal: () => void;
  readonly onGoOn: () => void;
}

/** The model's answer; asked for only after the read is committed. */
export function ModelStep({
  film,
  detail,
  model,
  prevalence,
  busy,
  error,
  onReveal,
  onGoOn,
}: ModelStepProps) {
  const { prediction, unaided, sitting } = detail;
  if (!prediction || !unaided) {
    return (
      <>
        <div className={styles['scroll']}>
          {error ? <FailureNote error={error} /> : null}
          <p className={styles['intro']} role="status">
            {busy ? modelText.revealing : (waitingFor(sitting) ?? modelText.hidden)}
          </p>
        </div>
        <StepFoot>
          <CommandButton
            kind="main"
            keys="Enter"
            busy={busy}
            disabled={sitting?.mayReveal === false}
            onClick={onReveal}
          >
            {error ? commonText.tryAgain : modelText.reveal}
          </CommandButton>
        </StepFoot>
      </>
    );
  }
  return (
    <>
      <div className={styles['scroll']} data-testid="model-answer">
        <Concern manifestSha256={prediction.provenance.manifestSha256} model={model} />
        {prediction.kind === 'refused' ? (
          <>
            <RefusalNote title={modelText.refusedTitle} refusals={prediction.refusals} />
            <p>{modelText.refusedBody}</p>
          </>
        ) : null}
        {model.kind === 'failed' ? <FailureNote error={model.error} /> : null}
        {model.kind === 'ready' && model.output.fallbackReason !== null ? (
          <Note tone="caution">{modelsText.fallback(model.output.fallbackReason)}</Note>
        ) : null}
        {prediction.kind === 'score' && model.kind === 'ready' ? (
          <Score
            score={prediction.score}
            band={prediction.band}
            isFlag={prediction.call === 'pathologic'}
            confidence={unaided.confidencePercent / 100}
            model={model.output}
            prevalence={prevalence}
          />
        ) : null}
        {prediction.kind === 'refused' && model.kind === 'ready' ? <Evidence model={model.output} /> : null}
        {prediction.kind === 'score' ? <ActivationMaps caseId={detail.caseId} /> : null}
        <Details film={film} detail={detail} prediction={prediction} />
      </div>
      <StepFoot>
        <CommandButton kind="main" keys="Enter" onClick={onGoOn}>
          {modelText.toDecision}
        </CommandButton>
      </StepFoot>
    </>
  );
}

/** Why the model stays hidden in a study with a washout; null where it does not. */
function waitingFor(sitting: CaseDetail['sitting']): string | null {
  if (!sitting || sitting.mayReveal) return null;
  return sitting.revealFrom === null
    ? studiesText.modelWaits
    : studiesText.modelWaitsUntil(date(sitting.revealFrom));
}

interface ScoreProps {
  readonly score: number;
  readonly band: 'below' | 'indeterminate' | 'above';
  /** The model calls this film pathologic at its operating point. */
  readonly isFlag: boolean;
  readonly confidence: number;
  readonly model: ModelSummary;
  readonly prevalence: number;
}

function Score({ score, band, isFlag, confidence, model, prevalence }: ScoreProps) {
  const { operatingPoint, indeterminateBand } = model;
  const flags = amongFlags(operatingPoint, prevalence);
  const cleared = amongCleared(operatingPoint, prevalence);
  const digits = prevalence < 0.1 && (prevalence * 100) % 1 !== 0 ? 1 : 0;
  return (
    <>
      <ProbabilityAxis
        score={score}
        confidence={confidence}
        threshold={operatingPoint.threshold}
        band={indeterminateBand}
      />
      <p className={styles['soft']}>
        {modelText.operatingPoint} {unit(operatingPoint.threshold)} (line). {modelText.band}{' '}
        {unit(indeterminateBand.low)} to {unit(indeterminateBand.high)} (hatched).
      </p>
      <h3 className={styles['verdict']} data-testid="band" data-band={band}>
        {modelText.bandWord[band]}
      </h3>
      {band === 'indeterminate' ? <Note tone="caution">{modelText.bandAdvice}</Note> : null}
      <p className={styles['statement']} data-testid="natural-frequency">
        {isFlag
          ? modelText.flagged(flags.count, flags.range, percent(prevalence, digits))
          : modelText.cleared(cleared.count, cleared.range, percent(prevalence, digits), cleared.of)}
      </p>
      <Evidence model={model} />
      <p className={styles['soft']}>{modelText.if(operatingPoint.measuredOn)}</p>
      <dl className={styles['facts']} data-testid="figures">
        <Figures model={model} />
      </dl>
    </>
  );
}

/** What this clinic found against the package that answers, before its answer. */
function Concern({
  manifestSha256,
  model,
}: Pick<ModelStepProps, 'model'> & { readonly manifestSha256: string }) {
  const isInUse = model.kind === 'ready' && model.output.manifestSha256 === manifestSha256;
  const concern = useModelConcern(isInUse ? manifestSha256 : null);
  const sentence = concern && concernSentence(concern);
  return sentence === null ? null : (
    <div data-testid="model-concern">
      <Note tone="caution">{sentence}</Note>
    </div>
  );
}

/** What the score rests on; it stands wherever the model answers. */
function Evidence({ model }: { readonly model: ModelSummary }) {
  return (
    <p className={styles['evidence']} data-testid="evidence">
      {aboutText.evidence[model.evidence]}. {model.evidenceStatement}
    </p>
  );
}

interface DetailsProps {
  readonly film: Film;
  readonly detail: CaseDetail;
  readonly prediction: Prediction;
}

function Details({ film, detail, prediction }: DetailsProps) {
  const { provenance } = prediction;
  const { state } = useFilmSnapshot(film);
  const markedFrame = detail.mark?.frameNumber ?? 1;
  const isMarkedShown = state.kind === 'shown' && (state.facts.frameNumber ?? 1) === markedFrame;
  // The facts of another frame than the first are known while it is on the screen.
  const shown = isMarkedShown ? state.facts : markedFrame === 1 ? detail.facts : null;
  const isSamePlane = provenance.planeSha256 === shown?.planeSha256;
  return (
    <>
      {isSamePlane || shown === null ? null : <Note tone="caution">{modelText.planeDiffers}</Note>}
      <details className={styles['disclosure']}>
        <summary>{modelText.details}</summary>
        <dl className={styles['facts']}>
          <dt>{modelText.packageLabel}</dt>
          <dd>
            {provenance.modelName} {provenance.modelVersion}
          </dd>
          <dt>{modelText.provider}</dt>
          <dd>{modelText.providerValue(provenance.provider, provenance.elapsedMs)}</dd>
          <dt>{modelText.checked}</dt>
          <dd>{detail.assessment?.checked.map((code) => refusalText[code].short).join(', ') ?? '—'}</dd>
          <dt>{modelText.hash}</dt>
          <dd>{provenance.manifestSha256}</dd>
        </dl>
        {isSamePlane ? <p className={styles['soft']}>{modelText.planeMatches}</p> : null}
      </details>
    </>
  );
}

function Figures({ model }: { readonly model: ModelSummary }) {
  const { sensitivity, specificity } = model.operatingPoint;
  const figures = [
    [modelText.sensitivity, sensitivity],
    [modelText.specificity, specificity],
    [modelText.auroc, model.auroc],
  ] as const;
  return figures.map(([label, { value, low, high, n }]) => [
    <dt key={`${label} name`}>{label}</dt>,
    <dd key={label}>{modelText.interval(value, low, high, n)}</dd>,
  ]);
}
