import { DeclaredError, isDeclared } from '#contract/declared-error.ts';
import type { PackageCheck } from './check-package.ts';
import type { Acceptance, ModelStore } from './model-store.ts';

interface ImportParts {
  readonly store: ModelStore;
  /** Verifies, inspects and self-tests the package in this folder, in a process that may die of it. */
  readonly check: (folder: string) => Promise<PackageCheck>;
}

/**
 * Takes a package from a stranger: copies it aside, checks it there, and only then puts it in place and into use.
 * A package without a publisher Femora knows needs the decision `acceptance`.
 * Throws `model.refused`, `model.unknown-publisher`, `model.unsigned`, and then leaves nothing behind.
 */
export async function importPackage(
  { store, check }: ImportParts,
  source: string,
  fileName: string,
  acceptance: Acceptance | null,
): Promise<PackageCheck> {
  const staged = await store.stage(source);
  try {
    if (acceptance) await store.accept(staged, acceptance);
    const checked = await check(staged.folder);
    requireGoldenScores(checked);
    await store.install(staged);
    await store.use(staged.reference);
    return checked;
  } catch (thrown) {
    throw refusal(fileName, thrown);
  } finally {
    await store.discard(staged);
  }
}

/** Throws `model.unavailable` when a golden film is not scored here as it was where the package was made. */
export function requireGoldenScores({ model, cases }: PackageCheck): void {
  const wrong = cases.find(({ passed }) => !passed);
  if (!wrong) return;
  const { name, score, expectedScore, difference } = wrong;
  const reason =
    `its golden film ${name} scores ${score.toFixed(4)} here instead of ${expectedScore.toFixed(4)}, ` +
    `a difference of ${difference.toExponential(1)} where ${model.golden.tolerance.toExponential(0)} is allowed`;
  throw new DeclaredError('model.unavailable', { reason });
}

/** What went wrong with a package, said of the file that was given. */
function refusal(fileName: string, thrown: unknown): unknown {
  const reason = isDeclared(thrown) ? reasonOf(thrown) : null;
  return reason === null ? thrown : new DeclaredError('model.refused', { fileName, reason });
}

function reasonOf(error: DeclaredError): string | null {
  switch (error.code) {
    case 'model.unavailable':
      return 'reason' in error.data ? error.data.reason : error.message;
    case 'image.unreadable':
    case 'image.unsupported':
    case 'image.too-large':
      return `a golden film cannot be read (${error.message})`;
    case 'analysis.timed-out':
      return 'its graphs ran too long and were stopped';
    case 'analysis.interrupted':
      return 'the image engine ended while it ran';
    case 'unknown':
      return 'its graphs cannot be run';
    default:
      return null;
  }
}
