import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#adapters/case-store/open-database.ts';
import { createSqliteCaseStore } from '#adapters/case-store/sqlite-case-store.ts';
import { createSqliteReaderStore } from '#adapters/case-store/sqlite-reader-store.ts';
import type { Client } from '#contract/contract-types.ts';
import type { ReaderSessionState } from '#contract/reader.ts';
import type { ReadDraft } from '#contract/reading.ts';
import { createAnnouncer } from '#services/announcer.ts';
import type { CaseStore } from '#services/casebook/case-store.ts';
import { createReadersService } from '#services/readers/readers-service.ts';
import { askDoor } from '#test/builders/ask-door.ts';
import { caseRecord } from '#test/builders/case-record.ts';
import { readingEvents } from '#test/builders/reading-events.ts';
import { removeFolder, startFemora, type RunningFemora } from '#test/builders/running-femora.ts';
import { giveKey, testKey } from '#test/builders/test-key.ts';

const everyCase = { selection: { kind: 'all' as const }, offset: 0, limit: 1000 };
const mark = { side: 'left', site: { xPx: 60, yPx: 33, widthPx: 180, heightPx: 200 } } as const;
const read: ReadDraft = { call: 'pathologic', confidencePercent: 70, findings: [], note: 'thin cortex' };
const reference = { truth: 'pathologic', source: 'histology', establishedOn: '2026-11-20' } as const;

let running: RunningFemora | undefined;
let dataFolder = '';

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'femora-test-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  removeFolder(dataFolder);
});

const caseId = 'case-1';
const otherEvents = readingEvents({ call: 'pathologic', aidedCall: 'indeterminate', score: 0.9 });

/** Puts something into the casebook of the running Femora, as its services would. */
async function store(put: (cases: CaseStore) => Promise<void>): Promise<void> {
  const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
  await put(createSqliteCaseStore(database));
  database.close();
}

/** The answer of the model, without the model. */
async function revealTo(readerId: string): Promise<void> {
  await store((cases) => cases.append(caseId, { ...otherEvents.revealed, readerId }));
}

/** Two readers with PINs and one case, B signed in. */
async function givenTwoReaders(): Promise<{ readonly client: Client; readonly secondId: string }> {
  running = startFemora(dataFolder);
  const { client } = running;
  await client.call('readers.changePin', { oldPin: null, newPin: '1111' });
  const { reader } = await client.call('readers.add', { name: 'Reader B', pin: '2222' });
  await store((cases) => cases.add(caseRecord({ caseId }), Uint8Array.of(1)));
  return { client, secondId: reader?.readerId ?? '' };
}

async function signIn(client: Client, name: string, pin: string): Promise<ReaderSessionState> {
  const { readers } = await client.call('readers.session', {});
  const readerId = readers.find((reader) => reader.name === name)?.readerId ?? '';
  return client.call('readers.signIn', { readerId, pin });
}

