import { describe, expect, it } from 'vitest';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { createAnnouncer } from '#services/announcer.ts';
import { connect } from '#transport/connect.ts';
import { createPortPair } from '#transport/pair.ts';
import { serve } from '#transport/serve.ts';

function givenServed(handlers: Partial<Handlers>) {
  const pair = createPortPair();
  const announcer = createAnnouncer();
  const defects: string[] = [];
  serve(pair.host, handlers as Handlers, announcer, (operation, thrown) => {
    defects.push(`${operation}: ${String(thrown)}`);
  });
  return { client: connect(pair.client), raw: pair.client, announcer, defects, close: pair.close };
}

describe('transport', () => {
  it('carries a question and its answer', async () => {
    const { client } = givenServed({
      'images.import': ({ uploadId }) => Promise.resolve({ caseId: `case of ${uploadId}`, isKnown: false }),
    });
    await expect(client.call('images.import', { uploadId: 'u1' })).resolves.toEqual({
      caseId: 'case of u1',
      isKnown: false,
    });
  });

  it('carries a declared error with its data', async () => {
    const { client, defects } = givenServed({
      'cases.get': ({ caseId }) => Promise.reject(new DeclaredError('case.not-found', { caseId })),
    });
    await expect(client.call('cases.get', { caseId: 'x' })).rejects.toMatchObject({
      code: 'case.not-found',
      data: { caseId: 'x' },
    });
    expect(defects).toEqual([]);
  });

  it('never carries the message of a defect, which may hold a path, but reports it', async () => {
    const { client, defects } = givenServed({
      'cases.get': () => Promise.reject(new Error('/home/anna/patient-mueller.dcm')),
    });
    const failure = await client.call('cases.get', { caseId: 'x' }).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'unknown' });
    expect(JSON.stringify(failure)).not.toContain('mueller');
    expect(defects).toEqual(['cases.get: Error: /home/anna/patient-mueller.dcm']);
  });

  it('refuses an input its schema does not accept, and an operation that does not exist', async () => {
    const { client, raw } = givenServed({});
    await expect(client.call('images.import', { uploadId: 7 } as never)).rejects.toMatchObject({
      code: 'request.invalid',
    });
    const replies: unknown[] = [];
    raw.onMessage((message) => replies.push(message));
    raw.send({ kind: 'request', id: 99, operation: 'constructor', input: {} });
    await expect
      .poll(() => replies)
      .toContainEqual(
        expect.objectContaining({
          kind: 'failure',
          id: 99,
          error: expect.objectContaining({ code: 'request.invalid' }) as unknown,
        }),
      );
  });

  it('delivers feeds until the listener leaves', async () => {
    const { client, announcer } = givenServed({ 'cases.list': () => Promise.resolve([]) });
    const heard: string[] = [];
    const dispose = client.on('cases.changed', ({ caseId }) => heard.push(caseId));
    announcer.announce('cases.changed', { caseId: 'a' });
    await client.call('cases.list', {});
    dispose();
    announcer.announce('cases.changed', { caseId: 'b' });
    await client.call('cases.list', {});
    expect(heard).toEqual(['a']);
  });

  it('rejects open and later questions when the other end is gone', async () => {
    const { client, close } = givenServed({ 'cases.list': () => new Promise(() => undefined) });
    const open = client.call('cases.list', {});
    close();
    await expect(open).rejects.toMatchObject({ code: 'connection.closed' });
    await expect(client.call('cases.list', {})).rejects.toMatchObject({ code: 'connection.closed' });
  });
});
