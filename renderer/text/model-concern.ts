import type { ModelConcern } from '#domain/inference/model-concern.ts';
import { date } from './numbers.ts';

const moved: Readonly<Record<ModelConcern['moved'][number], string>> = {
  scores: 'its scores',
  refusals: 'how often it refuses',
  overrides: 'how often readers decide otherwise',
};

/** One plain sentence of what this clinic found against the model; null where it found nothing. */
export function concernSentence({ noGo, moved: charts }: ModelConcern): string | null {
  if (noGo) {
    return `No-go here: after the local acceptance test of ${date(noGo.at)}, ${noGo.reader} signed that this model is not to be relied on in this clinic.`;
  }
  if (charts.length === 0) return null;
  return `This model no longer behaves here as in its first cases: ${charts.map((chart) => moved[chart]).join(' and ')} left the usual range. See Models before relying on it.`;
}
