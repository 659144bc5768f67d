/**
 * Kills a process that writes reads, again and again, and says what was lost. Ends with 1 when anything was.
 * `npm run crash:casebook -- --times 1000`
 */
import { parseArgs } from 'node:util';
import { crashCasebook } from '#test/builders/crash-casebook.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1000' } } });
const startedMs = performance.now();
const outcome = await crashCasebook(Number(values.times), Math.random, (done) => {
  if (done % 50 === 0) console.log(`${String(done)} crashes`);
});
const { crashes, answeredReads, lostReads, damage } = outcome;
console.log(
  `${String(crashes)} crashes in ${((performance.now() - startedMs) / 1000).toFixed(0)} s, ` +
    `${String(answeredReads)} reads answered, ${String(lostReads.length)} lost, ${String(damage.length)} damages`,
);
for (const line of [...lostReads.map((caseId) => `lost: ${caseId}`), ...damage]) console.log(line);
if (lostReads.length > 0 || damage.length > 0) process.exitCode = 1;
