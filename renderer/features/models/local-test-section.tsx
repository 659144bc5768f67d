import { useState } from 'react';
import type { LocalTestCase } from '#contract/local-test.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { localTestText as text } from '#text/local-test.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Section } from '#ui/page.tsx';
import { CaseChoice } from './case-choice.tsx';
import { LocalTestRecords } from './local-test-records.tsx';
import { LocalTestResult } from './local-test-result.tsx';
import styles from './local-test.module.css';
import { SignDecision } from './sign-decision.tsx';

const usualMargin = '10';

/** Cases are chosen, counted against what the package states, and a decision is signed on the result. */
export function LocalTestSection() {
  const { asked, reload } = useCall('localTest.cases', {});
  const records = useCall('localTest.records', {});
  useFeed('cases.changed', reload);
  const test = useAction('localTest.run');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [marginText, setMarginText] = useState(usualMargin);
  const [result, setResult] = useState<Awaited<ReturnType<typeof test.run>>>();
  const cases: readonly LocalTestCase[] = asked.kind === 'ready' ? asked.output : [];
  const chosen = cases.filter(({ caseId }) => !left.has(caseId));
  const marginPercent = Number(marginText.replace(',', '.'));
  const isMarginWrong = marginText.trim() === '' || !(marginPercent >= 1 && marginPercent <= 30);
  const question = { caseIds: chosen.map(({ caseId }) => caseId), marginPercent };
  const failed = test.error ?? (asked.kind === 'failed' ? asked.error : null);
  return (
    <Section title={text.title}>
      <p className={styles['soft']}>{text.intro}</p>
      {failed ? <FailureNote error={failed} /> : null}
      {asked.kind === 'ready' && cases.length === 0 ? <p>{text.none}</p> : null}
      {cases.length > 0 ? (
        <>
          <p>{text.available(cases.length)}</p>
          <label className={styles['field']}>
            <span>{text.margin}</span>
            <input
              className={styles['short']}
              inputMode="decimal"
              value={marginText}
              aria-invalid={isMarginWrong}
              onChange={(event) => {
                setMarginText(event.currentTarget.value);
                setResult(undefined);
              }}
            />
            <span className={styles['soft']}>{isMarginWrong ? text.marginWrong : text.marginHelp}</span>
          </label>
          <CaseChoice
            cases={cases}
            left={left}
            onChange={(next) => {
              setLeft(next);
              setResult(undefined);
            }}
          />
          <div>
            <CommandButton
              busy={test.busy}
              disabled={isMarginWrong || chosen.length === 0}
              onClick={() => {
                void test.run(question).then(setResult);
              }}
            >
              {text.run(chosen.length)}
            </CommandButton>
          </div>
        </>
      ) : null}
      {result ? (
        <>
          <LocalTestResult test={result} />
          <SignDecision question={question} onSigned={records.replace} />
        </>
      ) : null}
      {records.asked.kind === 'ready' ? <LocalTestRecords records={records.asked.output} /> : null}
    </Section>
  );
}
