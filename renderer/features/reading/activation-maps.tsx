import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#contract/contract-types.ts';
import { useAction } from '#api/use-action.ts';
import { modelText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import styles from './activation-maps.module.css';

type ActivationMap = OutputOf<'reading.explain'>[number];

/** Off until asked for: where the score came from, cell by cell, never drawn over the film as if it were an edge. */
export function ActivationMaps({ caseId }: { readonly caseId: string }) {
  const explain = useAction('reading.explain');
  const [maps, setMaps] = useState<readonly ActivationMap[] | null>(null);
  if (maps === null) {
    return (
      <>
        {explain.error ? <FailureNote error={explain.error} /> : null}
        <CommandButton
          busy={explain.busy}
          onClick={() => {
            void explain.run({ caseId }).then((output) => {
              if (output) setMaps(output);
            });
          }}
        >
          {modelText.map}
        </CommandButton>
      </>
    );
  }
  return (
    <figure data-testid="activation-maps">
      <div className={styles['maps']}>
        {maps.map((map) => (
          <MapPicture key={map.view} map={map} />
        ))}
      </div>
      <figcaption className={styles['caption']}>
        {modelText.mapCaption} {modelText.mapMirrored}
      </figcaption>
      <CommandButton
        onClick={() => {
          setMaps(null);
        }}
      >
        {modelText.mapHide}
      </CommandButton>
    </figure>
  );
}

function MapPicture({ map }: { readonly map: ActivationMap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const picture = context.createImageData(map.widthCells, map.heightCells);
    map.values.forEach((value, cell) => {
      // One hue from dark to light: brightness alone carries the value.
      const strength = Math.min(1, Math.max(0, value));
      picture.data.set([242 * strength, 166 * strength, 90 * strength, 255], 4 * cell);
    });
    context.putImageData(picture, 0, 0);
  }, [map]);
  return (
    <div>
      <canvas
        ref={canvas}
        className={styles['map']}
        width={map.widthCells}
        height={map.heightCells}
        role="img"
        aria-label={modelText.mapView[map.view]}
      />
      <p className={styles['view']}>{modelText.mapView[map.view]}</p>
    </div>
  );
}
