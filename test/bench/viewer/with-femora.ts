import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const services = path.join(import.meta.dirname, 'femora-services.ts');

/**
 * Runs Femora's services on a data folder, with the bench's pages in place of its window, while `use` runs. They have a
 * process of their own: what the bench itself holds is not theirs to clean up.
 */
export async function withFemora<Result>(
  dataFolder: string,
  pagesFolder: string,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const child = fork(services, [dataFolder, pagesFolder]);
  const ended = once(child, 'exit');
  try {
    const [url] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
    if (typeof url !== 'string') throw new Error('Femora’s services did not start');
    return await use(url);
  } finally {
    if (child.connected) child.send('end');
    await ended;
  }
}
