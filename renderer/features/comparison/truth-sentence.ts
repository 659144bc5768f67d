import type { TruthComparison } from '#contract/truth-comparison.ts';
import { comparisonText as text } from '#text/comparison.ts';

/** The page in one sentence: who was right how often, and whether that tells them apart. */
export function truthSentence({ caseCount, common, pairs, readers }: TruthComparison): string {
  if (common.n === 0) return text.truthNoneDefinite(caseCount);
  const differences = pairs
    .filter(({ among, isToldApart }) => among === 'all' && isToldApart)
    .map(({ first, second, firstOnly, secondOnly }) =>
      firstOnly > secondOnly
        ? text.toldApart(text.callerInSentence[first], text.callerInSentence[second])
        : text.toldApart(text.callerInSentence[second], text.callerInSentence[first]),
    );
  return text.truthSentence({
    caseCount,
    ...common,
    isOneReader: readers.length === 1,
    ending: differences.length === 0 ? text.tooFewToTell : differences.join('; '),
  });
}
