/** Text without capitals and accents, so that a search finds a name however it is spelt. */
export function searchableText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('^', ' ').toLowerCase();
}
