import { useState } from 'react';
import type { Annotation, ImagePoint } from '#contract/annotation.ts';
import type { PixelSpacing } from '#contract/image-facts.ts';
import { calibrationLengthPx, shortestCalibrationPx } from '#domain/imaging/measurement/film-scale.ts';
import { positiveNumber } from '#text/measure.ts';
import { useMeasureStore } from './measure-store.ts';
import { hasWords, type MeasureTool } from './measure-tool.ts';
import type { Notes } from './use-notes.ts';

/** What still has to be typed for what was drawn. */
export type Question =
  | { readonly kind: 'words'; readonly annotation: Annotation; readonly isNew: boolean }
  | { readonly kind: 'ball' | 'ruler'; readonly points: readonly ImagePoint[] };

interface QuestionHandle {
  readonly question: Question | null;
  /** What was drawn is kept, or asked about first. */
  readonly finish: (tool: MeasureTool, points: readonly ImagePoint[]) => void;
  readonly askWords: (annotation: Annotation) => void;
  readonly answer: (typed: string) => void;
  readonly dismiss: () => void;
}

/** From points that were drawn to a note on the film. */
export function useQuestion(notes: Notes, spacing: PixelSpacing): QuestionHandle {
  const [question, setQuestion] = useState<Question | null>(null);
  const setTool = useMeasureStore((state) => state.setTool);
  const finish = (tool: MeasureTool, points: readonly ImagePoint[]): void => {
    if (tool === 'ball' || tool === 'ruler') {
      if (calibrationLengthPx(points, spacing) >= shortestCalibrationPx) setQuestion({ kind: tool, points });
      return;
    }
    const annotation = { annotationId: crypto.randomUUID(), kind: tool, points: [...points], text: '' };
    if (hasWords(tool)) setQuestion({ kind: 'words', annotation, isNew: true });
    else notes.add(annotation);
  };
  const answer = (typed: string): void => {
    setQuestion(null);
    if (question?.kind === 'words') {
      const annotation = { ...question.annotation, text: typed.trim() };
      if (question.isNew) notes.add(annotation);
      else notes.replace(annotation);
    } else if (question) {
      const sizeMm = positiveNumber(typed);
      if (sizeMm === undefined) return;
      notes.calibrate({ kind: question.kind, points: [...question.points], sizeMm });
      setTool('length');
    }
  };
  return {
    question,
    finish,
    askWords: (annotation) => {
      setQuestion({ kind: 'words', annotation, isNew: false });
    },
    answer,
    dismiss: () => {
      setQuestion(null);
    },
  };
}

const largestSizeMm = 2000;

/** A text without words would be nothing; an arrow may point in silence; a size is a number of millimetres. */
export function isAnswer(question: Question, typed: string): boolean {
  if (question.kind === 'words') return question.annotation.kind === 'arrow' || typed.trim() !== '';
  const sizeMm = positiveNumber(typed);
  return sizeMm !== undefined && sizeMm <= largestSizeMm;
}
