import type { ImageFacts } from '#contract/image-facts.ts';
import type { FilmSnapshot } from './film-state.ts';

/** The view stays from one frame of a case to another of the same size; every other film opens afresh. */
export function viewToCarry(
  current: FilmSnapshot,
  carried: FilmSnapshot | undefined,
  caseId: string,
  facts: ImageFacts,
): FilmSnapshot | undefined {
  const { state } = current;
  if (state.kind !== 'shown' && state.kind !== 'loading') return undefined;
  const isSameFile = state.caseId === caseId && state.facts.frameNumber !== facts.frameNumber;
  const isSameSize = state.facts.widthPx === facts.widthPx && state.facts.heightPx === facts.heightPx;
  if (!isSameFile || !isSameSize) return undefined;
  return state.kind === 'shown' ? current : carried;
}
