/**
 * A DICOM person name for reading: `Family, Prefix Given Middle, Suffix (ideographic)`.
 * PN value: PS3.5 section 6.2.1.1; component groups are separated by `=`, components by `^`.
 */
export function formatPersonName(value: string): string {
  const [alphabetic = '', ideographic = ''] = value.split('=').map(formatGroup);
  if (alphabetic === '') return ideographic;
  return ideographic === '' ? alphabetic : `${alphabetic} (${ideographic})`;
}

function formatGroup(group: string): string {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group
    .split('^')
    .map((part) => part.trim());
  const calling = [prefix, given, middle].filter((part) => part !== '').join(' ');
  return [family, calling, suffix].filter((part) => part !== '').join(', ');
}
