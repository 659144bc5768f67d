import type { Estimate, ModelSummary } from '#contract/model.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { commonText } from '#text/common.ts';
import { modelsText as text } from '#text/models.ts';
import { aboutText } from '#text/about.ts';
import { unit } from '#text/numbers.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Loading } from '#ui/loading.tsx';
import { Note } from '#ui/note.tsx';
import { Markdown } from '#ui/markdown.tsx';
import { Page, Section } from '#ui/page.tsx';
import { TableHead } from '#ui/table-head.tsx';
import { LocalTestSection } from './local-test-section.tsx';
import { PackageManager } from './package-manager.tsx';
import { WatchSection } from './watch-section.tsx';
import styles from './models-page.module.css';

/** The installed package: what it claims, on what evidence, where it runs, and whether it reproduces itself here. */
export function ModelsPage() {
  const { asked, reload, replace } = useCall('models.current', {});
  const selfTest = useAction('models.selfTest');
  return (
    <Page title={text.title}>
      {asked.kind === 'loading' ? <Loading heightPx={160} /> : null}
      {asked.kind === 'failed' ? (
        <FailureNote error={asked.error}>
          <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
        </FailureNote>
      ) : null}
      {asked.kind === 'ready' ? (
        <>
          <Identity model={asked.output} />
          <Figures model={asked.output} />
          <Section title={text.selfTest}>
            <p className={styles['soft']}>{text.selfTestIntro}</p>
            {selfTest.error ? <FailureNote error={selfTest.error} /> : null}
            <p role="status" data-testid="self-test">
              {selfTest.busy ? text.selfTestRunning : selfTestResult(asked.output.selfTest)}
            </p>
            <div>
              <CommandButton
                busy={selfTest.busy}
                onClick={() => {
                  void selfTest.run({}).then((output) => {
                    if (output) replace(output);
                  });
                }}
              >
                {text.runSelfTest}
              </CommandButton>
            </div>
          </Section>
          <WatchSection />
          <LocalTestSection />
          <Trials model={asked.output} />
          <PackageManager />
          <Section title={text.card}>
            <Markdown source={asked.output.card} />
          </Section>
        </>
      ) : null}
    </Page>
  );
}

function Identity({ model }: { readonly model: ModelSummary }) {
  return (
    <Section title={text.installed}>
      {model.fallbackReason === null ? null : (
        <Note tone="caution">{text.fallback(model.fallbackReason)}</Note>
      )}
      <p className={styles['name']}>{model.title}</p>
      <p className={styles['evidence']}>
        {aboutText.evidence[model.evidence]}. {model.evidenceStatement}
      </p>
      <dl className={styles['facts']}>
        <dt>{text.version}</dt>
        <dd>
          {model.name} {model.version}
        </dd>
        <dt>{text.publisher}</dt>
        <dd>{publisherOf(model)}</dd>
        <dt>{text.intendedUse}</dt>
        <dd>{model.intendedUse}</dd>
        <dt>{text.hash}</dt>
        <dd>{model.manifestSha256}</dd>
      </dl>
    </Section>
  );
}

function publisherOf({ publisher }: ModelSummary): string {
  if (!publisher) return text.unsigned;
  return publisher.name ?? text.unknownPublisher(publisher.fingerprint);
}

function Figures({ model }: { readonly model: ModelSummary }) {
  const { operatingPoint, indeterminateBand } = model;
  const figures: readonly (readonly [string, Estimate])[] = [
    [text.sensitivity, operatingPoint.sensitivity],
    [text.specificity, operatingPoint.specificity],
    [text.auroc, model.auroc],
  ];
  return (
    <Section title={text.figures}>
      <p className={styles['soft']}>{text.measuredOn(operatingPoint.measuredOn)}</p>
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <TableHead columns={Object.values(text.columns)} />
          <tbody>
            {figures.map(([label, { value, low, high, n }]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{unit(value)}</td>
                <td>
                  {unit(low)} to {unit(high)}
                </td>
                <td>{n}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{text.threshold}</th>
              <td>{unit(operatingPoint.threshold)}</td>
              <td />
              <td />
            </tr>
            <tr>
              <th scope="row">{text.band}</th>
              <td colSpan={3}>{text.bandValue(unit(indeterminateBand.low), unit(indeterminateBand.high))}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Trials({ model }: { readonly model: ModelSummary }) {
  return (
    <Section title={text.provider}>
      <p>{text.chosen(model.provider)}</p>
      <div className={styles['wide']}>
        <table className={styles['table']}>
          <TableHead columns={Object.values(text.trials)} />
          <tbody>
            {model.trials.map((trial) => (
              <tr key={trial.provider}>
                <th scope="row">{trial.provider}</th>
                <td>{text.outcome[trial.outcome]}</td>
                <td>{trial.goldenError === null ? text.none : trial.goldenError.toExponential(1)}</td>
                <td>{trial.warmMs === null ? text.none : `${trial.warmMs.toFixed(1)} ms`}</td>
                <td>{trial.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function selfTestResult(result: ModelSummary['selfTest']): string {
  if (!result) return text.notRun;
  const error = result.largestError.toExponential(1);
  return result.passed ? text.passed(error) : text.notPassed(error);
}