describe('readers of a workstation', () => {
  it('begin with the first one, who may do without a PIN and is signed in from then on', async () => {
    // Given a casebook that nobody has used.
    giveKey(dataFolder);
    openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey).close();
    running = startFemora(dataFolder);
    expect(await running.client.call('readers.session', {})).toEqual({ reader: null, readers: [] });
    await store((cases) => cases.add(caseRecord({ caseId }), Uint8Array.of(1)));
    // Then nothing of it is shown.
    await expect(running.client.call('cases.list', {})).rejects.toMatchObject({
      code: 'reader.not-signed-in',
    });
    const bytes = await askDoor(running.femora, '/bytes/image/any');
    expect(await bytes.json()).toMatchObject({ code: 'reader.not-signed-in' });
    // When the first reader says who they are, the cases are there, also after another start.
    const session = await running.client.call('readers.add', { name: ' Dr A ', pin: null });
    expect(session.reader).toMatchObject({ name: 'Dr A', hasPin: false });
    expect(await running.client.call('cases.list', {})).toHaveLength(1);
    await running.stop();
    running = startFemora(dataFolder);
    expect((await running.client.call('readers.session', {})).reader?.name).toBe('Dr A');
  });

  it('all have a PIN as soon as there are several', async () => {
    running = startFemora(dataFolder);
    const { client } = running;
    await expect(client.call('readers.add', { name: 'B', pin: '2222' })).rejects.toMatchObject({
      code: 'reader.pin-needed',
      data: { name: 'Reader 1' },
    });
    await client.call('readers.changePin', { oldPin: null, newPin: '1111' });
    await expect(client.call('readers.add', { name: 'B', pin: null })).rejects.toMatchObject({
      code: 'reader.pin-needed',
      data: { name: 'B' },
    });
    await expect(client.call('readers.add', { name: 'READER 1', pin: '2222' })).rejects.toMatchObject({
      code: 'reader.name-taken',
    });
    expect((await client.call('readers.add', { name: 'B', pin: '2222' })).reader?.name).toBe('B');
    await expect(client.call('readers.changePin', { oldPin: '2222', newPin: null })).rejects.toMatchObject({
      code: 'reader.pin-needed',
    });
  });

  it('sign in with their own PIN, change it with the old one, and nobody is signed in at a new start', async () => {
    const { client } = await givenTwoReaders();
    expect((await client.call('readers.signOut', {})).reader).toBeNull();
    await expect(signIn(client, 'Reader 1', '2222')).rejects.toMatchObject({
      code: 'reader.wrong-pin',
      data: { attemptsLeft: 4 },
    });
    expect((await signIn(client, 'Reader 1', '1111')).reader?.name).toBe('Reader 1');
    await expect(client.call('readers.changePin', { oldPin: '9999', newPin: '3333' })).rejects.toMatchObject({
      code: 'reader.wrong-pin',
    });
    await client.call('readers.changePin', { oldPin: '1111', newPin: '3333' });
    await running?.stop();
    running = startFemora(dataFolder);
    expect((await running.client.call('readers.session', {})).reader).toBeNull();
    expect((await signIn(running.client, 'Reader 1', '3333')).reader?.name).toBe('Reader 1');
  });

  it('are told to the windows when they change', async () => {
    const { client } = await givenTwoReaders();
    const heard: (string | null)[] = [];
    client.on('readers.changed', ({ reader }) => heard.push(reader?.name ?? null));
    await client.call('readers.rename', { name: 'Dr B' });
    await client.call('readers.signOut', {});
    expect(heard).toEqual(['Dr B', null]);
  });
});

describe('wrong PINs', () => {
  it('make the next one wait, also after another start, until it has waited', async () => {
    const database = openDatabase(path.join(dataFolder, 'casebook.sqlite'), testKey);
    let now = Date.parse('2026-11-25T08:00:00.000Z');
    const start = () =>
      createReadersService({
        store: createSqliteReaderStore(database),
        pins: {
          seal: (pin) => Promise.resolve(pin),
          matches: (pin, sealed) => Promise.resolve(pin === sealed),
        },
        announcer: createAnnouncer(),
        clock: { now: () => new Date(now).toISOString() },
        newId: () => 'a',
      }).handlers;
    await start()['readers.add']({ name: 'A', pin: '1234' });
    const outcome = async (pin: string): Promise<string> => {
      const { 'readers.signIn': signInNow } = start();
      try {
        await signInNow({ readerId: 'a', pin });
        return 'signed in';
      } catch (thrown) {
        return (thrown as { code: string }).code;
      }
    };
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await outcome('0000')).toBe('reader.wrong-pin');
    expect(await outcome('1234')).toBe('reader.wait');
    now += 29_000;
    expect(await outcome('1234')).toBe('reader.wait');
    now += 1_000;
    expect(await outcome('0000')).toBe('reader.wrong-pin');
    // The wait has doubled.
    now += 30_000;
    expect(await outcome('1234')).toBe('reader.wait');
    now += 30_000;
    expect(await outcome('1234')).toBe('signed in');
    expect(await outcome('0000')).toBe('reader.wrong-pin');
    database.close();
  });
});

