import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import {
  declaredErrors,
  DeclaredError,
  describeError,
  errorFromWire,
  errorToWire,
  type ErrorCode,
} from '#contract/declared-error.ts';
import { z } from '#contract/zod.ts';

describe('contract', () => {
  it.each(Object.entries(contract))('%s is plain JSON', (_, operation) => {
    const schemas = operation.kind === 'call' ? [operation.input, operation.output] : [operation.event];
    for (const schema of schemas) expect(z.toJSONSchema(schema)).toHaveProperty('$schema');
  });

  it('turns off code generation in zod, which the window forbids', () => {
    expect(z.config().jitless).toBe(true);
  });
});

describe('declared errors', () => {
  const sample = {
    fileName: 'film.dcm',
    reason: 'it ends early',
    caseId: 'c',
    uploadId: 'u',
    path: 'IMAGES/IM1',
    task: 'decode',
    limitMs: 10_000,
    operation: 'o',
    fingerprint: 'f',
    manifestSha256: 'm',
    version: 'v',
    readerId: 'r',
    name: 'Reader 1',
    attemptsLeft: 4,
    waitSeconds: 30,
    backup: 'b',
    setId: 's',
    unreadCount: 2,
    from: '2026-11-25T08:00:00.000Z',
  };

  it.each(Object.keys(declaredErrors) as ErrorCode[])(
    '%s says what happened and what to do, and survives the wire',
    (code) => {
      const error = new DeclaredError<ErrorCode>(code, declaredErrors[code].data.parse(sample));
      const { message, action } = describeError(error);
      expect(message).toMatch(/^\S.*\.$/);
      expect(action).toMatch(/^\S.*\.$/);
      const travelled = errorFromWire(JSON.parse(JSON.stringify(errorToWire(error))));
      expect(travelled.code).toBe(code);
      expect(travelled.data).toEqual(error.data);
    },
  );

  it('of an unknown code, or with wrong data, arrive as unknown', () => {
    expect(errorFromWire({ code: 'no-such-code', data: {} }).code).toBe('unknown');
    expect(errorFromWire({ code: 'case.not-found', data: {} }).code).toBe('unknown');
    expect(errorFromWire('nonsense').code).toBe('unknown');
  });
});
