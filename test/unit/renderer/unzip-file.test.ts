import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipFile, type ZipMember } from '#api/unzip-file.ts';

async function membersOf(bytes: Uint8Array<ArrayBuffer>): Promise<ZipMember[]> {
  const members: ZipMember[] = [];
  for await (const member of unzipFile(new File([bytes], 'disc.zip'))) members.push(member);
  return members;
}

describe('an archive', () => {
  it('gives its files, without its folders, with what was in them', async () => {
    const noise = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251);
    const members = await membersOf(
      zipSync({ 'IMAGES/': new Uint8Array(), 'IMAGES/IM1': noise, '../evil.txt': strToU8('out') }),
    );
    const files = members.flatMap((member) => (member.kind === 'file' ? [member.file] : []));
    expect(files.map(({ name }) => name)).toEqual(['IM1', 'evil.txt']);
    expect(new Uint8Array((await files[0]?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(noise);
  });

  it('that is cut off does not pass for a whole one', async () => {
    const whole = zipSync({ IM1: Uint8Array.from({ length: 50_000 }, (_, index) => (index * 31) % 253) });
    const cut = whole.slice(0, whole.length / 2);
    const outcome = await membersOf(cut).then(
      (members) => members.filter(({ kind }) => kind === 'file').length,
      (thrown: unknown) => String(thrown),
    );
    expect(outcome === 0 || String(outcome).includes('damaged')).toBe(true);
  });
});
