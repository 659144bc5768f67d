import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from '../project-folder.ts';
import { manifestSchemaText } from './manifest-schema.ts';

/** `npm run model:schema`: writes the JSON Schema of manifests, for packagers that do not speak TypeScript. */
const file = path.join(projectFolder, 'models', 'schema', 'model-manifest.schema.json');
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, manifestSchemaText());
console.log(`wrote ${path.relative(projectFolder, file)}`);
