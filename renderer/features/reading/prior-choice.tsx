import type { PriorFilm } from '#contract/prior-film.ts';
import { besideText } from '#text/beside.ts';
import { personName } from '#text/names.ts';
import styles from './beside.module.css';

interface PriorChoiceProps {
  readonly priors: readonly PriorFilm[];
  readonly chosen: PriorFilm | null;
  readonly onChoose: (caseId: string) => void;
}

/** The films to compare with, those of the same patient first and apart from the others. */
export function PriorChoice({ priors, chosen, onChoose }: PriorChoiceProps) {
  const same = priors.filter(({ patient }) => patient === 'same');
  const others = priors.filter(({ patient }) => patient !== 'same');
  return (
    <select
      className={styles['select']}
      aria-label={besideText.choose}
      value={chosen?.caseId ?? ''}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
      }}
    >
      {chosen ? null : (
        <option value="" disabled>
          {besideText.choose}
        </option>
      )}
      {[
        { label: besideText.samePatient, films: same },
        { label: besideText.otherPatients, films: others },
      ]
        .filter(({ films }) => films.length > 0)
        .map(({ label, films }) => (
          <optgroup key={label} label={label}>
            {films.map(({ caseId, title, studyDate }) => (
              <option key={caseId} value={caseId}>
                {besideText.entry(personName(title), studyDate)}
              </option>
            ))}
          </optgroup>
        ))}
    </select>
  );
}
