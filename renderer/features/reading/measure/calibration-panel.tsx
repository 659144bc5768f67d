import { useState } from 'react';
import type { Calibration } from '#contract/annotation.ts';
import type { PixelSpacing } from '#contract/image-facts.ts';
import {
  impliedMagnification,
  magnifiableSpacing,
  smallestMagnification,
  type FilmScale,
} from '#domain/imaging/measurement/film-scale.ts';
import { calibrationText, lengthUnit, positiveNumber } from '#text/measure.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import styles from './calibration-panel.module.css';

interface CalibrationPanelProps {
  readonly scale: FilmScale;
  readonly spacing: PixelSpacing;
  readonly calibration: Calibration | null;
  readonly onDraw: (object: 'ball' | 'ruler') => void;
  readonly onCalibrate: (calibration: Calibration | null) => void;
  readonly onClose: () => void;
}

/** What lengths on this film stand on, and changing it. */
export function CalibrationPanel(props: CalibrationPanelProps) {
  const { scale, spacing, calibration, onDraw, onCalibrate, onClose } = props;
  const [typed, setTyped] = useState('');
  const factor = positiveNumber(typed);
  const isFactorSound = factor !== undefined && factor >= 1 && factor <= 5;
  const canMagnify = magnifiableSpacing(spacing) !== undefined;
  const isByObject = scale.kind === 'ball' || scale.kind === 'ruler';
  const implied = isByObject ? impliedMagnification(scale, spacing) : undefined;
  return (
    <section
      className={styles['panel']}
      aria-label={calibrationText.title}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <h3 className={styles['title']}>{calibrationText.now}</h3>
      <p className="tabular" data-testid="calibration-now">
        {lengthUnit(scale)}
      </p>
      {isByObject ? <p className={styles['soft']}>{calibrationText.objectOnly}</p> : null}
      {implied !== undefined && implied < smallestMagnification ? (
        <Note tone="caution">{calibrationText.impossible}</Note>
      ) : null}
      {implied !== undefined && implied >= smallestMagnification ? (
        <p className={`${styles['soft'] ?? ''} tabular`}>{calibrationText.implied(implied)}</p>
      ) : null}
      {calibration ? (
        <CommandButton
          onClick={() => {
            onCalibrate(null);
          }}
        >
          {calibrationText.remove}
        </CommandButton>
      ) : null}
      <h3 className={styles['title']}>{calibrationText.by}</h3>
      <div className={styles['objects']}>
        {(['ball', 'ruler'] as const).map((object) => (
          <CommandButton
            key={object}
            onClick={() => {
              onDraw(object);
            }}
          >
            {calibrationText[object]}
          </CommandButton>
        ))}
      </div>
      <form
        className={styles['factor']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isFactorSound) return;
          onCalibrate({ kind: 'magnification', factor });
          setTyped('');
        }}
      >
        <label className={styles['label']}>
          {calibrationText.factorValue}
          <input
            className={styles['field']}
            value={typed}
            maxLength={8}
            inputMode="decimal"
            autoComplete="off"
            disabled={!canMagnify}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
        <CommandButton type="submit" disabled={!canMagnify || !isFactorSound}>
          {calibrationText.use}
        </CommandButton>
      </form>
      {canMagnify ? null : <p className={styles['soft']}>{calibrationText.noFactor}</p>}
      <div className={styles['foot']}>
        <CommandButton kind="quiet" onClick={onClose}>
          {calibrationText.close}
        </CommandButton>
      </div>
    </section>
  );
}
