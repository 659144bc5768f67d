import { toolText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import styles from './frame-slider.module.css';

interface FrameSliderProps {
  /** From 1. */
  readonly frameNumber: number;
  readonly frameCount: number;
  /** The picture with the reader's mark; read and model refer to it. */
  readonly markedFrame: number | null;
  readonly onShow: (frameNumber: number) => void;
}

/** Which picture of a file that holds several is shown. */
export function FrameSlider({ frameNumber, frameCount, markedFrame, onShow }: FrameSliderProps) {
  return (
    <div className={styles['frames']} data-testid="frames">
      <label className={styles['slider']}>
        <span>{toolText.frame}</span>
        <input
          type="range"
          min={1}
          max={frameCount}
          value={frameNumber}
          aria-label={toolText.frame}
          aria-valuetext={toolText.frameOf(frameNumber, frameCount)}
          onChange={(event) => {
            onShow(Number(event.currentTarget.value));
          }}
        />
        <span className="tabular">{toolText.frameOf(frameNumber, frameCount)}</span>
      </label>
      {markedFrame !== null && markedFrame !== frameNumber ? (
        <Note tone="caution">
          {toolText.markedElsewhere(markedFrame)}{' '}
          <CommandButton
            onClick={() => {
              onShow(markedFrame);
            }}
          >
            {toolText.showMarked(markedFrame)}
          </CommandButton>
        </Note>
      ) : null}
    </div>
  );
}
