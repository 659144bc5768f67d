import type { ReadingSetDraft, SetProgress } from '#contract/reading-set.ts';
import type { CaseState } from '#contract/case.ts';
import { seededRandom } from '#domain/statistics/seeded-random.ts';

/** How far a reader has come with one case of a set. */
export interface SetReading {
  readonly caseId: string;
  readonly state: CaseState;
  /** Null before the commit. */
  readonly committedAt: string | null;
}

type Rules = Pick<ReadingSetDraft, 'kind' | 'washoutDays'>;

const dayMs = 24 * 3600 * 1000;

/** The cases in a random order that the seed decides. Fisher-Yates; source: Knuth, TAOCP 2, 3.4.2, algorithm P. */
export function shuffledCases(caseIds: readonly string[], seed: number): readonly string[] {
  const random = seededRandom(seed);
  const order = [...caseIds];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const held = order[last];
    const other = order[chosen];
    if (held !== undefined && other !== undefined) [order[last], order[chosen]] = [other, held];
  }
  return order;
}

export function isCommitted({ state }: Pick<SetReading, 'state'>): boolean {
  return state !== 'unread';
}

export function isDecided({ state }: Pick<SetReading, 'state'>): boolean {
  return state === 'decided' || state === 'resolved';
}

/** A study ends with its last final call, a teaching set with its last read. */
export function isSetFinished({ kind }: Pick<Rules, 'kind'>, readings: readonly SetReading[]): boolean {
  return readings.every(kind === 'study' ? isDecided : isCommitted);
}

/**
 * From when the model may be revealed: `now` where each reveal follows its own read; with a washout not before every
 * case is read, and then so many days after the last of these reads (ISO 8601).
 */
export function revealTime(
  { washoutDays }: Rules,
  readings: readonly SetReading[],
): 'now' | 'after-all-reads' | { readonly from: string } {
  if (washoutDays === 0) return 'now';
  if (!readings.every(isCommitted)) return 'after-all-reads';
  const commits = readings.map(({ committedAt }) => Date.parse(committedAt ?? ''));
  return { from: new Date(Math.max(...commits) + washoutDays * dayMs).toISOString() };
}

/** Whether the model may be revealed at this instant. */
export function mayReveal(rules: Rules, readings: readonly SetReading[], now: string): boolean {
  const time = revealTime(rules, readings);
  if (typeof time === 'string') return time === 'now';
  return Date.parse(now) >= Date.parse(time.from);
}

/**
 * The case to go on with: the first, in the reader's order, with a step that can be taken now. After a washout the
 * order is another one, so that the second reading does not repeat the first.
 */
export function nextSetCase(
  rules: Rules,
  readings: readonly SetReading[],
  seed: number,
  now: string,
): string | null {
  const byCase = new Map(readings.map((reading) => [reading.caseId, reading]));
  const firstThat = (seed: number, isOpen: (reading: SetReading) => boolean): string | null =>
    shuffledCases([...byCase.keys()].toSorted(), seed).find((caseId) => {
      const reading = byCase.get(caseId);
      return reading !== undefined && isOpen(reading);
    }) ?? null;
  const unread = firstThat(seed, (reading) => !isCommitted(reading));
  if (rules.kind === 'teaching') return unread;
  if (rules.washoutDays > 0) {
    if (unread !== null) return unread;
    return mayReveal(rules, readings, now) ? firstThat(seed + 1, (reading) => !isDecided(reading)) : null;
  }
  return firstThat(seed, (reading) => !isDecided(reading));
}

export function setProgress(rules: Rules, reader: string, readings: readonly SetReading[]): SetProgress {
  return {
    reader,
    committedCount: readings.filter(isCommitted).length,
    decidedCount: readings.filter(isDecided).length,
    isFinished: isSetFinished(rules, readings),
  };
}
