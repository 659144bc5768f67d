/**
 * Writes the demo case: the synthetic phantom as a DICOM file. Nothing in it comes from a patient.
 * The file is committed; run this again after changing the phantom or the writer.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflatedLittleEndian } from '#domain/dicom/transfer-syntax.ts';
import { drawPhantom } from '#test/fixtures/phantom/draw-phantom.ts';
import { writeDicom } from '#test/fixtures/write-dicom.ts';

const target = fileURLToPath(new URL('./resources/demo/demo-hip.dcm', import.meta.url));
const { plane } = drawPhantom({ seed: 2, side: 'left', lesion: true });
const file = writeDicom(plane, {
  transferSyntaxUid: deflatedLittleEndian,
  windows: [
    { center: 1100, width: 2100, explanation: 'BONE' },
    { center: 850, width: 1300, explanation: 'SOFT TISSUE' },
  ],
  patientName: 'DEMO^PHANTOM',
  patientId: 'SYNTHETIC-1',
});
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, file);
console.log(`${target}: ${file.length} bytes`);
