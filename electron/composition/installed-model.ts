import path from 'node:path';

/** The package this release reads with, of those under the models folder. */
const installed = { name: 'femora-hip', version: '0.1.0' } as const;

/** Folder of the installed model package. */
export function installedModelFolder(modelsFolder: string): string {
  return path.join(modelsFolder, installed.name, installed.version);
}
