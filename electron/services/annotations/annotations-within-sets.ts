import { parseSetCaseId, setReaderId } from '#domain/casebook/set-case.ts';
import type { AnnotationStore, NotesKey } from './annotation-store.ts';

/** The same store, in which what is drawn within a set stays with that sitting. */
export function annotationsWithinSets(store: AnnotationStore): AnnotationStore {
  return {
    read: (key) => store.read(sittingKey(key)),
    write: (key, notes) => store.write(sittingKey(key), notes),
  };
}

function sittingKey(key: NotesKey): NotesKey {
  const within = parseSetCaseId(key.caseId);
  if (!within) return key;
  return { ...key, caseId: within.caseId, readerId: setReaderId(key.readerId, within.setId) };
}
