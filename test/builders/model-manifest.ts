import type { ModelManifest } from '#domain/inference/model-manifest.ts';

const estimate = { value: 0.9, low: 0.8, high: 0.95, n: 100 } as const;

/** A valid manifest; change what the test is about. */
export function modelManifest(changes: Partial<ModelManifest> = {}): ModelManifest {
  return {
    formatVersion: 1,
    name: 'femora-hip',
    version: '0.1.0',
    title: 'Test model',
    task: 'neoplastic-pathologic-fracture',
    evidence: 'simulated',
    evidenceStatement: 'Demonstration model',
    intendedUse: 'tests',
    minimumAppVersion: '0.1.0',
    opset: 18,
    labels: ['nonpathologic', 'pathologic'],
    graphs: { preprocess: 'preprocess.onnx', gate: 'gate.onnx', classify: 'classify.onnx' },
    input: { filmPx: 224, viewPx: 256, mirroredSide: 'right' },
    calibration: { temperature: 1, bias: 0 },
    operatingPoint: { threshold: 0.5, sensitivity: estimate, specificity: estimate, measuredOn: 'tests' },
    indeterminateBand: { low: 0.4, high: 0.6 },
    figures: { auroc: estimate, gate: { hip: estimate, frontal: estimate, hardware: estimate } },
    refusals: [
      { code: 'not-a-hip', output: 'hip', refuseWhen: 'below', threshold: 0.5 },
      { code: 'hardware-present', output: 'hardware', refuseWhen: 'above', threshold: 0.7 },
    ],
    minimumSitePx: 48,
    trainingData: [],
    licence: 'Apache-2.0',
    files: {},
    ...changes,
  };
}
