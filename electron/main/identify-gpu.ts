import { app } from 'electron';

/**
 * GPU and driver as Chromium knows them: a stored choice of execution provider holds for them only.
 * A machine whose graphics are switched off altogether refuses the question; Femora runs there all the same.
 */
export async function identifyGpu(): Promise<string> {
  try {
    return JSON.stringify(await app.getGPUInfo('basic'));
  } catch {
    return 'no GPU';
  }
}
