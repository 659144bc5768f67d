import type { ImageFacts } from '#contract/image-facts.ts';
import type { MarkProposal, Prediction } from '#contract/prediction.ts';
import type { Mark, Rectangle, Side } from '#contract/reading.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import { assumedSite, showsWholePelvis } from '#domain/casebook/assumed-site.ts';
import { proposeMark } from '#domain/inference/propose-mark.ts';
import { siteOnImage } from '#domain/casebook/site-on-image.ts';
import type { Clock } from '../clock.ts';
import type { FileVault } from '../images/file-vault.ts';
import type { ImageDecoder } from '../images/image-decoder.ts';
import type { ModelAnalysis } from './model-analysis.ts';
import { predictMarkedFilm } from './predict-marked-film.ts';

interface ClassifierParts {
  readonly analysis: ModelAnalysis & ImageDecoder;
  readonly vault: FileVault;
  readonly clock: Clock;
}

/** What whoever asks knows of the fracture. */
export interface KnownMark {
  readonly side: Side | null;
  readonly site: Rectangle | null;
}

export interface FileClassification {
  readonly facts: ImageFacts;
  readonly mark: Mark;
  /**
   * `proposed`: the locator's. `assumed`: nobody said and the package has no locator, so the usual place was taken.
   * With either the score is worth less.
   */
  readonly sideSource: 'given' | 'file' | 'proposed' | 'assumed';
  readonly siteSource: 'given' | 'proposed' | 'assumed';
  readonly prediction: Prediction;
}

/**
 * Classifies one file outside the casebook: for scripts and tests, not for a reading. What nobody knows is
 * the locator's proposal; without one the usual place of the hip is taken, on both sides where the side is not known
 * either, and the higher score is answered.
 */
export async function classifyFile(
  parts: ClassifierParts,
  fileName: string,
  bytes: Uint8Array,
  known: KnownMark,
): Promise<FileClassification> {
  const source = { fileId: await parts.vault.store(bytes), fileName };
  const { facts } = await parts.analysis.decode(source);
  const isKnown = known.site !== null && sideOf(facts, known.side) !== null;
  const location = isKnown ? null : (await parts.analysis.assess(source)).location;
  const proposal = location && proposeMark(location, facts);
  const candidates = await Promise.all(
    possibleMarks(facts, known, proposal).map(async (candidate) => ({
      facts,
      ...candidate,
      prediction: await predictMarkedFilm(parts.analysis, parts.clock, source, candidate.mark),
    })),
  );
  const [first, ...others] = candidates;
  if (!first) throw new Error('no candidate mark');
  return others.reduce((best, next) => (scoreOf(next) > scoreOf(best) ? next : best), first);
}

type Candidate = Pick<FileClassification, 'mark' | 'sideSource' | 'siteSource'>;

function possibleMarks(
  facts: ImageFacts,
  known: KnownMark,
  proposal: MarkProposal | null,
): readonly Candidate[] {
  if (known.site) {
    const site = siteOnImage(known.site, facts);
    if (!site) throw new DeclaredError('reading.outside-image', { caseId: facts.fileName });
    const [side, sideSource] = sideOf(facts, known.side) ?? guessedSide(site, facts, proposal);
    return [{ mark: { side, site }, sideSource, siteSource: 'given' }];
  }
  const stated = sideOf(facts, known.side);
  if (proposal && (!stated || stated[0] === proposal.side)) {
    const [side, sideSource] = stated ?? [proposal.side, 'proposed' as const];
    return [{ mark: { side, site: proposal.site }, sideSource, siteSource: 'proposed' }];
  }
  const sides = stated
    ? [stated]
    : ([
        ['left', 'assumed'],
        ['right', 'assumed'],
      ] as const);
  return sides.map(([side, sideSource]) => ({
    mark: { side, site: assumedSite(side, facts) },
    sideSource,
    siteSource: 'assumed',
  }));
}

function sideOf(facts: ImageFacts, given: Side | null): readonly [Side, 'given' | 'file'] | null {
  if (given) return [given, 'given'];
  return facts.laterality ? [facts.laterality, 'file'] : null;
}

/**
 * A film is viewed face to face: the patient's right lies in the left half of a picture that shows both hips. Where
 * one hip fills the picture only its anatomy tells, which is the locator's to read.
 */
function guessedSide(
  site: Rectangle,
  facts: ImageFacts,
  proposal: MarkProposal | null,
): readonly [Side, 'proposed' | 'assumed'] {
  if (proposal && !showsWholePelvis(facts)) return [proposal.side, 'proposed'];
  return [site.xPx + site.widthPx / 2 < facts.widthPx / 2 ? 'right' : 'left', 'assumed'];
}

function scoreOf({ prediction }: FileClassification): number {
  return prediction.kind === 'score' ? prediction.score : -1;
}
