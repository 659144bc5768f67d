import { annotationPointCount, type AnnotationKind } from '#contract/annotation.ts';

/** What is drawn while the reader measures: an annotation, or the object that the film is calibrated with. */
export type MeasureTool = AnnotationKind | 'ball' | 'ruler';

export function pointCountOf(tool: MeasureTool): number {
  return tool === 'ball' || tool === 'ruler' ? 2 : annotationPointCount[tool];
}

/** Annotations that carry words of the reader. */
export function hasWords(kind: AnnotationKind): boolean {
  return kind === 'arrow' || kind === 'text';
}
