import { useState } from 'react';
import type { StoredPackageSummary } from '#contract/model-package.ts';
import { aboutText } from '#text/about.ts';
import { modelsText as text } from '#text/models.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { TableHead } from '#ui/table-head.tsx';
import styles from './models-page.module.css';

type Reference = Pick<StoredPackageSummary, 'name' | 'version'>;

interface PackageListProps {
  readonly packages: readonly StoredPackageSummary[];
  readonly busy: boolean;
  readonly onCheck: (reference: Reference) => void;
  readonly onUse: (reference: Reference) => void;
  readonly onRemove: (reference: Reference) => void;
}

/** A row for each package. Removing asks once more. */
export function PackageList({ packages, busy, onCheck, onUse, onRemove }: PackageListProps) {
  const [doomed, setDoomed] = useState<Reference | null>(null);
  return (
    <>
      <div className={styles['wide']}>
        <table className={styles['table']} data-testid="package-list">
          <TableHead columns={Object.values(text.packageColumns)} />
          <tbody>
            {packages.map((stored) => {
              const { name, version, title, evidence, origin } = stored;
              const full = `${name} ${version}`;
              const canGo = origin === 'imported' && !stored.isReadWith && !stored.isChosen;
              return (
                <tr key={full} data-package={`${name}@${version}`}>
                  <th scope="row">
                    {full}
                    <span className={styles['under']}>{title ?? text.unreadable}</span>
                  </th>
                  <td>{evidence === null ? text.none : aboutText.evidence[evidence]}</td>
                  <td>
                    {stateWords(stored)}
                    <span className={styles['under']}>{text.origin[origin]}</span>
                  </td>
                  <td>
                    <div className={styles['actions']}>
                      <CommandButton
                        busy={busy}
                        aria-label={text.checkOf(full)}
                        onClick={() => {
                          onCheck({ name, version });
                        }}
                      >
                        {text.check}
                      </CommandButton>
                      {stored.isChosen ? null : (
                        <CommandButton
                          busy={busy}
                          aria-label={text.useOf(full)}
                          onClick={() => {
                            onUse({ name, version });
                          }}
                        >
                          {text.use}
                        </CommandButton>
                      )}
                      {canGo ? (
                        <CommandButton
                          busy={busy}
                          aria-label={text.removeOf(full)}
                          onClick={() => {
                            setDoomed({ name, version });
                          }}
                        >
                          {text.remove}
                        </CommandButton>
                      ) : null}
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {doomed ? (
        <Note tone="caution" title={text.removeSure(`${doomed.name} ${doomed.version}`)}>
          <div className={styles['actions']}>
            <CommandButton
              onClick={() => {
                setDoomed(null);
                onRemove(doomed);
              }}
            >
              {text.removeYes}
            </CommandButton>
            <CommandButton
              onClick={() => {
                setDoomed(null);
              }}
            >
              {text.keep}
            </CommandButton>
          </div>
        </Note>
      ) : null}
    </>
  );
}

function stateWords({ isReadWith, isChosen }: StoredPackageSummary): string {
  if (isReadWith) return isChosen ? text.readWith : text.untilNextStart;
  return isChosen ? text.fromNextStart : text.notUsed;
}
