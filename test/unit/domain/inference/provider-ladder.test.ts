import { describe, expect, it } from 'vitest';
import { climbLadder, type ProviderProbe } from '#domain/inference/provider-ladder.ts';

const cpu: ProviderProbe = { kind: 'ran', goldenError: 0, warmMs: 20 };
const fast: ProviderProbe = { kind: 'ran', goldenError: 1e-6, warmMs: 5 };
const slow: ProviderProbe = { kind: 'ran', goldenError: 1e-6, warmMs: 60 };
const wrong: ProviderProbe = { kind: 'ran', goldenError: 0.02, warmMs: 5 };
const broken: ProviderProbe = { kind: 'failed', reason: 'no driver' };

function outcomes(...probes: (readonly [string, ProviderProbe])[]): unknown {
  const { chosen, trials } = climbLadder(cpu, probes, 1e-4);
  return { chosen, outcomes: trials.map(({ provider, outcome }) => `${provider} ${outcome}`) };
}

describe('provider ladder', () => {
  it('takes a provider with the same scores that is faster than the CPU', () => {
    expect(outcomes(['dml', fast])).toEqual({ chosen: 'dml', outcomes: ['dml chosen', 'cpu slower'] });
  });

  it('takes the first that passes and does not judge the next', () => {
    expect(outcomes(['dml', fast], ['webgpu', fast])).toEqual({
      chosen: 'dml',
      outcomes: ['dml chosen', 'webgpu not-tried', 'cpu slower'],
    });
  });

  it('stays on the CPU when the others are slower, wrong or broken, and says why', () => {
    const { chosen, trials } = climbLadder(
      cpu,
      [
        ['dml', wrong],
        ['cuda', broken],
        ['webgpu', slow],
      ],
      1e-4,
    );
    expect(chosen).toBe('cpu');
    expect(trials.map(({ outcome }) => outcome)).toEqual(['wrong', 'failed', 'slower', 'chosen']);
    expect(trials.map(({ reason }) => reason)).toEqual([
      'scores differ by 2.0e-2, allowed 1e-4',
      'no driver',
      'same scores, slower: 60 ms against 20 ms on the CPU',
      'runs on every PC',
    ]);
  });

  it('does not take a provider that answers NaN', () => {
    const { chosen } = climbLadder(cpu, [['dml', { kind: 'ran', goldenError: Number.NaN, warmMs: 1 }]], 1e-4);
    expect(chosen).toBe('cpu');
  });
});
