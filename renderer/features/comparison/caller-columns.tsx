import { comparisonText as text } from '#text/comparison.ts';
import { CallerMark } from './caller-mark.tsx';
import { callers } from './case-selection.ts';

/** The headings of the three callers, each with its mark. */
export function CallerColumns() {
  return callers.map((caller) => (
    <th key={caller} scope="col">
      <CallerMark caller={caller} /> {text.caller[caller]}
    </th>
  ));
}
