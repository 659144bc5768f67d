import { DeclaredError } from '#contract/declared-error.ts';
import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import type { ReceivedPlane } from '#contract/plane-rescale.ts';
import type { Rectangle } from '#contract/reading.ts';
import { rectangleWindow } from '#domain/imaging/tissue-windows.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import {
  elementToImage,
  fitCamera,
  imageStep,
  imageToElement,
  panCamera,
  pixelCamera,
  reorientedCamera,
  zoomCamera,
  type Camera,
  type ElementSize,
  type FilmGeometry,
  type Point,
} from './camera.ts';
import { chooseRenderer } from './choose-renderer.ts';
import { createCpuSurface } from './cpu-surface.ts';
import type { Frame } from './draw-on-cpu.ts';
import { drawFilmPart, type FilmPart } from './film-part.ts';
import type { FilmSnapshot, FilmState, GpuFailure } from './film-state.ts';
import { inspectGpu, onGpuLost } from './gpu-engine.ts';
import { createGpuSurface } from './gpu-surface.ts';
import { upright, type Orientation } from './orientation.ts';
import { drawMirroredHalf, type Half } from './mirrored-half.ts';
import { openPlane, type OpenPlane } from './open-plane.ts';
import { partCamera } from './part-camera.ts';
import { planeHash } from './plane-hash.ts';
import { receivedPlane } from './received-plane.ts';
import { samplesIn } from './samples-in.ts';
import { rendererPreference } from './renderer-preference.ts';
import { isSameVoi } from './same-voi.ts';
import type { Surface } from './surface.ts';
import { openingChoice, windowChoices } from './window-choices.ts';
import { viewToCarry } from './view-to-carry.ts';
import { dragWindow } from './window-drag.ts';

/** How the bytes of a plane are fetched; `onProgress` hears the fraction that has arrived. */
export type PlaneLoader = (options: {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}) => Promise<ReceivedPlane>;

/** A radiograph on the screen: what the reading room may ask of it. All points are CSS pixels of the element. */
export interface Film {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => FilmSnapshot;
  /** Blanks the element at once, then loads; ends in `shown`, `failed` or, when aborted, `empty`. Never throws. */
  readonly show: (caseId: string, facts: ImageFacts, load: PlaneLoader) => Promise<void>;
  readonly clear: () => void;
  readonly usePreset: (index: number) => void;
  /** The window that shows what is in a rectangle of the film, in image pixels. */
  readonly useContrastOf: (rectangle: Rectangle) => void;
  readonly dragWindow: (dx: number, dy: number) => void;
  /** Takes over how another film, or the same one in another window, is looked at. */
  readonly lookLike: (look: Pick<FilmSnapshot, 'voi' | 'inverted'>) => void;
  readonly toggleInverted: () => void;
  readonly zoomAt: (point: Point, factor: number) => void;
  readonly panBy: (dx: number, dy: number) => void;
  readonly fit: () => void;
  /** A part of the film, in image pixels, as large as the element allows. */
  readonly showPart: (part: Rectangle) => void;
  /** One column of the film on one device pixel, about the middle. */
  readonly showPixels: () => void;
  /** Turns or flips the film on the screen, by one of the changes of `orientation.ts`; the pixels stay as they are. */
  readonly reorient: (turn: (from: Orientation) => Orientation) => void;
  /** Everything as it was when the film was opened. */
  readonly reset: () => void;
  readonly toImage: (point: Point) => Point;
  readonly toElement: (point: Point) => Point;
  /** The modality plane of the shown film, as it arrived; undefined while none is shown. */
  readonly plane: () => PixelPlane | undefined;
  /** A step on the screen, in CSS pixels, as a step on the film, in image pixels. */
  readonly toImageStep: (step: Point) => Point;
  /** Draws a square part of the film, windowed as shown, onto a small canvas. */
  readonly drawPart: (canvas: HTMLCanvasElement, part: FilmPart) => void;
  /** Draws the film folded along its vertical middle, at the same scale, onto a canvas of its own size. */
  readonly drawMirrored: (canvas: HTMLCanvasElement, element: ElementSize, shown: Half | null) => void;
  readonly dispose: () => void;
}

