import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFemora } from '#composition/create-femora.ts';
import { takeSecret } from '#composition/take-secret.ts';
import { forkAnalysis } from './fork-analysis.ts';
import { openLoopbackServer } from './loopback-server.ts';
import { defaultDataFolder, type Places } from './places.ts';

/**
 * `femora serve [--data DIR] [--port N] [--no-demo] [FILE…]`: the same services on loopback, for a browser.
 * Prints one line of JSON, `{"url":…,"enginePid":…}`, and runs until it is told to stop.
 */
export async function serveCommand(places: Places, version: string, args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, port: { type: 'string' }, 'no-demo': { type: 'boolean' } },
  });
  const femora = createFemora({
    dataFolder: path.resolve(values.data ?? defaultDataFolder()),
    modelsFolder: places.modelsFolder,
    version,
    spawnAnalysis: forkAnalysis(places.childFile),
    secret: takeSecret(process.env),
  });
  const given = values['no-demo'] === true ? positionals : [places.demoFile, ...positionals];
  const importGiven = async (): Promise<void> => {
    for (const file of given) await femora.importFile(path.basename(file), await readFile(file));
  };
  // Whoever waits for the address finds the films there; a locked casebook takes them when it is unlocked.
  if (await femora.isOpen()) await importGiven();
  else void femora.whenOpen().then(importGiven);
  const server = await openLoopbackServer(femora, places.rendererFolder, Number(values.port ?? 0));
  process.stdout.write(`${JSON.stringify({ url: server.url, pid: process.pid })}\n`);

  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await server.close();
  await femora.close();
}
