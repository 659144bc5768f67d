import type { ReaderStudy } from '#contract/reader-study.ts';
import type { Cell } from './csv-table.ts';
import { figureCells } from './figure-cells.ts';

const modalities = ['unaided', 'aided'] as const;
const meanKinds = ['randomReaders', 'fixedReaders'] as const;
const meanGroups = {
  randomReaders: 'mean of readers like these',
  fixedReaders: 'mean of these readers',
} as const;

/** What several readers did over the same cases, as rows of the table of figures; none where they are too few. */
export function readerStudyRows(study: ReaderStudy): Cell[][] {
  if (study.kind === 'too-few') return [];
  const { readers, caseCount, figures, confidenceArea, kappa } = study;
  const area = ['auroc', 'unaided confidence'] as const;
  return [
    ...figures.flatMap(({ figure, n, ofReaders, difference, pValue, ...means }) => [
      ...readers.flatMap((reader, index) =>
        modalities.map((modality) => ownCells(reader, figure, modality, ofReaders[index]?.[modality], n)),
      ),
      ...meanKinds.flatMap((kind) => [
        ...modalities.map((modality) =>
          figureCells(meanGroups[kind], figure, modality, means[modality][kind]),
        ),
        figureCells(meanGroups[kind], figure, 'aided less unaided', difference[kind], pValue[kind]),
      ]),
    ]),
    ...readers.map((reader, index) => ownCells(reader, ...area, confidenceArea.ofReaders[index], caseCount)),
    ...meanKinds.map((kind) => figureCells(meanGroups[kind], ...area, confidenceArea.mean[kind])),
    ...modalities.map((modality) =>
      figureCells('all readers of the study', 'fleiss kappa', modality, kappa[modality]),
    ),
  ];
}

/** One reader's figure over the common cases. It has no interval: the analysis gives those of means. */
function ownCells(
  reader: string,
  figure: string,
  modality: string,
  value: number | undefined,
  n: number,
): Cell[] {
  return [`study reader ${reader}`, figure, modality, value ?? null, null, null, n, null, null];
}
