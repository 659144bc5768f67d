import { useCallback, useRef, useState } from 'react';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { PackageReport, PackageTrust } from '#contract/model-package.ts';
import { uploadPackage } from '#api/bytes.ts';
import { useClient } from '#api/client-context.ts';
import { toDeclared } from '#api/use-call.ts';

/** How far an import has come. */
export type ImportStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly fraction: number }
  | { readonly kind: 'trying' }
  | { readonly kind: 'asking'; readonly uploadId: string; readonly trust: PackageTrust }
  | { readonly kind: 'imported'; readonly report: PackageReport }
  | { readonly kind: 'failed'; readonly error: DeclaredError };

interface PackageImport {
  readonly stage: ImportStage;
  readonly send: (files: readonly File[]) => void;
  /** Whether the stranger who made the package is trusted. */
  readonly answer: (isTrusted: boolean) => void;
  readonly cancel: () => void;
}

/** Sends a package, has it tried, and stops at the question whether a stranger is trusted. */
export function usePackageImport(onImported: () => void): PackageImport {
  const client = useClient();
  const [stage, setStage] = useState<ImportStage>({ kind: 'none' });
  const aborter = useRef<AbortController | null>(null);

  const tryPackage = useCallback(
    async (uploadId: string, trust: PackageTrust | null): Promise<void> => {
      setStage({ kind: 'trying' });
      try {
        const report = await client.call('models.import', { uploadId, trust });
        setStage({ kind: 'imported', report });
        onImported();
      } catch (thrown) {
        const error = toDeclared(thrown);
        const asked = trust === null ? questionOf(error) : null;
        setStage(asked ? { kind: 'asking', uploadId, trust: asked } : { kind: 'failed', error });
      }
    },
    [client, onImported],
  );

  const send = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const control = new AbortController();
      aborter.current = control;
      setStage({ kind: 'sending', fraction: 0 });
      uploadPackage(files, {
        signal: control.signal,
        onProgress: (fraction) => {
          setStage({ kind: 'sending', fraction });
        },
      }).then(
        (uploadId) => tryPackage(uploadId, null),
        (thrown: unknown) => {
          setStage(
            control.signal.aborted ? { kind: 'none' } : { kind: 'failed', error: toDeclared(thrown) },
          );
        },
      );
    },
    [tryPackage],
  );
  const answer = useCallback(
    (isTrusted: boolean) => {
      if (stage.kind !== 'asking') return;
      if (isTrusted) void tryPackage(stage.uploadId, stage.trust);
      else setStage({ kind: 'none' });
    },
    [stage, tryPackage],
  );
  const cancel = useCallback(() => {
    aborter.current?.abort();
  }, []);
  return { stage, send, answer, cancel };
}

/** What the reader must say of a package that no publisher Femora knows has signed; null for any other failure. */
function questionOf(error: DeclaredError): PackageTrust | null {
  const { code, data } = error;
  if (code === 'model.unknown-publisher' && 'fingerprint' in data) {
    return { kind: 'publisher', fingerprint: data.fingerprint };
  }
  if (code === 'model.unsigned' && 'manifestSha256' in data) {
    return { kind: 'unsigned', manifestSha256: data.manifestSha256 };
  }
  return null;
}
