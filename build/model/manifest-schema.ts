import { modelManifestSchema } from '#domain/inference/model-manifest.ts';
import { z } from '#contract/zod.ts';

/**
 * The JSON Schema of `manifest.json`, as text. It says what a writer must give, so what is defaulted is optional
 * and what it does not know is allowed.
 */
export function manifestSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(modelManifestSchema, { io: 'input' });
  const schema = {
    $schema,
    title: 'manifest.json of a Femora model package, format 1',
    description: 'Generated from electron/domain/inference/model-manifest.ts by `npm run model:schema`.',
    ...rest,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