describe('reads of several readers', () => {
  it('are private: neither mark nor call, score or truth of one is shown to another who still has to read', async () => {
    const { client, secondId } = await givenTwoReaders();
    // Given a draft of B, then the whole reading of B with the truth.
    await client.call('reading.mark', { caseId, mark });
    await signIn(client, 'Reader 1', '1111');
    expect(await client.call('cases.get', { caseId })).toMatchObject({ state: 'unread', mark: null });
    await signIn(client, 'Reader B', '2222');
    await client.call('reading.commit', { caseId, read });
    await revealTo(secondId);
    await client.call('reading.decide', { caseId, call: 'indeterminate' });
    await client.call('reading.resolve', { caseId, reference });

    // Then Reader 1 finds an unread case, and is refused what B said until the own final call.
    await signIn(client, 'Reader 1', '1111');
    expect(await client.call('cases.get', { caseId })).toMatchObject({
      state: 'unread',
      mark: null,
      unaided: null,
      prediction: null,
      aided: null,
      referenceStandard: null,
    });
    expect(await client.call('cases.list', {})).toMatchObject([{ state: 'unread' }]);
    expect(await client.call('comparison.cases', everyCase)).toEqual({ cases: [], matchCount: 0 });
    const hidden = { code: 'reading.others-hidden' };
    await expect(client.call('reading.reveal', { caseId })).rejects.toMatchObject({
      code: 'reading.not-committed',
    });
    await expect(client.call('reading.others', { caseId })).rejects.toMatchObject(hidden);
    await client.call('reading.mark', { caseId, mark });
    await client.call('reading.commit', { caseId, read: { ...read, call: 'nonpathologic' } });
    await expect(client.call('reading.others', { caseId })).rejects.toMatchObject(hidden);
    await revealTo('reader-1');
    expect(await client.call('reading.reveal', { caseId })).toMatchObject({
      state: 'revealed',
      referenceStandard: null,
    });
    await expect(client.call('reading.others', { caseId })).rejects.toMatchObject(hidden);

    // And with it the reading is finished: the truth is known already, and B's reading may be seen.
    const decided = await client.call('reading.decide', { caseId, call: 'nonpathologic' });
    expect(decided).toMatchObject({ state: 'resolved', referenceStandard: { truth: 'pathologic' } });
    expect(await client.call('reading.others', { caseId })).toMatchObject([
      { reader: 'Reader B', unaided: { call: 'pathologic' }, aided: { call: 'indeterminate' } },
    ]);
    expect((await client.call('comparison.cases', everyCase)).cases).toMatchObject([
      { reader: 'Reader 1', unaided: 'nonpathologic', truth: 'pathologic' },
    ]);
  });
});

describe('a committed read', () => {
  it('can be added to, with a reason, and stays what the statistics count', async () => {
    const { client, secondId } = await givenTwoReaders();
    const overlooked = { reason: 'overlooked', text: ' The lesser trochanter is avulsed. ' } as const;
    await expect(client.call('reading.amend', { caseId, amendment: overlooked })).rejects.toMatchObject({
      code: 'reading.nothing-to-amend',
    });
    await client.call('reading.mark', { caseId, mark });
    await client.call('reading.commit', { caseId, read });
    await expect(
      client.call('reading.amend', { caseId, amendment: { ...overlooked, text: '  ' } }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
    await client.call('reading.amend', { caseId, amendment: overlooked });
    await revealTo(secondId);
    await client.call('reading.decide', { caseId, call: 'nonpathologic' });
    const amended = await client.call('reading.amend', {
      caseId,
      amendment: { reason: 'new-information', text: 'Breast cancer is known.' },
    });
    expect(amended).toMatchObject({ state: 'decided', unaided: read });
    expect(amended.amendments).toMatchObject([
      {
        reason: 'overlooked',
        text: 'The lesser trochanter is avulsed.',
        reader: 'Reader B',
        afterReveal: false,
      },
      { reason: 'new-information', afterReveal: true },
    ]);
    await client.call('reading.resolve', { caseId, reference });
    expect((await client.call('comparison.cases', everyCase)).cases).toMatchObject([
      { unaided: read.call, aided: 'nonpathologic', truth: 'pathologic' },
    ]);
  });
});
