import { describe, expect, it } from 'vitest';
import type { LocalTestRecord } from '#contract/local-test.ts';
import type { ModelWatch } from '#contract/model-watch.ts';
import { modelConcern } from '#domain/inference/model-concern.ts';
import { concernSentence } from '#text/model-concern.ts';

const quiet: ModelWatch = {
  model: { name: 'femora-hip', version: '1' },
  caseCount: 60,
  baselineCount: 40,
  groupSize: 20,
  scores: { mean: 0.2, points: [{ average: 0.2, low: 0.1, high: 0.3, isOut: false }] },
  refusals: null,
  overrides: null,
};
const moved: ModelWatch = {
  ...quiet,
  scores: { mean: 0.2, points: [{ average: 0.5, low: 0.1, high: 0.3, isOut: true }] },
};

function signed(decision: LocalTestRecord['decision'], manifestSha256: string, at: string): LocalTestRecord {
  const test = { model: { name: 'femora-hip', version: '1', manifestSha256 } } as LocalTestRecord['test'];
  return { recordId: at, at, readerId: 'r', reader: 'Dr A', decision, remark: '', caseIds: [], test };
}

const later = '2026-11-20T08:00:00.000Z';
const earlier = '2026-11-10T08:00:00.000Z';

describe('what a clinic found against a model', () => {
  it('is the newest decision on this package, not an older one and not one on another', () => {
    const overruled = [signed('go', 'this', later), signed('no-go', 'this', earlier)];
    const standing = [signed('go', 'other', later), signed('no-go', 'this', earlier)];
    expect(modelConcern('this', overruled, quiet).noGo).toBeNull();
    expect(modelConcern('this', standing, quiet).noGo?.at).toBe(earlier);
    expect(modelConcern('this', [signed('no-go', 'other', later)], quiet).noGo).toBeNull();
  });

  it('is one sentence, the signed decision before the charts, and none where nothing was found', () => {
    const noGo = [signed('no-go', 'this', later)];
    expect(concernSentence(modelConcern('this', [], quiet))).toBeNull();
    expect(concernSentence(modelConcern('this', noGo, moved))).toMatch(/^No-go here: .*Dr A signed/);
    expect(concernSentence(modelConcern('this', [], moved))).toContain('its scores left the usual range');
  });
});
