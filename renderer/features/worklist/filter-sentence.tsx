import type { ReactNode } from 'react';
import type { CasePage, CaseQuery } from '#contract/case-page.ts';
import { casesText as text } from '#text/cases.ts';
import styles from './filter-sentence.module.css';

interface FilterSentenceProps {
  readonly query: CaseQuery;
  /** What there is to choose from; null while it is not known. */
  readonly page: CasePage | null;
  readonly onChange: (part: Partial<CaseQuery>) => void;
}

const dueWeeks = [6, 12, 26, 52] as const;

/** The filters as one sentence whose gaps are choices. */
export function FilterSentence({ query, page, onChange }: FilterSentenceProps) {
  const { sentence } = text;
  const due = dueWeeks.find((weeks) => weeks === query.dueAfterWeeks) ?? dueWeeks[1];
  return (
    <p className={styles['sentence']} role="group" aria-label={text.filters}>
      {sentence.show}{' '}
      <Gap
        label={text.state.label}
        value={query.state}
        any={text.state.any}
        choices={(['unread', 'committed', 'revealed', 'decided', 'resolved'] as const).map((state) => ({
          value: state,
          words: text.state[state],
        }))}
        onChange={(state) => onChange({ state })}
      />
      {sentence.on}{' '}
      <Gap
        label={text.side.label}
        value={query.side}
        any={text.side.any}
        choices={(['left', 'right'] as const).map((side) => ({ value: side, words: text.side[side] }))}
        onChange={(side) => onChange({ side })}
      />
      {sentence.readBy}{' '}
      <Gap
        label={text.reader.label}
        value={query.reader}
        any={text.reader.any}
        choices={(page?.readers ?? []).map((reader) => ({ value: reader, words: reader }))}
        onChange={(reader) => onChange({ reader })}
      />
      {sentence.calledBy}{' '}
      <Gap
        label={text.call.label}
        value={query.call}
        any={text.call.any}
        choices={(['nonpathologic', 'pathologic', 'indeterminate'] as const).map((call) => ({
          value: call,
          words: text.call[call],
        }))}
        onChange={(call) => onChange({ call })}
      />
      {sentence.model}{' '}
      <Gap
        label={text.agreement.label}
        value={query.agreement}
        any={text.agreement.any}
        choices={(['agrees', 'disagrees'] as const).map((agreement) => ({
          value: agreement,
          words: text.agreement[agreement],
        }))}
        onChange={(agreement) => onChange({ agreement })}
      />
      {sentence.truth}{' '}
      <Gap
        label={text.truth.label}
        value={query.truth === 'due' ? (`due ${due}` as const) : query.truth}
        any={text.truth.any}
        choices={[
          { value: 'known', words: text.truth.known },
          { value: 'missing', words: text.truth.missing },
          ...dueWeeks.map((weeks) => ({ value: `due ${weeks}` as const, words: text.truth.due(weeks) })),
        ]}
        onChange={(chosen) => {
          const weeks = dueWeeks.find((one) => chosen === `due ${one}`);
          if (weeks !== undefined) onChange({ truth: 'due', dueAfterWeeks: weeks });
          else onChange({ truth: chosen === 'known' || chosen === 'missing' ? chosen : null });
        }}
      />
      {sentence.opened}{' '}
      <Day
        label={text.openedFrom}
        value={query.openedFrom}
        onChange={(openedFrom) => onChange({ openedFrom })}
      />{' '}
      {sentence.until}{' '}
      <Day label={text.openedTo} value={query.openedTo} onChange={(openedTo) => onChange({ openedTo })} />
      {sentence.tagged}{' '}
      <Gap
        label={text.tag.label}
        value={query.tag}
        any={text.tag.any}
        choices={(page?.tags ?? []).map((tag) => ({ value: tag, words: tag }))}
        onChange={(tag) => onChange({ tag })}
      />
      {sentence.archived}{' '}
      <Gap
        label={text.archived.label}
        value={query.archived === 'hidden' ? null : query.archived}
        any={text.archived.hidden}
        choices={(['shown', 'only'] as const).map((archived) => ({
          value: archived,
          words: text.archived[archived],
        }))}
        onChange={(archived) => onChange({ archived: archived ?? 'hidden' })}
      />
      {sentence.end}
    </p>
  );
}

interface GapProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  /** What is said when nothing is chosen. */
  readonly any: string;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  readonly onChange: (value: Value | null) => void;
}

/** One gap of the sentence. What is set stands out; what is not reads on. */
function Gap<Value extends string>({ label, value, any, choices, onChange }: GapProps<Value>): ReactNode {
  const shown = choices.find((choice) => choice.value === value)?.words ?? value ?? any;
  return (
    <span className={styles['gap']} data-set={value !== null}>
      {/* The words give the gap its width; the select over them takes the click and the keys. */}
      <span aria-hidden="true">{shown}</span>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          onChange(chosen?.value ?? null);
        }}
      >
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </span>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function Day({ label, value, onChange }: DayProps): ReactNode {
  return (
    <input
      type="date"
      aria-label={label}
      className={styles['day']}
      data-set={value !== null}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}