/** A GPU that drops a film twice in a row will drop it again. */
const lossesToGiveUp = 2;

/** That a film is the one of its case: it was on the screen before. */
const proved = Promise.resolve();

const noWindow: VoiWindow = { center: 0.5, width: 1, function: 'LINEAR_EXACT', explanation: '' };

/** Puts a film viewport into `host`, an empty element of the page that is positioned. */
export function createFilm(host: HTMLElement): Film {
  const listeners = new Set<() => void>();
  let gpuFailure: GpuFailure | null = null;
  /** Contexts lost since this film was opened. */
  let gpuLosses = 0;
  let loaded: OpenPlane | undefined;
  let surface: Surface | undefined;
  /** Counts the surfaces begun; one that is ready after a later one was begun is thrown away. */
  let surfacesBegun = 0;
  /** How the frame before was looked at, while another frame of its case is on its way. */
  let carried: FilmSnapshot | undefined;
  let aborter = new AbortController();
  let current: FilmSnapshot = {
    state: { kind: 'empty' },
    camera: { centerXPx: 0, centerYPx: 0, scale: 1, orientation: upright },
    element: { width: host.clientWidth, height: host.clientHeight },
    zoom: 1,
    voi: noWindow,
    choices: [],
    presetIndex: null,
    inverted: false,
    ...chooseRenderer(undefined, inspectGpu(), null, rendererPreference(), false),
  };

  const isGpuGivenUp = (): boolean => gpuFailure !== null;
  const change = (part: Partial<FilmSnapshot>): void => {
    current = { ...current, ...part };
    if (loaded) {
      const fitScale = fittedCamera(loaded.geometry).scale;
      current = { ...current, zoom: current.camera.scale / fitScale };
      surface?.draw(frameOf(loaded, current));
    }
    for (const listener of listeners) listener();
  };
  /** The whole film, lying as it does. */
  const fittedCamera = (film: FilmGeometry): Camera =>
    fitCamera(film, current.element, current.camera.orientation);
  const isFitted = (): boolean => Math.abs(current.zoom - 1) < 1e-6;
  const blank = (state: FilmState): void => {
    aborter.abort();
    aborter = new AbortController();
    surface?.dispose();
    surface = undefined;
    loaded = undefined;
    host.replaceChildren();
    change({ state, inverted: false, choices: [], presetIndex: null, voi: noWindow, zoom: 1 });
  };
  const hasSizeOfHost = ({ width, height }: ElementSize): boolean =>
    width === host.clientWidth && height === host.clientHeight;
  const fitToHost = (): void => {
    const element: ElementSize = { width: host.clientWidth, height: host.clientHeight };
    if (element.width === 0 || element.height === 0) return;
    const { orientation } = current.camera;
    const camera = loaded && isFitted() ? fitCamera(loaded.geometry, element, orientation) : current.camera;
    change({ element, camera });
  };
  /**
   * Takes away the surface there is and begins another one, drawn by whoever fits the film and what is shown. Nothing is
   * on the screen before `proof` resolves; rejects where it does.
   */
  const startSurface = async (film: OpenPlane, signal: AbortSignal, proof = proved): Promise<void> => {
    surface?.dispose();
    surface = undefined;
    const own = ++surfacesBegun;
    /** Another film or another way of drawing was chosen meanwhile. */
    const isLate = (): boolean => signal.aborted || own !== surfacesBegun;
    const isTabled = 'table' in current.voi;
    const choice = chooseRenderer(film.geometry, inspectGpu(), gpuFailure, rendererPreference(), isTabled);
    change(choice);
    const frame = frameOf(film, current);
    let next: Surface | undefined;
    if (choice.renderer === 'gpu') {
      await proof;
      if (isLate()) return;
      next = await createGpuSurface(host, film.pyramid, frame, giveUpGpu).catch(() => undefined);
      // A surface that comes too late says nothing about the GPU.
      if (isLate()) {
        next?.dispose();
        return;
      }
      // What was drawn while the element changed its size says nothing about the GPU either.
      if (!next && !isGpuGivenUp() && !hasSizeOfHost(frame.element)) {
        fitToHost();
        return startSurface(film, signal);
      }
      if (next && isGpuGivenUp()) {
        next.dispose();
        next = undefined;
      }
      if (!next) {
        gpuFailure ??= 'gpu-failed';
        change({ renderer: 'cpu', rendererReason: gpuFailure });
      }
    }
    next ??= createCpuSurface(host, frameOf(film, current));
    await proof;
    if (isLate()) {
      next.dispose();
      return;
    }
    surface = next;
    surface.draw(frameOf(film, current));
  };
  // A GPU that failed once is not trusted again while the window is open; the film stays, drawn by the processor.
  const giveUpGpu = (): void => {
    if (gpuFailure || current.renderer === 'cpu') return;
    gpuFailure = 'gpu-failed';
    if (loaded) void startSurface(loaded, aborter.signal);
  };
  // A lost context can be a driver that was updated or a PC that slept: the film is drawn again, with a new one.
  const stopListening = onGpuLost(() => {
    if (gpuFailure || current.renderer === 'cpu') return;
    gpuLosses += 1;
    if (gpuLosses >= lossesToGiveUp) gpuFailure = 'gpu-lost';
    if (loaded) void startSurface(loaded, aborter.signal);
  });

  const observer = new ResizeObserver(fitToHost);
  observer.observe(host);

  // Only the processor draws tables, so that a change between table and window may change who draws.
  const look = (part: Partial<FilmSnapshot> & Pick<FilmSnapshot, 'voi'>): void => {
    const wasTabled = 'table' in current.voi;
    change(part);
    if (loaded && wasTabled !== 'table' in part.voi) void startSurface(loaded, aborter.signal);
  };
  const moveCamera = (move: (film: FilmGeometry) => Camera): void => {
    if (loaded) change({ camera: move(loaded.geometry) });
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    snapshot: () => current,
    show: async (caseId, facts, load) => {
      gpuLosses = 0;
      carried = viewToCarry(current, carried, caseId, facts);
      blank({ kind: 'loading', caseId, facts, fraction: 0 });
      const { signal } = aborter;
      const isStale = (): boolean => signal.aborted;
      try {
        const received = await load({
          signal,
          onProgress: (fraction) => {
            if (!isStale()) change({ state: { kind: 'loading', caseId, facts, fraction } });
          },
        });
        const plane = receivedPlane(facts, received);
        if (isStale()) return;
        // The browser hashes beside this loop, which draws meanwhile; nothing is shown before the proof.
        const proof = planeHash(plane).then((hash) => {
          if (hash !== facts.planeSha256) throw foreignPixels(facts);
        });
        proof.catch(() => undefined);
        const film = openPlane(facts, plane);
        const choices = windowChoices(facts, plane);
        const { presetIndex, inverted } = carried ?? {
          presetIndex: openingChoice(choices),
          inverted: false,
        };
        const chosen = presetIndex === null ? carried?.voi : choices[presetIndex]?.voi;
        const camera = carried?.camera;
        change({
          camera: camera ?? fitCamera(film.geometry, current.element),
          voi: chosen ?? noWindow,
          choices,
          presetIndex,
          inverted,
        });
        await startSurface(film, signal, proof);
        if (isStale()) return;
        loaded = film;
        // The element may have changed its size while the film was on its way.
        change({
          state: { kind: 'shown', caseId, facts },
          camera: camera ?? fitCamera(film.geometry, current.element),
        });
      } catch (error) {
        if (isStale()) return;
        blank({ kind: 'failed', caseId, facts, error: asDeclared(error, facts) });
      }
    },
    clear: () => {
      blank({ kind: 'empty' });
    },
    usePreset: (index) => {
      const voi = current.choices[index]?.voi;
      if (voi) look({ voi, presetIndex: index });
    },
    useContrastOf: (rectangle) => {
      const plane = loaded?.pyramid.level(0);
      if (plane) look({ voi: rectangleWindow(samplesIn(rectangle, plane)), presetIndex: null });
    },
    dragWindow: (dx, dy) => {
      if (!loaded) return;
      const reference = loaded.facts.windows.at(-1) ?? noWindow;
      // A table has no width to change: the drag goes on from the automatic window.
      const from = 'table' in current.voi ? reference : current.voi;
      const isDark = frameOf(loaded, current).inverted;
      look({ voi: dragWindow(from, reference, { dx, dy }, isDark), presetIndex: null });
    },
    lookLike: ({ voi, inverted }) => {
      if (!loaded) return;
      if (isSameVoi(voi, current.voi) && inverted === current.inverted) return;
      const { choices } = current;
      const index = choices.findIndex((choice) => isSameVoi(choice.voi, voi));
      look({ voi: choices[index]?.voi ?? voi, presetIndex: index < 0 ? null : index, inverted });
    },
    toggleInverted: () => {
      if (loaded) change({ inverted: !current.inverted });
    },
    zoomAt: (point, factor) => {
      moveCamera((film) => zoomCamera(current.camera, factor, point, film, current.element));
    },
    panBy: (dx, dy) => {
      moveCamera((film) => panCamera(current.camera, dx, dy, film));
    },
    fit: () => {
      moveCamera(fittedCamera);
    },
    showPart: (part) => {
      moveCamera((film) => partCamera(part, current.camera, film, current.element));
    },
    showPixels: () => {
      moveCamera((film) => pixelCamera(current.camera, window.devicePixelRatio, film, current.element));
    },
    reorient: (turn) => {
      const orientation = turn(current.camera.orientation);
      moveCamera((film) =>
        isFitted()
          ? fitCamera(film, current.element, orientation)
          : reorientedCamera(current.camera, orientation),
      );
    },
    reset: () => {
      if (!loaded) return;
      const presetIndex = openingChoice(current.choices);
      look({
        camera: fitCamera(loaded.geometry, current.element),
        voi: current.choices[presetIndex]?.voi ?? noWindow,
        presetIndex,
        inverted: false,
      });
    },
    toImage: (point) =>
      loaded ? elementToImage(point, current.camera, loaded.geometry, current.element) : point,
    toElement: (point) =>
      loaded ? imageToElement(point, current.camera, loaded.geometry, current.element) : point,
    plane: () => loaded?.pyramid.level(0),
    toImageStep: (step) => (loaded ? imageStep(step, current.camera, loaded.geometry) : step),
    drawPart: (canvas, part) => {
      if (loaded) drawFilmPart(canvas, part, frameOf(loaded, current));
    },
    drawMirrored: (canvas, element, shown) => {
      if (loaded) drawMirroredHalf(canvas, frameOf(loaded, current), element, shown);
    },
    dispose: () => {
      observer.disconnect();
      stopListening();
      blank({ kind: 'empty' });
      listeners.clear();
    },
  };
}

function frameOf(film: OpenPlane, snapshot: FilmSnapshot): Frame {
  return {
    pyramid: film.pyramid,
    film: film.geometry,
    camera: snapshot.camera,
    element: snapshot.element,
    devicePixelRatio: window.devicePixelRatio,
    voi: snapshot.voi,
    inverted: snapshot.inverted !== (film.facts.photometric === 'MONOCHROME1'),
  };
}

function foreignPixels(facts: ImageFacts): DeclaredError {
  return new DeclaredError('image.unreadable', {
    fileName: facts.fileName,
    reason: 'the pixels that arrived are not the ones recorded for this case',
  });
}

function asDeclared(error: unknown, facts: ImageFacts): DeclaredError {
  if (error instanceof DeclaredError) return error as DeclaredError;
  return new DeclaredError('image.unreadable', {
    fileName: facts.fileName,
    reason: 'its pixels did not arrive',
  });
}
