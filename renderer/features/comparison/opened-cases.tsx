import { Modal } from '@mantine/core';
import { commonText } from '#text/common.ts';
import { comparisonText as text } from '#text/comparison.ts';
import type { CaseSelection } from './case-selection.ts';
import { CaseTable } from './case-table.tsx';
import styles from './comparison-page.module.css';

interface OpenedCasesProps {
  readonly selection: CaseSelection | null;
  readonly onClose: () => void;
  readonly onOpenCase: (caseId: string) => void;
}

/** The cases behind the number that was pressed. */
export function OpenedCases({ selection, onClose, onOpenCase }: OpenedCasesProps) {
  return (
    <Modal.Root
      opened={selection !== null}
      onClose={onClose}
      size="xl"
      centered
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles['opened'] ?? ''} data-testid="opened-cases">
          <div className={styles['openedHead']}>
            <Modal.Title>{selection?.title}</Modal.Title>
            <Modal.CloseButton aria-label={commonText.close} />
          </div>
          <p className={styles['soft']}>{text.count(selection?.cases.length ?? 0)}</p>
          {selection && selection.cases.length > 0 ? (
            <CaseTable cases={selection.cases} onOpenCase={onOpenCase} />
          ) : (
            <p>{text.openedNone}</p>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
