import { calibrationText, measureText } from '#text/measure.ts';
import type { ElementSize } from '#viewport/camera.ts';
import type { Film } from '#viewport/film.ts';
import { EntryCard } from './entry-card.tsx';
import { placeOf } from './film-points.ts';
import { isAnswer, type Question } from './use-question.ts';

interface MeasureQuestionProps {
  readonly film: Film;
  readonly element: ElementSize;
  readonly question: Question;
  readonly onAnswer: (typed: string) => void;
  readonly onDismiss: () => void;
}

/** The words of an arrow or a text, or the true size of what the film is calibrated with. */
export function MeasureQuestion({ film, element, question, onAnswer, onDismiss }: MeasureQuestionProps) {
  const isWords = question.kind === 'words';
  const point = isWords ? question.annotation.points[0] : question.points.at(-1);
  return (
    <EntryCard
      label={isWords ? measureText.words : calibrationText.size[question.kind]}
      initial={isWords ? question.annotation.text : ''}
      accept={isWords ? measureText.save : calibrationText.use}
      cancel={calibrationText.cancel}
      isNumber={!isWords}
      isSound={(typed) => isAnswer(question, typed)}
      place={point ? placeOf(film, point) : { x: 0, y: 0 }}
      element={element}
      onAccept={onAnswer}
      onCancel={onDismiss}
    />
  );
}
