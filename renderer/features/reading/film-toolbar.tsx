import { Tooltip } from '@mantine/core';
import { toolText } from '#text/reading.ts';
import { Icon } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import styles from './film-toolbar.module.css';

export type ToolButton =
  'window' | 'pan' | 'zoom' | 'site' | 'measure' | 'loupe' | 'mirror' | 'invert' | 'fit' | 'reset';

const tools: readonly (readonly [ToolButton, string])[] = [
  ['window', 'W'],
  ['pan', 'P'],
  ['zoom', 'Z'],
  ['site', 'S'],
  ['measure', 'D'],
  ['loupe', 'L'],
  ['mirror', 'M'],
  ['invert', 'I'],
  ['fit', 'F'],
  ['reset', 'Space'],
];

interface FilmToolbarProps {
  /** Tools that are on: the one of the left mouse button, and those that stay on. */
  readonly active: ReadonlySet<ToolButton>;
  readonly disabled: ReadonlySet<ToolButton>;
  readonly onUse: (tool: ToolButton) => void;
}

/** The tools, each with its key. */
export function FilmToolbar({ active, disabled, onUse }: FilmToolbarProps) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={toolText.toolbar}>
      {tools.map(([tool, keys]) => (
        <Tooltip key={tool} label={toolText.help[tool]} multiline maw={260}>
          <button
            type="button"
            className={styles['tool']}
            aria-label={toolText[tool]}
            aria-keyshortcuts={keys}
            aria-pressed={tool === 'fit' || tool === 'reset' ? undefined : active.has(tool)}
            disabled={disabled.has(tool)}
            onMouseDown={keepFocus}
            onClick={() => {
              onUse(tool);
            }}
          >
            <Icon name={tool} />
            <span className={styles['label']}>{toolText[tool]}</span>
            <KeyHint keys={keys} />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
