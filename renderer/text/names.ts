/** A DICOM person name (PS3.5 6.2, components between carets) as it is read: family name first. */
export function personName(value: string): string {
  const [family = '', ...others] = value.split('^').map((part) => part.trim());
  const rest = others.filter((part) => part !== '').join(' ');
  return rest === '' ? family : `${family}, ${rest}`;
}
