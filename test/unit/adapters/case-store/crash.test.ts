import { expect, it } from 'vitest';
import { seededRandom } from '#domain/statistics/seeded-random.ts';
import { crashCasebook } from '#test/builders/crash-casebook.ts';

const crashes = 50;

it(
  `loses no answered read and no page of the file in ${String(crashes)} kills while reads are written`,
  async () => {
    const outcome = await crashCasebook(crashes, seededRandom(20261125));
    expect(outcome).toMatchObject({ crashes, lostReads: [], damage: [] });
    expect(outcome.answeredReads).toBeGreaterThanOrEqual(crashes);
  },
  // Fifty processes are started; beside other work on two cores each takes its time.
  300_000,
);
