/** A stretch of text in one character set; `label` is an encoding label of the WHATWG Encoding Standard. */
export interface TextRun {
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** Defined terms of Specific Character Set (0008,0005): DICOM PS3.3 C.12.1.1.2. */
const labels: Readonly<Record<string, string>> = {
  'ISO_IR 6': 'us-ascii',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 100': 'iso-8859-1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 148': 'iso-8859-9',
  'ISO_IR 166': 'tis-620',
  'ISO_IR 192': 'utf-8',
  'ISO_IR 203': 'iso-8859-15',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** Escape sequences (after ESC) and what they switch to: PS3.3 tables C.12-3 and C.12-4. */
const escapes: readonly { readonly sequence: string; readonly label: string }[] = [
  { sequence: '(B', label: 'us-ascii' },
  { sequence: '-A', label: 'iso-8859-1' },
  { sequence: '-B', label: 'iso-8859-2' },
  { sequence: '-C', label: 'iso-8859-3' },
  { sequence: '-D', label: 'iso-8859-4' },
  { sequence: '-F', label: 'iso-8859-7' },
  { sequence: '-G', label: 'iso-8859-6' },
  { sequence: '-H', label: 'iso-8859-8' },
  { sequence: '-L', label: 'iso-8859-5' },
  { sequence: '-M', label: 'iso-8859-9' },
  { sequence: '-T', label: 'tis-620' },
  { sequence: '-b', label: 'iso-8859-15' },
  { sequence: '(J', label: 'shift_jis' },
  { sequence: ')I', label: 'shift_jis' },
  { sequence: '$B', label: 'jis-0208' },
  { sequence: '$(D', label: 'jis-0212' },
  { sequence: '$)C', label: 'euc-kr' },
  { sequence: '$)A', label: 'gbk' },
];

const escape = 0x1b;

/**
 * Splits a text value into runs of one character set each, following ISO 2022 escapes (PS3.5 section 6.1.2).
 * `characterSets` are the values of (0008,0005) in order; unknown ones read as Latin-1, which loses no byte.
 */
export function splitCharacterSets(bytes: Uint8Array, characterSets: readonly string[]): readonly TextRun[] {
  const initial = labelOf(characterSets[0] ?? '');
  // Whole encodings such as UTF-8 and GB18030 know no escapes.
  if (initial === 'utf-8' || initial === 'gb18030') return [{ label: initial, bytes }];
  const runs: TextRun[] = [];
  let label = initial;
  let start = 0;
  const close = (end: number): void => {
    if (end > start) runs.push(toRun(label, bytes.subarray(start, end)));
  };
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const switched = byte === escape ? findEscape(bytes, index + 1) : undefined;
    if (switched !== undefined) {
      close(index);
      label = switched.label;
      start = index + 1 + switched.sequence.length;
      index = start - 1;
    } else if (isDelimiter(byte) && !label.startsWith('jis-')) {
      // Delimiters of values, name parts and lines bring the first character set back.
      close(index);
      start = index;
      label = initial;
    }
  }
  close(bytes.length);
  return runs;
}

function labelOf(term: string): string {
  const plain = term.trim().replace(/^ISO 2022 IR /, 'ISO_IR ');
  return labels[plain] ?? 'iso-8859-1';
}

function findEscape(bytes: Uint8Array, start: number): (typeof escapes)[number] | undefined {
  return escapes.find(({ sequence }) =>
    Array.from(sequence).every((character, index) => bytes[start + index] === character.charCodeAt(0)),
  );
}

function isDelimiter(byte: number): boolean {
  return byte === 0x5c || byte === 0x5e || byte === 0x3d || byte === 0x0a || byte === 0x0d;
}

/** JIS double bytes lie in the low half (G0); EUC-JP holds the same codes in the high half. */
function toRun(label: string, bytes: Uint8Array): TextRun {
  if (label === 'jis-0208') return { label: 'euc-jp', bytes: bytes.map((byte) => byte | 0x80) };
  if (label === 'jis-0212') {
    const marked = new Uint8Array((bytes.length >> 1) * 3);
    for (let pair = 0; pair < bytes.length >> 1; pair++) {
      marked[3 * pair] = 0x8f;
      marked[3 * pair + 1] = (bytes[2 * pair] ?? 0) | 0x80;
      marked[3 * pair + 2] = (bytes[2 * pair + 1] ?? 0) | 0x80;
    }
    return { label: 'euc-jp', bytes: marked };
  }
  return { label, bytes };
}
