/** A case as it is read within a set. */
export interface SetCase {
  readonly caseId: string;
  readonly setId: string;
}

/** Stands in no ID that the program gives. */
const within = '@';

/** The ID under which a case is read within a set. */
export function setCaseId({ caseId, setId }: SetCase): string {
  return `${caseId}${within}${setId}`;
}

/** Null where an ID names a case of the casebook itself. */
export function parseSetCaseId(id: string): SetCase | null {
  const at = id.lastIndexOf(within);
  return at < 0 ? null : { caseId: id.slice(0, at), setId: id.slice(at + 1) };
}

/**
 * Under whom the log keeps what a reader reads within a set: the same person, in another sitting. So both readings of
 * one case stand in one chained log, and neither is taken for the other.
 */
export function setReaderId(readerId: string, setId: string): string {
  return `${readerId}${within}${setId}`;
}

/** Whether an event of the log belongs to a sitting of a set. */
export function isSetReader(readerId: string): boolean {
  return readerId.includes(within);
}
