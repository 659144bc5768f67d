import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { resolve } from 'node:path';
import { releaseFuses } from './release-fuses.ts';

/** `npm run check:fuses -- BINARY`: fails when a fuse of a packed program is not what a release needs. */
const [binary] = process.argv.slice(2);
if (binary === undefined) {
  console.error('Name the packed program: npm run check:fuses -- out/linux-unpacked/femora');
  process.exit(2);
}
const wire = await getCurrentFuseWire(resolve(binary));
let wrong = 0;
for (const [name, option] of Object.entries(FuseV1Options)) {
  const wanted = new Map(Object.entries(releaseFuses)).get(String(option));
  if (wanted === undefined) continue;
  const state = new Map(Object.entries(wire)).get(String(option));
  const isRight = state === (wanted ? FuseState.ENABLE : FuseState.DISABLE);
  if (!isRight) wrong += 1;
  console.log(`${isRight ? 'ok   ' : 'WRONG'} ${name}: ${wanted ? 'on' : 'off'}`);
}
process.exit(wrong === 0 ? 0 : 1);
