import type { ModelWatch } from '#contract/model-watch.ts';
import { movedCharts } from '#domain/inference/model-concern.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { watchText as text } from '#text/local-test.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { Note } from '#ui/note.tsx';
import { Section } from '#ui/page.tsx';
import styles from './local-test.module.css';
import { ScoreWatchChart, ShareWatchChart } from './watch-charts.tsx';

/** Whether the package still behaves as in its first cases here: one sentence, the charts on request. */
export function WatchSection() {
  const { asked, reload } = useCall('models.watch', {});
  useFeed('cases.changed', reload);
  return (
    <Section title={text.title}>
      {asked.kind === 'failed' ? <FailureNote error={asked.error} /> : null}
      {asked.kind === 'ready' ? <Watch watch={asked.output} /> : null}
    </Section>
  );
}

function Watch({ watch }: { readonly watch: ModelWatch }) {
  const { scores, refusals, overrides, caseCount, baselineCount, groupSize } = watch;
  if (!scores && !refusals && !overrides) return <p>{text.waiting(caseCount, baselineCount)}</p>;
  const moved = movedCharts(watch).map((chart) =>
    chart === 'scores' ? text.moved.scores(baselineCount) : text.moved[chart],
  );
  return (
    <>
      {moved.length === 0 ? (
        <p data-testid="watch" data-moved="false">
          {text.quiet(caseCount - baselineCount, baselineCount)}
        </p>
      ) : (
        <div data-testid="watch" data-moved="true">
          <Note tone="caution" title={moved.join(' ')}>
            {text.movedAdvice}
          </Note>
        </div>
      )}
      <details>
        <summary className={styles['summary']}>{text.charts}</summary>
        <div className={styles['charts']}>
          {scores ? <ScoreWatchChart chart={scores} baselineCount={baselineCount} /> : null}
          {refusals ? (
            <ShareWatchChart
              name={text.refusalChart}
              testId="refusal-chart"
              chart={refusals}
              baselineCount={baselineCount}
              groupSize={groupSize}
            />
          ) : null}
          {overrides ? (
            <ShareWatchChart
              name={text.overrideChart}
              testId="override-chart"
              chart={overrides}
              baselineCount={baselineCount}
              groupSize={groupSize}
            />
          ) : null}
          <p className={styles['soft']}>{text.method}</p>
        </div>
      </details>
    </>
  );
}
