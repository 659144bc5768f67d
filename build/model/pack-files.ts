import { zipSync, type Zippable } from 'fflate';

/** Every archive says this, so that the same package gives the same bytes. */
const modifiedAt = '1980-01-01T12:00:00';

/** A `.femora-model` archive of these files. Weights and pictures are stored: they hardly get smaller. */
export function packFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const zippable: Zippable = Object.fromEntries(
    entries.map(([name, bytes]) => [name, [bytes, { level: /\.(onnx|png)$/.test(name) ? 0 : 9 }] as const]),
  );
  return zipSync(zippable, { mtime: modifiedAt });
}
