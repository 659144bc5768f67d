/** Text without capitals and accents, so that a search finds a name however it is spelt. */
export function searchableText(text: string): string {
  // Most text has no accents, and taking them away costs ten times as much as looking for them.
  const plain = /^\p{ASCII}*$/u.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain.replaceAll('^', ' ').toLowerCase();
}
