import { Tooltip } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import type { CommandName } from '#domain/keys/commands.ts';
import { commandText } from '#text/commands.ts';
import { toolText } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { MoreTools } from './more-tools.tsx';
import styles from './film-toolbar.module.css';

const tools = [
  'window',
  'pan',
  'zoom',
  'site',
  'measure',
  'loupe',
  'mirror',
  'invert',
  'fit',
  'reset',
] as const satisfies readonly CommandName[];

/** These happen once; the others stay on until they are put away. */
const momentary: ReadonlySet<CommandName> = new Set<CommandName>(['fit', 'reset']);

interface FilmToolbarProps {
  readonly bindings: KeyBindings;
  /** Tools that are on: the one of the left mouse button, and those that stay on. */
  readonly active: ReadonlySet<CommandName>;
  readonly disabled: ReadonlySet<CommandName>;
  readonly onUse: (command: CommandName) => void;
}

/** Ten tools, each with its key, and the rest behind one button. */
export function FilmToolbar({ bindings, active, disabled, onUse }: FilmToolbarProps) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={toolText.toolbar}>
      {tools.map((tool) => {
        const { label, help } = commandText[tool];
        const keys = keysOf(tool, bindings);
        return (
          <Tooltip key={tool} label={toolText.withKeys(help, keys)} multiline maw={260}>
            <button
              type="button"
              className={styles['tool']}
              aria-label={label}
              aria-keyshortcuts={keys}
              aria-pressed={momentary.has(tool) ? undefined : active.has(tool)}
              disabled={disabled.has(tool)}
              onMouseDown={keepFocus}
              onClick={() => {
                onUse(tool);
              }}
            >
              <Icon name={tool} />
              <span className={styles['label']}>{label}</span>
              <KeyHint keys={keys} />
            </button>
          </Tooltip>
        );
      })}
      <MoreTools bindings={bindings} active={active} onUse={onUse} />
    </div>
  );
}
