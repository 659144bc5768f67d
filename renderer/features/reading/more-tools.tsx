import { useState } from 'react';
import { Menu, Tooltip } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import type { CommandName } from '#domain/keys/commands.ts';
import { commandText } from '#text/commands.ts';
import { toolText } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import styles from './film-toolbar.module.css';

/** What is needed less often, in groups. */
const groups = [
  ['turnRight', 'turnLeft', 'flipAcross', 'flipDown'],
  ['pixels', 'contrast'],
  ['cheatSheet'],
] as const satisfies readonly (readonly CommandName[])[];

interface MoreToolsProps {
  readonly bindings: KeyBindings;
  readonly active: ReadonlySet<CommandName>;
  readonly onUse: (command: CommandName) => void;
}

/** The tenth button: the commands that have no button of their own. */
export function MoreTools({ bindings, active, onUse }: MoreToolsProps) {
  const [isOpen, setOpen] = useState(false);
  const isOn = groups.flat().some((name) => active.has(name));
  return (
    <Menu
      position="top-end"
      transitionProps={{ duration: 0 }}
      width={280}
      returnFocus={false}
      onChange={setOpen}
    >
      <Menu.Target>
        <Tooltip label={toolText.moreHelp} disabled={isOpen}>
          <button
            type="button"
            className={styles['tool']}
            aria-label={toolText.more}
            data-on={isOn}
            onMouseDown={keepFocus}
          >
            <Icon name="more" />
            <span className={styles['label']}>{toolText.more}</span>
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, index) => (
          <div key={group[0]}>
            {index === 0 ? null : <Menu.Divider />}
            {group.map((name) => (
              <Menu.Item
                key={name}
                rightSection={<KeyHint keys={keysOf(name, bindings)} />}
                aria-keyshortcuts={keysOf(name, bindings)}
                onClick={() => {
                  onUse(name);
                }}
              >
                {commandText[name].label}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
