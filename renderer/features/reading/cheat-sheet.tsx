import { Modal } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import { commands, type Command } from '#domain/keys/commands.ts';
import { commonText } from '#text/common.ts';
import { commandText, keysText } from '#text/commands.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import styles from './cheat-sheet.module.css';

interface CheatSheetProps {
  readonly bindings: KeyBindings;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const groups = ['tools', 'measuring', 'view', 'lie', 'file'] as const satisfies readonly Command['group'][];

/** Every key and mouse button on one page, as they are bound now. */
export function CheatSheet({ bindings, isOpen, onClose }: CheatSheetProps) {
  const { left, right, middle, wheel } = bindings.mouse;
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={1080} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles['body'] ?? ''}>
          <div className={styles['head']}>
            <Modal.Title>{keysText.title}</Modal.Title>
            <Modal.CloseButton aria-label={commonText.close} />
          </div>
          <div className={styles['groups']}>
            {groups.map((group) => (
              <KeyGroup
                key={group}
                title={keysText.groups[group]}
                rows={commands
                  .filter((command) => command.group === group)
                  .map(({ name }) => [keysOf(name, bindings), commandText[name].label])}
              />
            ))}
            <KeyGroup title={keysText.groups.always} rows={keysText.always} />
            <KeyGroup
              title={keysText.mouse}
              rows={[
                [keysText.mouseButton.left, keysText.mouseTask[left]],
                [keysText.mouseButton.right, keysText.mouseTask[right]],
                [keysText.mouseButton.middle, keysText.mouseTask[middle]],
                [keysText.wheel, keysText.wheelTask[wheel]],
              ]}
            />
          </div>
          <p className={styles['soft']}>{keysText.changeInSettings}</p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface KeyGroupProps {
  readonly title: string;
  /** Keys, and what they do. */
  readonly rows: readonly (readonly [string, string])[];
}

function KeyGroup({ title, rows }: KeyGroupProps) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['rows']}>
        {rows.map(([keys, label]) => (
          <div key={keys}>
            <dt>
              <KeyHint keys={keys} />
              <span className="visually-hidden">{keys}</span>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
