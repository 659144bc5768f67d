/** ISO 8601 date (yyyy-mm-dd) of a DICOM DA value (PS3.5 section 6.2, old form yyyy.mm.dd too); nothing where it is no date. */
export function isoDate(value: string | undefined): string | undefined {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(value?.trim() ?? '');
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const monthNumber = Number(month);
  const dayNumber = Number(day);
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return undefined;
  return `${year}-${month}-${day}`;
}
