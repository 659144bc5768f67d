import { useEffect, useEffectEvent } from 'react';
import type { PriorFilm as Prior } from '#contract/prior-film.ts';
import { useCall } from '#api/use-call.ts';
import { besideText } from '#text/beside.ts';
import { commonText } from '#text/common.ts';
import { personName } from '#text/names.ts';
import { readingText } from '#text/reading.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Film } from '#viewport/film.ts';
import { linkedWindow } from '#viewport/linked-window.ts';
import { BesideHead } from './beside-head.tsx';
import { useBesideStore } from './beside-store.ts';
import { LookingView } from './looking-view.tsx';
import { PriorChoice } from './prior-choice.tsx';
import { useFilm, useFilmSnapshot } from './use-film.ts';
import styles from './beside.module.css';

interface PriorFilmProps {
  /** The film being read. */
  readonly film: Film;
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Another film of the casebook beside the one being read, with its date, and a caution where it is another patient's. */
export function PriorFilm({ film, caseId, onClose }: PriorFilmProps) {
  const { asked, reload } = useCall('cases.priors', { caseId });
  const { priorOf, choosePrior, windowIsLinked, linkWindow } = useBesideStore();
  const priors = asked.kind === 'ready' ? asked.output : [];
  // Only a film of the same patient is shown without being asked for.
  const byItself = priors.find(({ patient }) => patient === 'same');
  const prior = priors.find((one) => one.caseId === priorOf[caseId]) ?? byItself ?? null;
  const { state: read } = useFilmSnapshot(film);
  const readDate = read.kind === 'shown' ? (read.facts.studyDate ?? null) : null;
  return (
    <section className={styles['pane']} aria-label={besideText.prior} data-testid="prior-film">
      <BesideHead
        title={prior ? titleOf(prior, readDate) : besideText.prior}
        note={prior ? <Whose prior={prior} /> : null}
        onClose={onClose}
      />
      <div className={styles['controls']}>
        <PriorChoice
          priors={priors}
          chosen={prior}
          onChoose={(priorId) => {
            choosePrior(caseId, priorId);
          }}
        />
        <label>
          <input
            type="checkbox"
            checked={windowIsLinked}
            onChange={(event) => {
              linkWindow(event.currentTarget.checked);
            }}
          />
          {besideText.link}
        </label>
      </div>
      <div className={styles['picture']}>
        {asked.kind === 'failed' ? (
          <div className={styles['middle']}>
            <FailureNote error={asked.error}>
              <CommandButton onClick={reload}>{commonText.tryAgain}</CommandButton>
            </FailureNote>
          </div>
        ) : null}
        {asked.kind === 'ready' && !prior ? (
          <p className={styles['middle']}>{priors.length === 0 ? besideText.noPriors : besideText.missing}</p>
        ) : null}
        {prior ? (
          <PriorPicture
            key={prior.caseId}
            film={film}
            prior={prior}
            readDate={readDate}
            isLinked={windowIsLinked}
          />
        ) : null}
      </div>
    </section>
  );
}

interface PriorPictureProps {
  readonly film: Film;
  readonly prior: Prior;
  readonly readDate: string | null;
  readonly isLinked: boolean;
}

function PriorPicture({ film, prior, readDate, isLinked }: PriorPictureProps) {
  const { asked } = useCall('cases.get', { caseId: prior.caseId });
  const detail = asked.kind === 'ready' ? asked.output : null;
  const { film: own, attach, load } = useFilm(prior.caseId, detail);
  return (
    <>
      <div ref={attach} className={styles['host']} />
      {asked.kind === 'failed' ? (
        <div className={styles['middle']}>
          <FailureNote error={asked.error} />
        </div>
      ) : null}
      {own ? (
        <>
          <LookingView film={own} label={besideText.view(titleOf(prior, readDate))} testId="prior-view" />
          <PriorProblem film={own} onLoad={load} />
          {isLinked ? <WindowLink from={film} to={own} /> : null}
        </>
      ) : null}
      <p className={styles['foot']}>{besideText.notForMarking}</p>
    </>
  );
}

/** Loading and failure of the prior say themselves here and never touch the film being read. */
function PriorProblem({ film, onLoad }: { readonly film: Film; readonly onLoad: () => void }) {
  const { state } = useFilmSnapshot(film);
  if (state.kind === 'loading') {
    return (
      <p className={styles['middle']} role="status">
        {readingText.loadingFilm(state.fraction)}
      </p>
    );
  }
  if (state.kind !== 'failed') return null;
  return (
    <div className={styles['middle']}>
      <FailureNote error={state.error}>
        <CommandButton onClick={onLoad}>{commonText.tryAgain}</CommandButton>
      </FailureNote>
    </div>
  );
}

/** Keeps the window of one film like another's. A table belongs to its own file and is not taken over. */
function WindowLink({ from, to }: { readonly from: Film; readonly to: Film }) {
  const { state, voi, inverted } = useFilmSnapshot(from);
  const { state: other } = useFilmSnapshot(to);
  const follow = useEffectEvent(() => {
    if (state.kind !== 'shown' || other.kind !== 'shown' || 'table' in voi) return;
    const ownAuto = state.facts.windows.at(-1);
    const otherAuto = other.facts.windows.at(-1);
    if (ownAuto && otherAuto) to.lookLike({ voi: linkedWindow(voi, ownAuto, otherAuto), inverted });
  });
  useEffect(() => {
    follow();
  }, [voi, inverted, other.kind]);
  return null;
}

function Whose({ prior }: { readonly prior: Prior }) {
  const name = personName(prior.title);
  if (prior.patient === 'same') return name;
  const caution = prior.patient === 'other' ? besideText.anotherPatient : besideText.unknownPatient;
  return (
    <span className={styles['caution']}>
      <Icon name="caution" size={14} />
      {`${caution}: ${name}`}
    </span>
  );
}

/** Only an earlier film of the same patient is called a prior. */
function titleOf({ studyDate, patient }: Prior, readDate: string | null): string {
  if (patient !== 'same') return besideText.otherOf(studyDate);
  if (studyDate === null || readDate === null || studyDate < readDate) return besideText.priorOf(studyDate);
  return studyDate === readDate ? besideText.sameDayOf(studyDate) : besideText.laterOf(studyDate);
}
