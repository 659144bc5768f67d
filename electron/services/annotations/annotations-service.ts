import type { FilmNotes } from '#contract/annotation.ts';
import type { Handlers } from '#contract/contract-types.ts';
import { DeclaredError } from '#contract/declared-error.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import { findCase } from '../casebook/find-case.ts';
import type { ReaderSession } from '../readers/reader-session.ts';
import type { AnnotationStore, NotesKey } from './annotation-store.ts';

interface AnnotationsParts {
  readonly cases: CaseStore;
  readonly annotations: AnnotationStore;
  readonly session: ReaderSession;
}

const nothing: FilmNotes = { annotations: [], calibration: null };

/**
 * What a reader has drawn on a film. It belongs to the reader: an arrow on a lesion would tell another reader what the
 * first one thinks.
 */
export function createAnnotationsService(
  parts: AnnotationsParts,
): Pick<Handlers, 'annotations.get' | 'annotations.save'> {
  const keyOf = async (operation: string, caseId: string, frameNumber: number): Promise<NotesKey> => {
    const { facts } = await findCase(parts.cases, caseId);
    if (frameNumber > facts.frameCount) {
      throw new DeclaredError('request.invalid', { operation, reason: 'the film has no such frame' });
    }
    return { caseId, frameNumber, readerId: (await parts.session.require()).readerId };
  };
  return {
    'annotations.get': async ({ caseId, frameNumber }) =>
      (await parts.annotations.read(await keyOf('annotations.get', caseId, frameNumber))) ?? nothing,
    'annotations.save': async ({ caseId, frameNumber, notes }) => {
      await parts.annotations.write(await keyOf('annotations.save', caseId, frameNumber), notes);
      return {};
    },
  };
}
