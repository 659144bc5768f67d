import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeclared } from '#contract/declared-error.ts';
import { readDiscIndex } from '#adapters/analysis/decode/read-disc-index.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';
import { patientRecord, writeDicomdir } from '#test/fixtures/write-dicomdir.ts';
import { givenPicture } from './given-pictures.ts';

const disc = [
  patientRecord('MUELLER^ANNA', 'P-1', [
    { modality: 'DX', fileIds: ['IMAGES\\IM000001', 'IMAGES\\IM000002'] },
    { modality: 'CT', fileIds: ['IMAGES\\CT\\IM000003'] },
    { modality: 'SR', fileIds: ['REPORT'], type: 'SR DOCUMENT' },
  ]),
  patientRecord('M\u00dcLLER^BERND', 'P-2', [{ modality: 'CR', fileIds: ['IM000004'] }]),
];

function refusalOf(bytes: Uint8Array): string {
  try {
    readDiscIndex(bytes, 'DICOMDIR');
  } catch (thrown) {
    if (isDeclared(thrown)) return thrown.message;
    throw thrown;
  }
  throw new Error('the list was read');
}

describe('the list of contents of a disc', () => {
  it('Given patients with studies, When read, Then each study has its patient and the files of all its series', () => {
    expect(readDiscIndex(writeDicomdir(disc), 'DICOMDIR')).toEqual({
      studies: [
        {
          patientName: 'MUELLER^ANNA',
          patientId: 'P-1',
          studyDate: '2026-01-02',
          description: 'Hip',
          files: [
            { path: 'IMAGES/IM000001', recordType: 'IMAGE', modality: 'DX' },
            { path: 'IMAGES/IM000002', recordType: 'IMAGE', modality: 'DX' },
            { path: 'IMAGES/CT/IM000003', recordType: 'IMAGE', modality: 'CT' },
            { path: 'REPORT', recordType: 'SR DOCUMENT', modality: 'SR' },
          ],
        },
        {
          patientName: 'M\u00dcLLER^BERND',
          patientId: 'P-2',
          studyDate: '2026-01-02',
          description: 'Hip',
          files: [{ path: 'IM000004', recordType: 'IMAGE', modality: 'CR' }],
        },
      ],
    });
  });

  it('Given a record that is not in use, When read, Then what lies below it is left out', () => {
    const [first, second] = disc;
    if (!first || !second) throw new Error('two patients are given');
    const { studies } = readDiscIndex(writeDicomdir([{ ...first, isInactive: true }, second]), 'DICOMDIR');
    expect(studies.map(({ patientId }) => patientId)).toEqual(['P-2']);
  });

  it('Given an empty disc, When read, Then it has no studies', () => {
    expect(readDiscIndex(writeDicomdir([]), 'DICOMDIR')).toEqual({ studies: [] });
  });

  it.each([
    ['offsets that point nowhere', writeDicomdir(disc, (offset) => offset + 2), /do not hang together/],
    ['offsets in a circle', writeDicomdir(disc, () => writeDicomdir([]).length), /do not hang together/],
    ['a radiograph in its place', writeDicom(givenPicture(12, 20, 10)), /not the list of contents/],
    ['text in its place', new TextEncoder().encode('the list of contents'), /DICOMDIR/],
    ['half of it', writeDicomdir(disc).subarray(0, 700), /damaged|ends early|hang together/],
    [
      'a way out of the disc',
      writeDicomdir([patientRecord('A', 'P', [{ modality: 'DX', fileIds: ['..\\SECRET'] }])]),
      /outside its disc/,
    ],
  ])('Given %s, When read, Then it is refused', (_, bytes, reason) => {
    expect(refusalOf(bytes)).toMatch(reason);
  });

  it('Given any byte changed, When read, Then it is read or refused by a declared error', () => {
    const sound = writeDicomdir(disc);
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), (position, value) => {
        const changed = Uint8Array.from(sound);
        changed[position] = value;
        try {
          for (const { files } of readDiscIndex(changed, 'DICOMDIR').studies) {
            expect(files.every((file) => !file.path.split('/').includes('..'))).toBe(true);
          }
        } catch (thrown) {
          expect(isDeclared(thrown)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

const hasDcmmkdir = spawnSync('dcmmkdir', ['--version']).error === undefined;
if (!hasDcmmkdir) console.log('skipped: dcmmkdir is not installed (Debian: dcmtk)');

describe.skipIf(!hasDcmmkdir)('a list that DCMTK wrote', () => {
  it('Given films in folders, When read, Then each is named with its patient, study and modality', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'femora-dicomdir-'));
    try {
      mkdirSync(path.join(folder, 'IMAGES'));
      const uid = (tag: number, number: number) => ({ tag, vr: 'UI', value: `2.25.77${String(number)}` });
      const write = (fileId: string, number: number, patientId: string, modality: string): void => {
        const file = writeDicom(givenPicture(12, 20, 10), {
          patientId,
          patientName: `SYNTHETIC^${patientId}`,
          extraElements: [
            uid(0x00080018, number),
            { tag: 0x00080060, vr: 'CS', value: modality },
            uid(0x0020000d, Number(patientId)),
            uid(0x0020000e, 1000 + number),
          ],
        });
        writeFileSync(path.join(folder, fileId), file);
      };
      write('IMAGES/IM01', 1, '100', 'DX');
      write('IMAGES/IM02', 2, '100', 'CR');
      write('IM03', 3, '200', 'CT');
      execFileSync(
        'dcmmkdir',
        ['+id', folder, '+D', path.join(folder, 'DICOMDIR'), '+r', '-Pgp', '-Nxc', '-W'],
        {
          stdio: 'pipe',
        },
      );
      const { studies } = readDiscIndex(readFileSync(path.join(folder, 'DICOMDIR')), 'DICOMDIR');
      const ofPatient = (id: string) => studies.filter(({ patientId }) => patientId === id);
      expect(studies).toHaveLength(2);
      expect(ofPatient('100')).toMatchObject([
        {
          patientName: 'SYNTHETIC^100',
          studyDate: '2026-01-02',
          files: [
            { path: 'IMAGES/IM01', recordType: 'IMAGE', modality: 'DX' },
            { path: 'IMAGES/IM02', recordType: 'IMAGE', modality: 'CR' },
          ],
        },
      ]);
      expect(ofPatient('200')).toMatchObject([
        { files: [{ path: 'IM03', recordType: 'IMAGE', modality: 'CT' }] },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
