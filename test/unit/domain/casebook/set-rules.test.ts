import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imrmcFile } from '#domain/casebook/imrmc-file.ts';
import { learningCurve, learningWindow } from '#domain/casebook/learning-curve.ts';
import { isSetReader, parseSetCaseId, setCaseId, setReaderId } from '#domain/casebook/set-case.ts';
import {
  isSetFinished,
  mayReveal,
  nextSetCase,
  revealTime,
  shuffledCases,
  type SetReading,
} from '#domain/casebook/set-rules.ts';

const now = '2026-11-25T08:00:00.000Z';
const unread = (caseId: string): SetReading => ({ caseId, state: 'unread', committedAt: null });
const committed = (caseId: string, committedAt = now): SetReading => ({
  caseId,
  state: 'committed',
  committedAt,
});
const decided = (caseId: string): SetReading => ({ caseId, state: 'decided', committedAt: now });
const sequential = { kind: 'study', washoutDays: 0 } as const;
const washedOut = { kind: 'study', washoutDays: 14 } as const;
const teaching = { kind: 'teaching', washoutDays: 0 } as const;

describe('the order of the cases', () => {
  const caseIds = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 30 });

  it('holds every case once and is the same for the same seed', () => {
    fc.assert(
      fc.property(caseIds, fc.nat(), (ids, seed) => {
        const order = shuffledCases(ids, seed);
        expect(order.toSorted()).toEqual(ids.toSorted());
        expect(shuffledCases(ids, seed)).toEqual(order);
      }),
    );
  });

  it('puts every case first about equally often', () => {
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const first = shuffledCases(['a', 'b', 'c', 'd'], seed)[0] ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    // Expected 1000 each, standard deviation 27.
    for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(140);
  });
});

describe('a study without washout', () => {
  it('reveals after each read and goes on until every case is decided', () => {
    const readings = [decided('a'), committed('b'), unread('c')];
    expect(mayReveal(sequential, readings, now)).toBe(true);
    expect(isSetFinished(sequential, readings)).toBe(false);
    expect(['b', 'c']).toContain(nextSetCase(sequential, readings, 1, now));
    expect(nextSetCase(sequential, ['a', 'b', 'c'].map(decided), 1, now)).toBeNull();
  });
});

describe('a study with washout', () => {
  it('reveals nothing while a case is unread', () => {
    expect(revealTime(washedOut, [committed('a'), unread('b')])).toBe('after-all-reads');
    expect(nextSetCase(washedOut, [committed('a'), unread('b')], 1, now)).toBe('b');
  });

  it('waits from the last read, to the instant', () => {
    const readings = [committed('a', '2026-11-01T00:00:00.000Z'), committed('b', '2026-11-11T08:00:00.000Z')];
    expect(revealTime(washedOut, readings)).toEqual({ from: now });
    expect(mayReveal(washedOut, readings, '2026-11-25T07:59:59.999Z')).toBe(false);
    expect(nextSetCase(washedOut, readings, 1, '2026-11-25T07:59:59.999Z')).toBeNull();
    expect(mayReveal(washedOut, readings, now)).toBe(true);
    expect(nextSetCase(washedOut, readings, 1, now)).not.toBeNull();
  });

  it('has another order for the second reading', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `case ${String(index)}`);
    const early = '2026-01-01T00:00:00.000Z';
    const first = nextSetCase(washedOut, ids.map(unread), 4, now);
    const second = nextSetCase(
      washedOut,
      ids.map((id) => committed(id, early)),
      4,
      now,
    );
    expect(first).toBe(shuffledCases(ids.toSorted(), 4)[0]);
    expect(second).toBe(shuffledCases(ids.toSorted(), 5)[0]);
  });
});

describe('a teaching set', () => {
  it('is finished with its last read', () => {
    expect(isSetFinished(teaching, [committed('a'), unread('b')])).toBe(false);
    expect(isSetFinished(teaching, [committed('a'), committed('b')])).toBe(true);
    expect(nextSetCase(teaching, [committed('a'), unread('b')], 1, now)).toBe('b');
  });
});

describe('the IDs of a set', () => {
  it('lead back to case and set, and are taken for no reader of the clinic', () => {
    const within = { caseId: 'c-1', setId: 's-1' };
    expect(parseSetCaseId(setCaseId(within))).toEqual(within);
    expect(parseSetCaseId('c-1')).toBeNull();
    expect(isSetReader(setReaderId('r-1', 's-1'))).toBe(true);
    expect(isSetReader('r-1')).toBe(false);
  });
});

describe('the iMRMC file', () => {
  it('has sizes, the line that begins the data, each truth once, then the scores', () => {
    const truths = [
      { caseNumber: 1, isPathologic: false },
      { caseNumber: 2, isPathologic: true },
    ];
    const reads = [
      { reader: 1, caseNumber: 1, modality: 'unaided', confidencePercent: 20 },
      { reader: 1, caseNumber: 2, modality: 'unaided', confidencePercent: 70 },
      { reader: 1, caseNumber: 2, modality: 'aided', confidencePercent: 90 },
    ] as const;
    expect(imrmcFile('Hips\nBEGIN DATA: no', truths, reads)).toBe(
      [
        'Hips BEGIN DATA  no',
        '',
        'NR: 1',
        'N0: 1',
        'N1: 1',
        'NM: 2',
        '',
        'BEGIN DATA:',
        '-1,case1,truth,0',
        '-1,case2,truth,1',
        'reader1,case1,unaided,20',
        'reader1,case2,unaided,70',
        'reader1,case2,aided,90',
        '',
      ].join('\n'),
    );
  });
});

describe('the learning curve', () => {
  it('has a point for each read, in the order of time, over a window, within its interval', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (answers) => {
        const reads = answers.map((isRight, index) => ({
          at: new Date(Date.parse(now) + index * 1000).toISOString(),
          isRight,
        }));
        const curve = learningCurve(reads.toReversed());
        expect(curve).toHaveLength(answers.length);
        for (const [index, point] of curve.entries()) {
          expect(point.n).toBe(Math.min(index + 1, learningWindow));
          expect(point.low).toBeLessThanOrEqual(point.value);
          expect(point.high).toBeGreaterThanOrEqual(point.value);
        }
        expect(curve.at(-1)?.right).toBe(answers.slice(-learningWindow).filter(Boolean).length);
      }),
    );
  });
});
