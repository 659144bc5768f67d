import { create } from 'zustand';
import type { Annotation, FilmNotes } from '#contract/annotation.ts';
import type { MeasureTool } from './measure-tool.ts';

interface MeasureState {
  /** By film: a case and a frame of it. Films that were not asked for yet have none. */
  readonly films: Readonly<Record<string, FilmNotes>>;
  /** Films whose last change could not be saved. */
  readonly unsaved: ReadonlySet<string>;
  readonly tool: MeasureTool;
  readonly selectedId: string | null;
  /** The annotation that a pointer holds, where it holds it. */
  readonly held: Annotation | null;
  /** The annotations that were placed or moved while the window is open, the last one last. */
  readonly touchedIds: readonly string[];
  /** The reader is asked how to calibrate the film. */
  readonly isCalibrating: boolean;
  readonly setTool: (tool: MeasureTool) => void;
  readonly setCalibrating: (isCalibrating: boolean) => void;
  readonly select: (annotationId: string | null) => void;
  readonly hold: (annotation: Annotation | null) => void;
  readonly touch: (annotationId: string) => void;
  /** Takes what the casebook holds, unless the film has been worked on since. */
  readonly begin: (key: string, notes: FilmNotes) => void;
  readonly put: (key: string, notes: FilmNotes) => void;
  readonly setUnsaved: (key: string, failed: boolean) => void;
}

/** What the reader measures; kept per film while the window is open, and in the casebook. */
export const useMeasureStore = create<MeasureState>()((set) => ({
  films: {},
  unsaved: new Set(),
  tool: 'length',
  selectedId: null,
  held: null,
  touchedIds: [],
  isCalibrating: false,
  setTool: (tool) => {
    set({ tool, selectedId: null, isCalibrating: false });
  },
  setCalibrating: (isCalibrating) => {
    set({ isCalibrating });
  },
  select: (selectedId) => {
    set({ selectedId });
  },
  hold: (held) => {
    set({ held });
  },
  touch: (annotationId) => {
    set(({ touchedIds }) =>
      touchedIds.at(-1) === annotationId
        ? {}
        : { touchedIds: [...touchedIds.filter((each) => each !== annotationId), annotationId] },
    );
  },
  begin: (key, notes) => {
    set(({ films }) => (films[key] ? {} : { films: { ...films, [key]: notes } }));
  },
  put: (key, notes) => {
    set(({ films }) => ({ films: { ...films, [key]: notes } }));
  },
  setUnsaved: (key, failed) => {
    set(({ unsaved }) => {
      const others = [...unsaved].filter((each) => each !== key);
      return { unsaved: new Set(failed ? [...others, key] : others) };
    });
  },
}));
