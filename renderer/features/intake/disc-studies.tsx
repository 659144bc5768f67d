import type { DiscStudy } from '#contract/disc-index.ts';
import { chooseListed } from '#domain/dicom/choose-in-folder.ts';
import { intakeText } from '#text/intake.ts';
import { personName } from '#text/names.ts';
import { date } from '#text/numbers.ts';
import styles from './intake-tray.module.css';

const text = intakeText.disc;

/** More studies than this are counted instead of listed. */
const listedStudies = 20;

/** What lies on the disc by patient and study, so that a wrong disc is seen at once. */
export function DiscStudies({ studies }: { readonly studies: readonly DiscStudy[] }) {
  return (
    <div className={styles['disc']}>
      <p>{text.heading}</p>
      <ul>
        {studies.slice(0, listedStudies).map((study, index) => (
          <li key={index}>
            <span className={styles['message']}>
              {[personName(study.patientName ?? text.noName), study.patientId].filter(Boolean).join(' · ')}
            </span>
            <span>
              {[study.studyDate === null ? text.noDate : date(study.studyDate), study.description]
                .filter(Boolean)
                .join(', ')}
              {': '}
              {contentsOf(study)}
            </span>
          </li>
        ))}
      </ul>
      {studies.length > listedStudies ? <p>{text.moreStudies(studies.length - listedStudies)}</p> : null}
    </div>
  );
}

function contentsOf({ files }: DiscStudy): string {
  const others = new Map<string, number>();
  let radiographCount = 0;
  let documentCount = 0;
  for (const file of files) {
    const choice = chooseListed(file);
    if (choice === 'open') radiographCount += 1;
    else if (choice === 'listed-document') documentCount += 1;
    else others.set(file.modality ?? '', (others.get(file.modality ?? '') ?? 0) + 1);
  }
  const kinds = [...others].map(([modality, count]) => text.kind(count, modality));
  if (documentCount > 0) kinds.push(text.documents(documentCount));
  return [text.radiographs(radiographCount), ...(kinds.length > 0 ? [text.leftAlone(kinds)] : [])].join('; ');
}
