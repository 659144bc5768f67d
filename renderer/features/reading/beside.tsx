import type { Rectangle, Side } from '#contract/reading.ts';
import type { Film } from '#viewport/film.ts';
import { useBesideStore } from './beside-store.ts';
import { MirroredHalf } from './mirrored-half.tsx';
import { PriorFilm } from './prior-film.tsx';
import { useReadingStore } from './reading-store.ts';
import { useIsFilmShown } from './use-film.ts';

interface BesideProps {
  readonly film: Film;
  readonly caseId: string;
  readonly side: Side | null;
  readonly site: Rectangle | null;
}

/** What stands beside the film being read: its mirrored half, a prior film, or nothing. */
export function Beside({ film, caseId, side, site }: BesideProps) {
  const { mirrorShown, toggleMirror } = useReadingStore();
  const { priorShown, showPrior } = useBesideStore();
  const isShown = useIsFilmShown(film);
  if (!isShown) return null;
  if (mirrorShown) {
    return <MirroredHalf key={caseId} film={film} side={side} site={site} onClose={toggleMirror} />;
  }
  if (!priorShown) return null;
  return (
    <PriorFilm
      key={caseId}
      film={film}
      caseId={caseId}
      onClose={() => {
        showPrior(false);
      }}
    />
  );
}
