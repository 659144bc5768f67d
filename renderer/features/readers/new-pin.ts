import { pinSchema } from '#contract/reader.ts';
import { readersText } from '#text/readers.ts';

/** What is wrong with a PIN typed twice; null when it can be taken. An empty one is no PIN. */
export function pinProblem(pin: string, again: string): string | null {
  if (pin !== '' && !pinSchema.safeParse(pin).success) return readersText.pinWrong;
  return pin === again ? null : readersText.pinDiffers;
}
