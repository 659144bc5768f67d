import { useEffect, useRef, type RefObject } from 'react';
import type { CaseDetail } from '#contract/case.ts';
import type { ModelSummary } from '#contract/model.ts';
import type { Asked } from '#api/use-call.ts';
import { callText, sideText } from '#text/common.ts';
import { score } from '#text/numbers.ts';
import { decideText, markText, modelText, readingText, readText, truthText } from '#text/reading.ts';
import type { Film } from '#viewport/film.ts';
import { DecideStep } from './decide-step.tsx';
import { LookStep } from './look-step.tsx';
import { MarkStep } from './mark-step.tsx';
import { ModelStep } from './model-step.tsx';
import { ReadStep } from './read-step.tsx';
import { StepFrame } from './step-frame.tsx';
import { isFinished, isReachable, stepNames, type StepName } from './steps.ts';
import { TruthStep } from './truth-step.tsx';
import type { Reading } from './use-reading.ts';
import styles from './reading-room.module.css';

interface StepPanelProps {
  readonly detail: CaseDetail;
  readonly reading: Reading;
  readonly film: Film;
  readonly model: Asked<ModelSummary>;
  readonly prevalence: number;
  /** Nothing is committed of a film that cannot be seen. */
  readonly isFilmShown: boolean;
  readonly likelihoodRef: RefObject<HTMLInputElement | null>;
}

/** The six steps, one of them open. */
export function StepPanel(props: StepPanelProps) {
  const { detail, reading } = props;
  const panel = useRef<HTMLElement>(null);
  const { openStep } = reading;
  useEffect(() => {
    // The button that led here is gone; focus must not fall back to the top of the page.
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [openStep, detail.state]);
  return (
    <aside ref={panel} tabIndex={-1} className={styles['panel']} aria-label={readingText.panel}>
      {stepNames.map((step, index) => (
        <StepFrame
          key={step}
          step={step}
          number={index + 1}
          state={stateOf(step, openStep, detail)}
          result={resultOf(step, detail)}
          locked={detail.unaided !== null && (step === 'mark' || step === 'read')}
          waitsFor={step === 'truth' ? truthWaitsFor(detail) : undefined}
          onOpen={() => {
            reading.open(step);
          }}
        >
          <StepBody step={step} {...props} />
        </StepFrame>
      ))}
    </aside>
  );
}

function StepBody(props: StepPanelProps & { readonly step: StepName }) {
  const { step, detail, reading, film, model, prevalence, isFilmShown, likelihoodRef } = props;
  const { draft, update, busy, errors } = reading;
  switch (step) {
    case 'look':
      return <LookStep film={film} onGoOn={reading.goOn} />;
    case 'mark':
      return (
        <MarkStep
          detail={detail}
          side={draft.side}
          site={draft.site}
          siteIsProposal={draft.siteIsProposal}
          refusalAccepted={draft.refusalAccepted}
          busy={busy}
          error={errors.mark}
          onSide={(side) => {
            update({ side });
          }}
          onPlaceSite={reading.placeSite}
          onClearSite={reading.clearSite}
          onAcceptRefusal={() => {
            update({ refusalAccepted: true });
          }}
          onUse={reading.goOn}
        />
      );
    case 'read':
      return (
        <ReadStep
          detail={detail}
          draft={draft}
          busy={busy}
          error={errors.commit}
          amendError={errors.amend}
          onAmend={reading.amend}
          isFilmShown={isFilmShown}
          likelihoodRef={likelihoodRef}
          onChange={update}
          onCommit={reading.handIn}
          onGoOn={reading.goOn}
        />
      );
    case 'model':
      return (
        <ModelStep
          film={film}
          detail={detail}
          model={model}
          prevalence={prevalence}
          busy={busy}
          error={errors.reveal}
          onReveal={reading.reveal}
          onGoOn={reading.goOn}
        />
      );
    case 'decide':
      return (
        <DecideStep
          detail={detail}
          finalCall={draft.finalCall}
          finalConfidencePercent={draft.finalConfidencePercent}
          onLikelihood={(finalConfidencePercent) => {
            update({ finalConfidencePercent });
          }}
          busy={busy}
          error={errors.decide}
          onChoose={(finalCall) => {
            update({ finalCall });
          }}
          onRecord={reading.handIn}
          onGoOn={reading.goOn}
        />
      );
    case 'truth':
      return <TruthStep detail={detail} busy={busy} error={errors.resolve} onSave={reading.resolve} />;
  }
}

/** Within a set the truth does not wait for the final call. */
function truthWaitsFor({ sitting }: CaseDetail): string | undefined {
  if (!sitting) return undefined;
  const { truthInStudy, truthInTeaching } = readingText.waiting;
  return sitting.kind === 'study' ? truthInStudy : truthInTeaching;
}

function stateOf(
  step: StepName,
  openStep: StepName,
  detail: CaseDetail,
): 'open' | 'finished' | 'reachable' | 'waiting' {
  if (step === openStep) return 'open';
  if (isFinished(step, detail)) return 'finished';
  return isReachable(step, detail) ? 'reachable' : 'waiting';
}

function resultOf(step: StepName, detail: CaseDetail): string | null {
  const { mark, unaided, prediction, aided, referenceStandard } = detail;
  switch (step) {
    case 'look':
      return null;
    case 'mark':
      return mark && markText.result(sideText[mark.side], mark.site.widthPx, mark.site.heightPx);
    case 'read':
      return unaided && readText.result(callText[unaided.call], unaided.confidencePercent);
    case 'model':
      if (!prediction) return null;
      return prediction.kind === 'score'
        ? modelText.result(score(prediction.score))
        : modelText.resultRefused;
    case 'decide':
      return aided && decideText.result(callText[aided.call]);
    case 'truth':
      return (
        referenceStandard &&
        truthText.result(callText[referenceStandard.truth], truthText.sources[referenceStandard.source])
      );
  }
}
