import { useMemo } from 'react';
import type { Annotation } from '#contract/annotation.ts';
import type { ImageFacts } from '#contract/image-facts.ts';
import type { FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import { measureAnnotation } from '#domain/imaging/measurement/measure-annotation.ts';
import type { PixelPlane } from '#domain/imaging/pixel-plane.ts';
import { measurementLines } from '#text/measure.ts';

/** What an annotation says, line by line: the reader's words, or what it measures. */
export type AnnotationWords = (annotation: Annotation) => readonly string[];

/** Measures each annotation once, however often it is drawn: a region may hold millions of pixels. */
export function useAnnotationWords(plane: PixelPlane, scale: FilmScale, facts: ImageFacts): AnnotationWords {
  return useMemo(() => {
    const known = new WeakMap<Annotation, readonly string[]>();
    return (annotation) => {
      const before = known.get(annotation);
      if (before) return before;
      const { kind, text } = annotation;
      const lines =
        text === ''
          ? measurementLines(kind, measureAnnotation(annotation, scale, plane), scale, facts)
          : [text];
      known.set(annotation, lines);
      return lines;
    };
  }, [plane, scale, facts]);
}
