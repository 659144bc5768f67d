import { Modal } from '@mantine/core';
import { commonText } from '#text/common.ts';
import type { NamedSelection } from './case-selection.ts';
import styles from './comparison-page.module.css';
import { PagedCases } from './paged-cases.tsx';

interface OpenedCasesProps {
  readonly opened: NamedSelection | null;
  readonly includeDemo: boolean;
  readonly onClose: () => void;
  readonly onOpenCase: (caseId: string) => void;
}

/** The cases behind the number that was pressed. */
export function OpenedCases({ opened, includeDemo, onClose, onOpenCase }: OpenedCasesProps) {
  return (
    <Modal.Root
      opened={opened !== null}
      onClose={onClose}
      size="xl"
      centered
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles['opened'] ?? ''} data-testid="opened-cases">
          <div className={styles['openedHead']}>
            <Modal.Title>{opened?.title}</Modal.Title>
            <Modal.CloseButton aria-label={commonText.close} />
          </div>
          {opened ? (
            <PagedCases selection={opened.selection} includeDemo={includeDemo} onOpenCase={onOpenCase} />
          ) : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
