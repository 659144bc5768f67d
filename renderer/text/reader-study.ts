/** Several readers over the same cases, on the comparison page. */
export const readerStudyText = {
  title: 'Several readers, the same cases',
  tooFew: (readers: number, cases: number, fewest: number) =>
    readers < 2
      ? `This analysis needs at least two readers who have read the same cases to the end, ${String(fewest)} pathologic and ${String(fewest)} others at least, with known truth and definite calls. So far there is one reader.`
      : `The readers have ${String(cases)} cases in common with known truth and definite calls: too few. At least ${String(fewest)} pathologic and ${String(fewest)} others are needed.`,
  crossed: (readers: number, cases: number, pathologic: number, dropped: number) =>
    `${String(readers)} readers read the same ${String(cases)} cases: ${String(pathologic)} pathologic, ${String(cases - pathologic)} not pathologic.${dropped === 0 ? '' : ` Left out: ${String(dropped)} in which somebody could not tell.`}`,
  help: 'Obuchowski-Rockette analysis. “Readers like these” tells what to expect of other readers; “these readers” holds for them alone and has narrower intervals. Other cases are allowed for in both.',
  caption: (figure: string, n: number) => `${figure} (n = ${String(n)})`,
  reader: 'Reader',
  difference: 'Difference made by the model',
  mean: { randomReaders: 'Mean, readers like these', fixedReaders: 'Mean, these readers' },
  area: 'Area under the curve of the likelihood before the reveal',
  kappaUnaided: 'Agreement of the readers without the model (Fleiss’ kappa)',
  kappaAided: 'Agreement of the readers with the model',
  commonCases: 'Cases that all of these readers read',
  showCases: (n: number) => `Show the ${String(n)} cases`,
} as const;
