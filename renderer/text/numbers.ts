/** A share 0..1 as a percentage with as many digits as it carries: 4 %, 12.5 %. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** A score or threshold 0..1 with two digits. */
export function unit(value: number): string {
  return value.toFixed(2);
}

/** A score 0..1 with two digits; its ends are never written as certainty. */
export function score(value: number): string {
  if (value > 0.99) return '> 0.99';
  return value < 0.01 ? '< 0.01' : unit(value);
}

/** A date as the reader writes it, from an ISO instant or date. */
export function date(iso: string): string {
  return iso.slice(0, 10);
}

/** Day and minute, in the time zone of the machine. */
export function dateAndTime(iso: string): string {
  const instant = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(instant.getFullYear())}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return `${day} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
