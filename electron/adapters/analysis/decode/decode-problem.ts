import { DeclaredError } from '#contract/declared-error.ts';

type ProblemCode = 'image.unreadable' | 'image.unsupported' | 'image.too-large';

/** Why a file cannot become a radiograph, before the file's name is known. `reason` continues "… cannot be opened:". */
export class DecodeProblem extends Error {
  override readonly name = 'DecodeProblem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.code = code;
  }
}

/** The file is damaged or cut short. */
export function unreadable(reason: string, cause?: unknown): DecodeProblem {
  return new DecodeProblem('image.unreadable', reason, cause);
}

/** The file is sound, but it is nothing Femora shows. */
export function unsupported(reason: string): DecodeProblem {
  return new DecodeProblem('image.unsupported', reason);
}

/** The file, or the picture in it, passes a limit. */
export function tooLarge(reason: string): DecodeProblem {
  return new DecodeProblem('image.too-large', reason);
}

/**
 * The declared error for anything a decoder throws. The bytes are not trusted: whatever a codec throws over them is
 * the file's fault, kept as `cause` for the log.
 */
export function declareProblem(thrown: unknown, fileName: string): DeclaredError {
  const problem = thrown instanceof DecodeProblem ? thrown : unreadable('its content is damaged', thrown);
  const error = new DeclaredError(problem.code, { fileName, reason: problem.message });
  error.cause = problem.cause ?? thrown;
  return error;
}
