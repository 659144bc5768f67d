import { describe, expect, it } from 'vitest';
import { splitCharacterSets } from '#domain/dicom/character-sets.ts';

function read(bytes: readonly number[], ...characterSets: readonly string[]): string {
  return splitCharacterSets(Uint8Array.from(bytes), characterSets)
    .map((run) => new TextDecoder(run.label).decode(run.bytes))
    .join('');
}

const latin = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The examples of DICOM PS3.5 Annexes H, I, J and K. */
describe('character sets', () => {
  it('Given no character set, When a name is read, Then it is plain', () => {
    expect(read(latin('Doe^Jane'))).toBe('Doe^Jane');
  });

  it('Given Latin-1, When a name is read, Then its umlauts are there', () => {
    expect(read(latin('M\u00fcller^J\u00f6rg'), 'ISO_IR 100')).toBe('Müller^Jörg');
  });

  it('Given UTF-8, When a name is read, Then it is whole', () => {
    expect(read([...new TextEncoder().encode('Wang^XiaoDong=王^小东')], 'ISO_IR 192')).toBe(
      'Wang^XiaoDong=王^小东',
    );
  });

  it('Given GB18030, When a name is read, Then its second bytes that look like ^ or \\ do no harm', () => {
    const bytes = [...latin('Wang='), 0xcd, 0xf5, 0x5e, 0xd0, 0xa1, 0xb6, 0xab];
    expect(read(bytes, 'GB18030')).toBe('Wang=王^小东');
  });

  it('Given Japanese with escapes (H.3.1), When a name is read, Then kanji and kana are there', () => {
    const bytes = [
      ...latin('Yamada^Tarou='),
      ...[0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42, 0x5e],
      ...[0x1b, 0x24, 0x42, 0x42, 0x40, 0x4f, 0x3a, 0x1b, 0x28, 0x42, 0x3d],
      ...[0x1b, 0x24, 0x42, 0x24, 0x64, 0x24, 0x5e, 0x24, 0x40, 0x1b, 0x28, 0x42, 0x5e],
      ...[0x1b, 0x24, 0x42, 0x24, 0x3f, 0x24, 0x6d, 0x24, 0x26, 0x1b, 0x28, 0x42],
    ];
    expect(read(bytes, '', 'ISO 2022 IR 87')).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
  });

  it('Given half-width kana (H.3.2), When a name is read, Then kana and kanji are there', () => {
    const bytes = [
      ...[0xd4, 0xcf, 0xc0, 0xde, 0x5e, 0xc0, 0xdb, 0xb3, 0x3d],
      ...[0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x4a, 0x5e],
      ...[0x1b, 0x24, 0x42, 0x42, 0x40, 0x4f, 0x3a, 0x1b, 0x28, 0x4a],
    ];
    expect(read(bytes, 'ISO 2022 IR 13', 'ISO 2022 IR 87')).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎');
  });

  it('Given Korean (I.2), When a name is read, Then hanja and hangul are there', () => {
    const bytes = [
      ...latin('Hong^Gildong='),
      ...[0x1b, 0x24, 0x29, 0x43, 0xfb, 0xf3, 0x5e, 0x1b, 0x24, 0x29, 0x43, 0xd1, 0xce, 0xd4, 0xd7, 0x3d],
      ...[0x1b, 0x24, 0x29, 0x43, 0xc8, 0xab, 0x5e, 0x1b, 0x24, 0x29, 0x43, 0xb1, 0xe6, 0xb5, 0xbf],
    ];
    expect(read(bytes, '', 'ISO 2022 IR 149')).toBe('Hong^Gildong=洪^吉洞=홍^길동');
  });

  it('Given simplified Chinese with escapes (K.2), When a name is read, Then it is there', () => {
    const bytes = [
      ...latin('Zhang^XiaoDong='),
      ...[0x1b, 0x24, 0x29, 0x41, 0xd5, 0xc5, 0x5e, 0x1b, 0x24, 0x29, 0x41, 0xd0, 0xa1, 0xb6, 0xab, 0x3d],
    ];
    expect(read(bytes, '', 'ISO 2022 IR 58')).toBe('Zhang^XiaoDong=张^小东=');
  });
});
