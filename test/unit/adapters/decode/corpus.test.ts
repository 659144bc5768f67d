import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DeclaredError } from '#contract/declared-error.ts';
import { imageFactsSchema } from '#contract/image-facts.ts';
import { decodeRadiograph } from '#adapters/analysis/decode/decode-radiograph.ts';
import type { DecodedRadiograph } from '#domain/imaging/pixel-plane.ts';

const corpus = path.resolve('../shared/data/dicom/pydicom-data');
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: the pydicom corpus is not beside the checkout');

async function open(file: string): Promise<DecodedRadiograph> {
  return decodeRadiograph(Uint8Array.from(readFileSync(file)), path.basename(file));
}

describe.skipIf(!isThere)('pydicom corpus', () => {
  it('Given every file of it, When opened, Then it opens or is refused with a declared error', async () => {
    const refused: string[] = [];
    let opened = 0;
    for (const name of readdirSync(corpus)) {
      try {
        const { facts } = await open(path.join(corpus, name));
        imageFactsSchema.parse(facts);
        opened += 1;
      } catch (thrown) {
        expect(thrown, name).toBeInstanceOf(DeclaredError);
        expect((thrown as DeclaredError).data, name).not.toMatchObject({ reason: 'its content is damaged' });
        refused.push(`${name}: ${(thrown as DeclaredError).message}`);
      }
    }
    console.log(`opened ${opened}, refused ${refused.length}\n${refused.join('\n')}`);
    expect(opened).toBeGreaterThanOrEqual(78);
  }, 120_000);

  it.each([
    ['emri_small.dcm', 'emri_small_RLE.dcm'],
    ['emri_small.dcm', 'emri_small_big_endian.dcm'],
    ['emri_small.dcm', 'emri_small_jpeg_2k_lossless.dcm'],
    ['emri_small.dcm', 'emri_small_jpeg_ls_lossless.dcm'],
    ['OBXXXX1A.dcm', 'OBXXXX1A_rle.dcm'],
    ['OBXXXX1A.dcm', 'OBXXXX1A_expb.dcm'],
    ['SC_rgb.dcm', 'SC_rgb_expb.dcm'],
    ['SC_rgb.dcm', 'SC_rgb_gdcm2k_uncompressed.dcm'],
    ['693_UNCR.dcm', '693_J2KR.dcm'],
    ['MR2_UNCR.dcm', 'MR2_J2KR.dcm'],
    ['MR2_UNCI.dcm', 'MR2_J2KI.dcm'],
    ['US1_UNCR.dcm', 'US1_J2KR.dcm'],
    ['JLSL_RGB_ILV0.dcm', 'JLSL_RGB_ILV1.dcm'],
    ['JLSL_RGB_ILV0.dcm', 'JLSL_RGB_ILV2.dcm'],
    ['gdcm-US-ALOKA-16.dcm', 'gdcm-US-ALOKA-16_big.dcm'],
    ['liver.dcm', 'liver_expb.dcm'],
    ['liver.dcm', 'liver_deflate.dcm'],
    ['liver.dcm', 'liver_j2k.dcm'],
    ['liver.dcm', 'liver_rle.dcm'],
    ['liver_nonbyte_aligned.dcm', 'liver_nonbyte_aligned_deflate.dcm'],
    ['liver_nonbyte_aligned.dcm', 'liver_nonbyte_aligned_j2k.dcm'],
    ['liver_nonbyte_aligned.dcm', 'liver_nonbyte_aligned_rle.dcm'],
    ['SC_rgb_16bit.dcm', 'SC_rgb_32bit.dcm'],
    ['SC_rgb_32bit.dcm', 'SC_rgb_expb_32bit.dcm'],
    ['parametric_map_float.dcm', 'parametric_map_double_float.dcm'],
  ])('Given %s and its coded twin %s, When opened, Then the planes are one', async (plain, twin) => {
    const [first, second] = [await open(path.join(corpus, plain)), await open(path.join(corpus, twin))];
    expect(second.facts.planeSha256).toBe(first.facts.planeSha256);
  });

  it.each([
    ['JPEG-LL.dcm', 'dcmdjpeg', []],
    ['JPGLosslessP14SV1_1s_1f_8b.dcm', 'dcmdjpeg', []],
    ['JLSL_RGB_ILV0.dcm', 'dcmdjpls', []],
    ['JLSL_16_15_1_1F.dcm', 'dcmdjpls', []],
    ['OBXXXX1A_rle.dcm', 'dcmdrle', []],
    ['RG1_J2KI.dcm', 'gdcmconv', ['--raw']],
    ['RG3_J2KR.dcm', 'gdcmconv', ['--raw']],
    ['JPEG2000_UNC.dcm', 'gdcmconv', ['--raw']],
  ])('Given %s, When %s decodes it, Then its samples are ours', async (name, program, options) => {
    if (spawnSync(program, ['--version']).error !== undefined) {
      console.log(`skipped: ${program} is not installed (Debian: dcmtk, libgdcm-tools)`);
      return;
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'femora-corpus-'));
    try {
      const decoded = path.join(folder, 'decoded.dcm');
      execFileSync(program, [...options, path.join(corpus, name), decoded], { stdio: 'pipe' });
      const [ours, theirs] = [await open(path.join(corpus, name)), await open(decoded)];
      expect(ours.plane.samples).toEqual(theirs.plane.samples);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
