import { Tooltip } from '@mantine/core';
import { annotationKinds } from '#contract/annotation.ts';
import type { KeyBindings } from '#contract/key-bindings.ts';
import { keysOf } from '#domain/keys/bound-keys.ts';
import { calibrationText, measureText } from '#text/measure.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { keepFocus } from '#ui/keep-focus.ts';
import type { MeasureTool } from './measure-tool.ts';
import styles from './measure-palette.module.css';

interface MeasurePaletteProps {
  readonly bindings: KeyBindings;
  readonly tool: MeasureTool;
  readonly isCalibrating: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canRemove: boolean;
  /** Nothing can be added while the notes are not here. */
  readonly isReady: boolean;
  readonly onTool: (tool: MeasureTool) => void;
  readonly onCalibrate: () => void;
  readonly onPlace: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onRemove: () => void;
}

/** The measuring tools, at the edge of the film while the reader measures. */
export function MeasurePalette(props: MeasurePaletteProps) {
  const { tool, isReady, bindings } = props;
  return (
    <div
      className={styles['palette']}
      data-over-film
      role="toolbar"
      aria-orientation="vertical"
      aria-label={measureText.tools}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
    >
      {annotationKinds.map((kind) => (
        <PaletteButton
          key={kind}
          icon={kind}
          label={measureText.tool[kind]}
          help={measureText.help[kind]}
          keys={keysOf(kind, bindings)}
          isPressed={tool === kind}
          isDisabled={!isReady}
          onUse={() => {
            props.onTool(kind);
          }}
        />
      ))}
      <PaletteButton
        icon="place"
        label={measureText.place}
        help={measureText.placeHelp}
        isDisabled={!isReady}
        onUse={props.onPlace}
      />
      <hr className={styles['rule']} />
      <PaletteButton
        icon="calibrate"
        label={measureText.calibrate}
        help={calibrationText.help}
        keys={keysOf('calibrate', bindings)}
        isPressed={props.isCalibrating || tool === 'ball' || tool === 'ruler'}
        isDisabled={!isReady}
        onUse={props.onCalibrate}
      />
      <hr className={styles['rule']} />
      <PaletteButton
        icon="undo"
        label={measureText.undo}
        help={measureText.undo}
        keys="Ctrl+Z"
        isDisabled={!props.canUndo}
        onUse={props.onUndo}
      />
      <PaletteButton
        icon="redo"
        label={measureText.redo}
        help={measureText.redo}
        keys="Ctrl+Shift+Z"
        isDisabled={!props.canRedo}
        onUse={props.onRedo}
      />
      <PaletteButton
        icon="remove"
        label={measureText.remove}
        help={measureText.remove}
        keys="Delete"
        isDisabled={!props.canRemove}
        onUse={props.onRemove}
      />
    </div>
  );
}

interface PaletteButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly help: string;
  readonly keys?: string;
  readonly isPressed?: boolean;
  readonly isDisabled: boolean;
  readonly onUse: () => void;
}

function PaletteButton({ icon, label, help, keys, isPressed, isDisabled, onUse }: PaletteButtonProps) {
  return (
    <Tooltip label={keys === undefined ? help : `${help}  ${keys}`} position="right" multiline maw={260}>
      <button
        type="button"
        className={styles['tool']}
        aria-label={label}
        aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
        aria-pressed={isPressed}
        disabled={isDisabled}
        onMouseDown={keepFocus}
        onClick={onUse}
      >
        <Icon name={icon} />
        <span className={styles['name']}>{label}</span>
      </button>
    </Tooltip>
  );
}
