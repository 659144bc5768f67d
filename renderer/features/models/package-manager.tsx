import { useState } from 'react';
import type { PackageReport } from '#contract/model-package.ts';
import { useAction } from '#api/use-action.ts';
import { useCall } from '#api/use-call.ts';
import { modelsText as text } from '#text/models.ts';
import { FailureNote } from '#ui/failure-note.tsx';
import { Section } from '#ui/page.tsx';
import { ImportPackage } from './import-package.tsx';
import styles from './models-page.module.css';
import { PackageList } from './package-list.tsx';
import { PackageReportView } from './package-report-view.tsx';

/** Every package on this PC: which one is used, checks, removal, and the door for new ones. */
export function PackageManager() {
  const { asked, reload, replace } = useCall('models.list', {});
  const check = useAction('models.check');
  const use = useAction('models.use');
  const remove = useAction('models.remove');
  const [report, setReport] = useState<PackageReport | null>(null);
  const error = check.error ?? use.error ?? remove.error ?? (asked.kind === 'failed' ? asked.error : null);
  const forget = (): void => {
    for (const action of [check, use, remove]) action.forget();
    setReport(null);
  };
  return (
    <>
      <Section title={text.packages}>
        <p className={styles['soft']}>{text.packagesIntro}</p>
        {error ? <FailureNote error={error} /> : null}
        {asked.kind === 'ready' ? (
          <PackageList
            packages={asked.output}
            busy={check.busy || use.busy || remove.busy}
            onCheck={(reference) => {
              forget();
              void check.run(reference).then((output) => {
                setReport(output ?? null);
              });
            }}
            onUse={(reference) => {
              forget();
              void use.run(reference).then((output) => {
                if (output) replace(output);
              });
            }}
            onRemove={(reference) => {
              forget();
              void remove.run(reference).then((output) => {
                if (output) replace(output);
              });
            }}
          />
        ) : null}
        <p role="status">{check.busy || use.busy ? text.checking : ''}</p>
        {report ? <PackageReportView report={report} /> : null}
      </Section>
      <ImportPackage onImported={reload} />
    </>
  );
}
