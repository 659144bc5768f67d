const plural = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

interface IntakeCounts {
  readonly opened: number;
  readonly known: number;
  readonly failed: number;
  readonly left: number;
  readonly wasStopped: boolean;
}

/** Opening files. */
export const intakeText = {
  drop: 'Drop radiographs, folders or ZIP files to open them',
  folder: 'Open a folder or CD',
  tray: 'Files being opened',
  looking: 'Looking through the folder',
  reading: (done: number, total: number) =>
    total === 0 ? 'Opening files' : `Opening ${plural(total, 'file', 'files')}, ${String(done)} done`,
  summary: ({ opened, known, failed, left, wasStopped }: IntakeCounts) =>
    [
      ...(wasStopped ? ['Stopped'] : []),
      `${String(opened)} opened`,
      ...(known > 0 ? [`${String(known)} in the casebook already`] : []),
      ...(failed > 0 ? [`${String(failed)} could not be opened`] : []),
      ...(left > 0 ? [`${plural(left, 'other file', 'other files')} left alone`] : []),
    ].join(', '),
  moreFailures: (count: number) => `and ${String(count)} more that could not be opened`,
  moreLeft: (count: number) => `and ${String(count)} more`,
  left: (count: number) => `Why ${plural(count, 'file was', 'files were')} left alone`,
  leftBecause: {
    'no-picture': 'neither DICOM nor JPEG nor PNG',
    'disc-index': 'the list of contents of the disc; its films were opened by themselves',
    'disc-index-damaged': 'the list of contents of the disc cannot be read; every file was looked at instead',
    'other-modality': 'no radiograph, by the list of contents of the disc',
    'listed-document': 'a report or other document, by the list of contents of the disc',
    'listed-missing': 'no radiograph, and named in the list of contents without being there',
    'beside-dicom': 'a picture beside DICOM files; open it by itself if it is a film',
  },
  disc: {
    heading: 'On the disc, by its list of contents',
    noName: 'No name',
    moreStudies: (count: number) => `and ${plural(count, 'more study', 'more studies')}`,
    noDate: 'no date',
    radiographs: (count: number) =>
      count === 0 ? 'no radiograph' : plural(count, 'radiograph', 'radiographs'),
    /** Each kind that is no radiograph: `4 CT`. */
    leftAlone: (kinds: readonly string[]) => `left alone: ${kinds.join(', ')}`,
    kind: (count: number, modality: string) => `${String(count)} ${modality}`,
    documents: (count: number) => plural(count, 'document', 'documents'),
  },
  cancel: 'Stop',
  dismiss: 'Close the list',
} as const;
