import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { countRows, type SignedSiteFile, type SiteContent, type SiteRow } from '#domain/report/site-file.ts';
import type { CaseEntry } from '#domain/casebook/case-entry.ts';
import { patientKey } from '#domain/casebook/patient-key.ts';
import type { CaseIndex } from '../casebook/case-index.ts';
import type { Clock } from '../clock.ts';
import { revealedCase } from '../comparison/revealed-case.ts';
import type { SiteKey } from './site-key.ts';

interface PoolingParts {
  readonly cases: Pick<CaseIndex, 'entries'>;
  readonly key: SiteKey;
  readonly clock: Clock;
  /** 32 hexadecimal digits nobody can guess. */
  readonly randomNumber: () => string;
}

type Model = SiteContent['models'][number];

interface KnownRow {
  readonly model: Model;
  readonly readerId: string;
  readonly patient: string;
  readonly caseId: string;
  readonly row: Omit<SiteRow, 'row' | 'patient' | 'reader' | 'case'>;
}

/** What leaves the clinic for pooling: no name, no day, no number of the casebook, signed by this workstation. */
export function createPoolingService(parts: PoolingParts): Pick<Handlers, 'pooling.export'> {
  return {
    'pooling.export': async () => {
      const content = siteContent(parts, (await parts.cases.entries()).flatMap(knownRows));
      const text = JSON.stringify(content);
      const { publicKey, signature, fingerprint } = await parts.key.sign(text);
      const file: SignedSiteFile = { algorithm: 'ed25519', publicKey, signature, content: text };
      return {
        fileName: `femora-site-${fingerprint.slice(0, 8)}.json`,
        content: JSON.stringify(file),
        rowCount: content.rows.length,
        fingerprint,
      };
    },
  };
}

function siteContent({ clock, randomNumber }: PoolingParts, known: readonly KnownRow[]): SiteContent {
  if (known.length === 0) throw new DeclaredError('pooling.no-cases', {});
  const patients = replacements(
    known.map(({ patient }) => patient),
    randomNumber,
  );
  const cases = replacements(
    known.map(({ caseId }) => caseId),
    randomNumber,
  );
  const readerNumbers = replacements(
    known.map(({ readerId }) => readerId),
    randomNumber,
  );
  // Numbered in the order of random numbers, so that R1 is not the one who read first.
  const drawn = [...readerNumbers.values()].sort();
  const rows = known
    .map(({ row, patient, readerId, caseId }): SiteRow => ({
      row: randomNumber(),
      case: cases.get(caseId) ?? '',
      patient: patients.get(patient) ?? '',
      reader: `R${String(drawn.indexOf(readerNumbers.get(readerId) ?? '') + 1)}`,
      ...row,
    }))
    // The order of the casebook would say which case came first.
    .toSorted((a, b) => a.row.localeCompare(b.row));
  const models = new Map(known.map(({ model }) => [model.manifestSha256, model]));
  return {
    format: 'femora-site',
    formatVersion: 1,
    year: yearOf(clock.now()),
    models: [...models.values()],
    counts: {
      unaided: countRows(rows, 'unaided'),
      aided: countRows(rows, 'aided'),
      model: countRows(rows, 'model'),
    },
    rows,
  };
}

function replacements(names: readonly string[], randomNumber: () => string): Map<string, string> {
  return new Map([...new Set(names)].map((name) => [name, randomNumber()]));
}

/** A row for each reader who read the case to the end; none while its truth is not known, and none of a demonstration film. */
function knownRows(entry: CaseEntry): KnownRow[] {
  if (entry.isDemo) return [];
  return entry.readings.flatMap(({ readerId }) => {
    const revealed = revealedCase(entry, readerId);
    if (!revealed) return [];
    const { side, unaided, aided, model, truth, truthSource } = revealed.reading;
    if (!aided || truth === null || truthSource === null) return [];
    const { name, version, manifestSha256 } = model;
    return [
      {
        model: { name, version, manifestSha256 },
        readerId,
        patient: patientKey(entry),
        caseId: entry.caseId,
        row: {
          side,
          unaided: unaided.call,
          confidencePercent: unaided.confidencePercent,
          aided: aided.call,
          model: model.call,
          score: model.score,
          manifestSha256,
          truth,
          truthSource,
          year: yearOf(unaided.committedAt),
        },
      },
    ];
  });
}

function yearOf(instant: string): number {
  return Number(instant.slice(0, 4));
}
