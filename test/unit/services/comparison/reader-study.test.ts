import { afterEach, describe, expect, it } from 'vitest';
import type { ReaderStudy } from '#contract/reader-study.ts';
import { analyseReaderStudy } from '#domain/statistics/analyse-reader-study.ts';
import { givenCasebook, type ReadCase } from '#test/builders/read-cases.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { expectClose } from '../../domain/statistics/expect-close.ts';

let running: RunningFemora | undefined;

afterEach(async () => {
  await running?.stop();
  if (running) removeFolder(running.dataFolder);
  running = undefined;
});

async function whenCompared(cases: readonly ReadCase[]): Promise<ReaderStudy> {
  running = startFemora(await givenCasebook(cases));
  return (await running.client.call('comparison.summarise', {})).readerStudy;
}

/** Twelve cases, half of them pathologic, read by three; the model corrects some of what they miss. */
const study: readonly ReadCase[] = Array.from({ length: 12 }, (_, index) => {
  const truth = index % 2 === 0 ? 'pathologic' : 'nonpathologic';
  const wrong = index % 2 === 0 ? 'nonpathologic' : 'pathologic';
  const call = (isWrong: boolean): 'pathologic' | 'nonpathologic' => (isWrong ? wrong : truth);
  return {
    truth,
    unaided: call(index % 5 === 0),
    aided: call(index === 10),
    confidencePercent: 9 * index,
    others: [
      { reader: 'B', unaided: call(index % 3 === 0), aided: call(index === 3), confidencePercent: 5 * index },
      { reader: 'C', unaided: call(index % 4 === 2), aided: call(index === 6 || index === 3) },
    ],
  };
});

describe('several readers over the same cases', { timeout: 120_000 }, () => {
  it('are analysed as the domain does, with the model less without', async () => {
    const found = await whenCompared(study);
    if (found.kind !== 'analysed') throw new Error('too few');
    expect(found).toMatchObject({ caseCount: 12, pathologicCount: 6, droppedCount: 0 });
    expect(found.readers).toHaveLength(3);

    const truth = study.map((read) => read.truth === 'pathologic');
    const readBy = (name: string, read: ReadCase): Pick<ReadCase, 'unaided' | 'aided'> | undefined =>
      name === 'Reader 1' ? read : read.others?.find(({ reader }) => reader === name);
    const calls = (when: 'aided' | 'unaided'): number[][] =>
      found.readers.map((name) => study.map((read) => (readBy(name, read)?.[when] === 'pathologic' ? 1 : 0)));
    for (const figure of found.figures) {
      const expected = analyseReaderStudy(
        { truth, ratings: [calls('aided'), calls('unaided')] },
        figure.figure,
      );
      if (expected.kind !== 'analysed' || expected.randomReadersRandomCases.kind !== 'analysed') {
        throw new Error('not analysed');
      }
      expect(figure.n).toBe(6);
      expectClose(
        figure.ofReaders.map(({ unaided, aided }) => [aided, unaided]),
        found.readers.map((_, reader) => [expected.estimates[0]?.[reader], expected.estimates[1]?.[reader]]),
      );
      expectClose(
        figure.difference.randomReaders,
        expected.randomReadersRandomCases.differences[0]?.difference ?? {},
      );
      expectClose(
        figure.difference.fixedReaders,
        expected.fixedReadersRandomCases.differences[0]?.difference ?? {},
      );
    }
    // The model mends more than it spoils here.
    const [sensitivity] = found.figures;
    expect(sensitivity?.difference.fixedReaders).toHaveProperty('value');
    expect(found.kappa.aided.n).toBe(12);
  });

  it('leave out cases in which somebody could not tell, and say when too few are left', async () => {
    const undecided = study.map((read, index): ReadCase => ({
      ...read,
      ...(index === 0 ? { unaided: 'indeterminate' as const } : {}),
    }));
    const found = await whenCompared(undecided);
    expect(found).toMatchObject({ kind: 'analysed', caseCount: 11, droppedCount: 1 });
    await running?.stop();
    const few = await whenCompared(study.slice(0, 6));
    expect(few).toMatchObject({ kind: 'too-few', caseCount: 6, fewestOfClass: 5 });
  });

  it('are one reader where nobody else reads', async () => {
    const found = await whenCompared(study.map((read) => ({ ...read, others: [] })));
    expect(found).toEqual({ kind: 'too-few', readers: [], caseCount: 0, fewestOfClass: 5 });
  });
});
