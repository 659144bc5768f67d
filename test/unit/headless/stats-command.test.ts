import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { statsCommand } from '#headless/stats-command.ts';

/** What the command writes to standard output. */
function printed(...args: readonly string[]): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  statsCommand(args);
  return write.mock.calls.map(([text]) => String(text)).join('');
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** The command line itself, started from its sources. */
function femora(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/headless/femora.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const paper = ['--tp', '61', '--fn', '6', '--tn', '331', '--fp', '90'];

describe('femora stats', () => {
  it("prints the whole table of the paper's external test", () => {
    const report = printed(...paper, '--prevalence', '0.04');
    for (const line of [
      /sensitivity +0\.910 +0\.818 to 0\.958, CP 0\.815 to 0\.966, 61 of 67/,
      /specificity +0\.786 +0\.745 to 0\.823, CP .*, 331 of 421/,
      /plain accuracy +0\.803 .*392 of 488/,
      /balanced accuracy +0\.848 /,
      /likelihood ratio \+ +4\.26 +3\.49 to 5\.19/,
      /diagnostic odds ratio +37\.4 /,
      /At a prevalence of 0\.04\n +PPV +0\.151 .*\n +NPV +0\.995 /,
    ]) {
      expect(report).toMatch(line);
    }
    expect(report).not.toContain('too small');
  });

  it('prints the same as JSON, from the command line', () => {
    const { status, stdout, stderr } = femora('stats', ...paper, '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      table: { truePositive: 61, falseNegative: 6, trueNegative: 331, falsePositive: 90 },
      confidence: 0.95,
      accuracy: { kind: 'estimate', successes: 392, trials: 488 },
      atPrevalence: null,
    });
  });

  it('says what an empty table does not tell, and that few cases are few', () => {
    const report = printed('--tp', '0', '--fn', '0', '--tn', '7', '--fp', '0');
    expect(report).toMatch(/sensitivity +- +no such cases/);
    expect(report).toMatch(/n is too small to conclude anything: only 0 pathologic and 7 other/);
    expect(report).toContain('--prevalence');
    expect(report).not.toMatch(/NaN|Infinity|null/);
  });

  it('writes no certainty that is none', () => {
    const report = printed('--tp', '4999', '--fn', '1', '--tn', '40', '--fp', '0', '--prevalence', '.04');
    expect(report).toMatch(/sensitivity +>0\.999 /);
    expect(report).toMatch(/specificity +1\.000 +0\.912 to 1\.000/);
    expect(report).toMatch(/likelihood ratio - +0\.0002 /);
  });

  it.each([
    { args: ['--tp', '61'], said: '--fn is missing' },
    { args: [...paper.slice(0, -1), '9.5'], said: '--fp is a whole number of cases, not 9.5' },
    { args: [...paper.slice(0, -1), '1e99'], said: '--fp is a whole number of cases, not 1e99' },
    { args: [...paper.slice(0, -2), '--fp=-3'], said: '--fp is a whole number of cases, not -3' },
    { args: [...paper, '--prevalence', '4'], said: 'such as 0.04 for 4 %, not 4' },
    { args: [...paper, '--prevalence', 'low'], said: 'not low' },
    { args: [...paper, '--prevalance', '0.04'], said: "Unknown option '--prevalance'" },
  ])('refuses with a plain sentence: $said', ({ args, said }) => {
    expect(() => printed(...args)).toThrow(said);
  });

  it('ends with status 2 on a refusal, in words and, where asked for, as JSON', () => {
    const { status, stdout, stderr } = femora('stats', '--tp', '1', '--json');
    expect(status).toBe(2);
    expect(stderr).toContain('--fn is missing');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'request.invalid' } });
  });
});
