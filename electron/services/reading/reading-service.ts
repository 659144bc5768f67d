import type { CaseDetail } from '#contract/case.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { Mark } from '#contract/reading.ts';
import { advanceReading, replayReading } from '#domain/casebook/advance-reading.ts';
import type { Reading } from '#domain/casebook/reading.ts';
import type { ReadingEvent } from '#domain/casebook/reading-event.ts';
import { siteOnImage } from '#domain/casebook/site-on-image.ts';
import type { Announcer } from '../announcer.ts';
import { caseDetail } from '../casebook/case-detail.ts';
import type { CaseRecord, CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { Clock } from '../clock.ts';
import type { ModelAnalysis } from '../inference/model-analysis.ts';
import { predictMarkedFilm } from '../inference/predict-marked-film.ts';
import { readSettings } from '../settings/settings-service.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

interface ReadingParts {
  readonly cases: CaseStore;
  readonly analysis: ModelAnalysis;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly clock: Clock;
}

type ReadingHandlers = Pick<
  Handlers,
  | 'reading.mark'
  | 'reading.commit'
  | 'reading.reveal'
  | 'reading.explain'
  | 'reading.decide'
  | 'reading.resolve'
>;

/** Mark, read, commit, reveal, decide, resolve: the steps of a reading, under the rules of `domain/casebook`. */
export function createReadingService(parts: ReadingParts): ReadingHandlers {
  const reader = async (): Promise<string> => (await readSettings(parts.settings)).readerName;
  const inTurn = createTurns();

  return {
    'reading.mark': ({ caseId, mark }) => inTurn(caseId, () => saveMark(parts, caseId, mark)),
    'reading.commit': ({ caseId, read }) =>
      inTurn(caseId, async () => {
        const at = parts.clock.now();
        return record(parts, caseId, {
          kind: 'committed',
          at,
          read: { ...read, reader: await reader(), committedAt: at },
        });
      }),
    'reading.reveal': ({ caseId }) => inTurn(caseId, () => reveal(parts, caseId)),
    'reading.explain': async ({ caseId }) => {
      const found = await findCase(parts.cases, caseId);
      const reading = requireRevealed(caseId, replayReading(caseId, found.events));
      const { maps } = await parts.analysis.predict(found.source, reading.mark);
      return maps.map((map) => ({ ...map, values: [...map.values] }));
    },
    'reading.decide': ({ caseId, call }) =>
      inTurn(caseId, async () => {
        const at = parts.clock.now();
        return record(parts, caseId, {
          kind: 'decided',
          at,
          read: { call, reader: await reader(), decidedAt: at },
        });
      }),
    'reading.resolve': ({ caseId, reference }) =>
      inTurn(caseId, async () => {
        const at = parts.clock.now();
        return record(parts, caseId, {
          kind: 'resolved',
          at,
          reference: { ...reference, reader: await reader(), recordedAt: at },
        });
      }),
  };
}

async function saveMark(parts: ReadingParts, caseId: string, mark: Mark): Promise<CaseDetail> {
  const { facts } = await findCase(parts.cases, caseId);
  const site = siteOnImage(mark.site, facts);
  if (!site) throw new DeclaredError('reading.outside-image', { caseId });
  return record(parts, caseId, { kind: 'marked', at: parts.clock.now(), mark: { side: mark.side, site } });
}

/** Computes the prediction at the first reveal; later reveals answer what was shown then. */
async function reveal(parts: ReadingParts, caseId: string): Promise<CaseDetail> {
  const found = await findCase(parts.cases, caseId);
  const reading = replayReading(caseId, found.events);
  if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
  if (reading.state !== 'committed') return caseDetail(found);
  const prediction = await predictMarkedFilm(parts.analysis, parts.clock, found.source, reading.mark);
  return record(parts, caseId, { kind: 'revealed', at: parts.clock.now(), prediction });
}

/** Checks the event against the rules, makes it durable, tells the windows. */
async function record(parts: ReadingParts, caseId: string, event: ReadingEvent): Promise<CaseDetail> {
  const found = await findCase(parts.cases, caseId);
  advanceReading(caseId, replayReading(caseId, found.events), event);
  await parts.cases.append(caseId, event);
  parts.announcer.announce('cases.changed', { caseId });
  const updated: CaseRecord = { ...found, events: [...found.events, event] };
  return caseDetail(updated);
}

function requireRevealed(caseId: string, reading: Reading): Extract<Reading, { prediction: unknown }> {
  if (reading.state === 'unread') throw new DeclaredError('reading.not-committed', { caseId });
  if (reading.state === 'committed') throw new DeclaredError('reading.not-revealed', { caseId });
  return reading;
}

/** Runs the tasks of one case one after the other, so that a rule is checked against what is stored. */
function createTurns(): <Result>(caseId: string, task: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (caseId, task) => {
    const turn = (last.get(caseId) ?? Promise.resolve()).then(task, task);
    last.set(caseId, turn);
    const forget = (): void => {
      if (last.get(caseId) === turn) last.delete(caseId);
    };
    turn.then(forget, forget);
    return turn;
  };
}
