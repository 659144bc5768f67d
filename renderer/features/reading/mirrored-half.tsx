import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Rectangle, Side } from '#contract/reading.ts';
import { besideText } from '#text/beside.ts';
import type { Camera, ElementSize } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { halfOf, halfRectangle, otherHalf, type Half } from '#viewport/mirrored-half.ts';
import { BesideHead } from './beside-head.tsx';
import { useFilmSnapshot } from './use-film.ts';
import styles from './beside.module.css';

interface MirroredHalfProps {
  readonly film: Film;
  readonly side: Side | null;
  readonly site: Rectangle | null;
  readonly onClose: () => void;
}

/**
 * The other half of the film, folded over: moved, enlarged and windowed with the film, so that the same place of both
 * hips lies at the same place of both panes.
 */
export function MirroredHalf({ film, side, site, onClose }: MirroredHalfProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<ElementSize | null>(null);
  const snapshot = useFilmSnapshot(film);
  const { state } = snapshot;
  const half = site && state.kind === 'shown' ? halfOf(site, state.facts) : null;
  const isMeasured = size !== null;

  useEffect(() => {
    const target = canvas.current;
    if (!target) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: target.clientWidth, height: target.clientHeight });
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, []);
  // Once, when the pane opens: a film that moved by itself while its site is drawn would be a nuisance.
  const begin = useEffectEvent(() => (half ? frameHalf(film, half) : undefined));
  useEffect(() => (isMeasured ? begin() : undefined), [isMeasured]);
  useEffect(() => {
    const target = canvas.current;
    if (!target || !size) return undefined;
    const handle = requestAnimationFrame(() => {
      film.drawMirrored(target, size, half && otherHalf(half));
    });
    return () => {
      cancelAnimationFrame(handle);
    };
  }, [film, snapshot, size, half]);

  const hip = side && besideText.mirror.side[side === 'left' ? 'right' : 'left'];
  return (
    <section className={styles['pane']} aria-label={besideText.mirror.label} data-testid="mirrored-half">
      {/* As tall as the film, under the head, so that the same place lies at the same height. */}
      <canvas ref={canvas} className={styles['canvas']} />
      <BesideHead
        title={half ? besideText.mirror.half : besideText.mirror.whole}
        note={half && hip ? besideText.mirror.ifBoth(hip) : null}
        onClose={onClose}
      />
      <p className={styles['foot']}>{besideText.notForMarking}</p>
    </section>
  );
}

/** A film shown whole is brought to its half, as there is half the room; it is shown whole again if nothing moved it. */
function frameHalf(film: Film, half: Half): (() => void) | undefined {
  const { state, zoom } = film.snapshot();
  if (state.kind !== 'shown' || Math.abs(zoom - 1) > 1e-6) return undefined;
  film.showPart(halfRectangle(half, state.facts));
  const { camera } = film.snapshot();
  return () => {
    if (isSameCamera(film.snapshot().camera, camera)) film.fit();
  };
}

function isSameCamera(one: Camera, other: Camera): boolean {
  return one.centerXPx === other.centerXPx && one.centerYPx === other.centerYPx && one.scale === other.scale;
}
