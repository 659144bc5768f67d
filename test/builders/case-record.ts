import type { ImageFacts } from '#contract/image-facts.ts';
import type { CaseRecord } from '#services/casebook/case-store.ts';

export function imageFacts(changes: Partial<ImageFacts> = {}): ImageFacts {
  return {
    fileName: 'film.dcm',
    format: 'dicom',
    widthPx: 640,
    heightPx: 512,
    sampleType: 'uint16',
    bitsStored: 12,
    photometric: 'MONOCHROME2',
    minimum: 0,
    maximum: 4095,
    representable: { low: 0, high: 4095 },
    windows: [{ center: 2048, width: 4096, function: 'LINEAR', explanation: 'auto' }],
    pixelSpacing: { source: 'none' },
    frameCount: 1,
    planeSha256: 'a'.repeat(64),
    ...changes,
  };
}

/** A freshly opened case; each has its own file unless the test says otherwise. */
export function caseRecord(changes: Partial<CaseRecord> = {}): CaseRecord {
  const caseId = changes.caseId ?? 'case-1';
  return {
    caseId,
    source: { fileId: `file of ${caseId}`, fileName: 'film.dcm' },
    title: 'DEMO^PHANTOM',
    openedAt: '2026-11-24T08:00:00.000Z',
    facts: imageFacts(),
    assessment: null,
    events: [],
    ...changes,
  };
}
