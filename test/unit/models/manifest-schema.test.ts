import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { modelManifestSchema } from '#domain/inference/model-manifest.ts';
import { modelManifest } from '#test/builders/model-manifest.ts';
import { manifestSchemaText } from '../../../build/model/manifest-schema.ts';

const estimate = { value: 0.9, low: 0.8, high: 0.95, n: 100 };

describe('schema of manifests', () => {
  it('lies in the repository as the app has it (npm run model:schema writes it)', async () => {
    expect(await readFile('models/schema/model-manifest.schema.json', 'utf8')).toBe(manifestSchemaText());
  });

  it('takes a manifest with a locator and stated figures, and keeps them', () => {
    const manifest = modelManifest({
      graphs: { preprocess: 'p.onnx', gate: 'g.onnx', classify: 'c.onnx', locate: 'locate.onnx' },
      input: { filmPx: 224, viewPx: 224, mirroredSide: 'right', locatePx: 320 },
      operatingPoint: { ...modelManifest().operatingPoint, source: 'the authors of the paper' },
      figures: {
        ...modelManifest().figures,
        locator: { hitRate: estimate, sideAccuracy: estimate, fracturePresentAuroc: estimate },
      },
    });
    expect(modelManifestSchema.parse(manifest)).toEqual(manifest);
  });

  const names = ['../secret', 'golden/../../x', '/etc/passwd', 'a/b/c', '.hidden', 'a\\b', 'C:x', ''];
  it.each(names)('refuses a file called %j', (name) => {
    const manifest = modelManifest({ files: { [name]: '0'.repeat(64) } });
    expect(modelManifestSchema.safeParse(manifest).success).toBe(false);
  });

  it.each(['Femora', '..', '-x', 'a/b', 'a b'])('refuses a package called %j', (name) => {
    expect(modelManifestSchema.safeParse(modelManifest({ name })).success).toBe(false);
  });
});
