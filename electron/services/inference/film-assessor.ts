import type { ImageFacts } from '#contract/image-facts.ts';
import type { Announcer } from '../announcer.ts';
import type { CaseStore } from '../casebook/case-store.ts';
import type { ImageSource } from '../images/image-source.ts';
import { assessFilm } from './assess-film.ts';
import type { ModelAnalysis } from './model-analysis.ts';

interface FilmAssessorParts {
  readonly analysis: ModelAnalysis;
  readonly cases: CaseStore;
  readonly announcer: Announcer;
  readonly reportDefect: (what: string, thrown: unknown) => void;
}

/** Runs gate and locator on newly opened films in the background, so that opening one never waits for the model. */
export interface FilmAssessor {
  readonly assess: (caseId: string, source: ImageSource, facts: ImageFacts) => void;
  /** Resolves when nothing is being assessed. */
  readonly idle: () => Promise<void>;
}

export function createFilmAssessor({
  analysis,
  cases,
  announcer,
  reportDefect,
}: FilmAssessorParts): FilmAssessor {
  const running = new Set<Promise<void>>();

  const run = async (caseId: string, source: ImageSource, facts: ImageFacts): Promise<void> => {
    try {
      await cases.saveAssessment(caseId, await assessFilm(analysis, source, facts));
      announcer.announce('cases.changed', { caseId });
    } catch (thrown) {
      // The film can be read without an assessment; the reveal checks the same rules again.
      reportDefect('assessment', thrown);
    }
  };

  return {
    assess: (caseId, source, facts) => {
      const task = run(caseId, source, facts).finally(() => running.delete(task));
      running.add(task);
    },
    idle: async () => {
      await Promise.all(running);
    },
  };
}
