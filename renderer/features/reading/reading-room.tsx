import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import type { KeyBindings } from '#contract/key-bindings.ts';
import type { CommandName } from '#domain/keys/commands.ts';
import { openFilmWindow } from '#api/film-window.ts';
import { useCall } from '#api/use-call.ts';
import type { FilmScale } from '#domain/imaging/measurement/film-scale.ts';
import { commonText } from '#text/common.ts';
import { scaleSentence, scaleShort } from '#text/measure.ts';
import { fileFacts, readingText } from '#text/reading.ts';
import { statusText } from '#text/status.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { StatusBar, type StatusFact } from '#ui/status-bar.tsx';
import type { Film } from '#viewport/film.ts';
import type { FilmSnapshot } from '#viewport/film-state.ts';
import { Beside } from './beside.tsx';
import { BesideButtons } from './beside-buttons.tsx';
import { togglePrior } from './beside-store.ts';
import { CaseRail } from './case-rail.tsx';
import { CheatSheet } from './cheat-sheet.tsx';
import { FilmArea } from './film-area.tsx';
import { FilmToolbar } from './film-toolbar.tsx';
import { FrameSlider } from './frame-slider.tsx';
import { Hints } from './hints.tsx';
import { LookPublisher } from './look-publisher.tsx';
import { finalChoices } from './decide-step.tsx';
import { callChoices } from './read-step.tsx';
import { runCommand } from './run-command.ts';
import { useMeasureStore } from './measure/measure-store.ts';
import { useFilmScale } from './measure/use-film-scale.ts';
import { useReadingStore } from './reading-store.ts';
import { SetBar } from './set-bar.tsx';
import { StepPanel } from './step-panel.tsx';
import { useFilm, useFilmSnapshot, useIsFilmShown } from './use-film.ts';
import { useKeyBindings } from './use-key-bindings.ts';
import { useRailCases } from './use-rail-cases.ts';
import { useReading } from './use-reading.ts';
import { useReadingKeys } from './use-reading-keys.ts';
import styles from './reading-room.module.css';

interface ReadingRoomProps {
  readonly caseId: string | null;
  /** The set whose cases are read; null: the casebook's own. */
  readonly setId: string | null;
  readonly onLeaveSet: () => void;
  readonly onSelectCase: (caseId: string) => void;
  /** What every screen shows at the end of its status bar. */
  readonly statusEnd: ReactNode;
  /** Shown where there is no case to show. */
  readonly openButton: ReactNode;
}

/** The main screen: cases, film, steps, and the facts at the foot. */
export function ReadingRoom(props: ReadingRoomProps) {
  const { caseId, setId, onLeaveSet, onSelectCase, statusEnd, openButton } = props;
  const { asked: cases, opened } = useRailCases(setId);
  const first = cases.kind === 'ready' ? (opened?.nextCaseId ?? cases.output[0]?.caseId ?? null) : null;
  useEffect(() => {
    if (caseId === null && first !== null) onSelectCase(first);
  }, [caseId, first, onSelectCase]);
  return (
    <main className={styles['room']} aria-label={readingText.room}>
      <h1 className="visually-hidden">{readingText.room}</h1>
      <CaseRail asked={cases} selectedId={caseId} onSelect={onSelectCase}>
        {opened ? (
          <SetBar opened={opened} selectedId={caseId} onSelect={onSelectCase} onLeave={onLeaveSet} />
        ) : null}
      </CaseRail>
      {caseId === null ? (
        <>
          <div className={styles['film']}>
            <div className={styles['nothing']}>
              {cases.kind === 'loading' ? null : (
                <>
                  <p className={styles['title']}>{readingText.noCaseTitle}</p>
                  {openButton}
                  <p>{commonText.openHint}</p>
                </>
              )}
            </div>
          </div>
          <aside className={styles['panel']} aria-label={readingText.panel} />
          <StatusBar facts={[]} end={statusEnd} />
        </>
      ) : (
        <CaseReading caseId={caseId} statusEnd={statusEnd} />
      )}
    </main>
  );
}

function CaseReading({ caseId, statusEnd }: { readonly caseId: string; readonly statusEnd: ReactNode }) {
  const reading = useReading(caseId);
  const { asked, draft, openStep, update } = reading;
  const detail = asked.kind === 'ready' ? asked.output : null;
  const { film, attach, load } = useFilm(caseId, detail, reading.shownFrame);
  const isFilmShown = useIsFilmShown(film, draft.siteFrame);
  const { asked: model } = useCall('models.current', {});
  const { asked: settings } = useCall('settings.get', {});
  const { tool, setTool, toggleMirror } = useReadingStore();
  const bindings = useKeyBindings();
  const [loupe, setLoupe] = useState(false);
  const [cheatSheet, setCheatSheet] = useState(false);
  const likelihood = useRef<HTMLInputElement>(null);
  const canMark = openStep === 'mark' && detail !== null && detail.unaided === null;

  const isSiteShown =
    draft.siteFrame === reading.shownFrame && (openStep === 'mark' || !draft.siteIsProposal);
  const shownSite = isSiteShown ? draft.site : null;
  const ownTool = canMark ? 'site' : bindings.mouse.left;
  useEffect(() => {
    setTool(ownTool);
  }, [ownTool, caseId, setTool]);

  const frameCount = detail?.facts.frameCount ?? 1;
  const showFrame = (frameNumber: number): void => {
    update({ shownFrame: Math.min(frameCount, Math.max(1, frameNumber)) });
  };
  const stepFrame = (by: 1 | -1): void => {
    showFrame(reading.shownFrame + by);
  };
  const useCommand = (command: CommandName): void => {
    runCommand(command, {
      film,
      setTool,
      markSite: () => {
        if (canMark) setTool('site');
        else if (detail?.unaided === null) reading.open('mark');
      },
      measureWith: (kind) => {
        setTool('measure');
        useMeasureStore.getState().setTool(kind);
      },
      calibrate: () => {
        setTool('measure');
        useMeasureStore.getState().setCalibrating(true);
      },
      toggleLoupe: () => {
        setLoupe(!loupe);
      },
      toggleMirror,
      togglePrior,
      openSecondWindow: openFilmWindow,
      stepFrame,
      showCheatSheet: () => {
        setCheatSheet(true);
      },
    });
  };
  const useDigit = (digit: number): void => {
    const index = digit - 1;
    if (openStep === 'look') film?.usePreset(index);
    if (canMark && index < 2) update({ side: index === 0 ? 'right' : 'left' });
    const call = callChoices[index]?.value;
    if (openStep === 'read' && detail && !detail.unaided && call) {
      update({ call });
      likelihood.current?.focus();
    }
    if (openStep === 'decide' && detail?.unaided && !detail.aided) {
      const finalCall = finalChoices(detail.unaided.call)[index];
      if (finalCall) update({ finalCall });
    }
  };
  useReadingKeys({
    bindings,
    onCommand: useCommand,
    onLoupe: setLoupe,
    onDigit: useDigit,
    onGoOn: reading.goOn,
    onGoBack: reading.goBack,
    onHandIn: () => {
      if (isFilmShown || openStep !== 'read') reading.handIn();
    },
    onCancel: () => {
      setTool(bindings.mouse.left);
      setLoupe(false);
    },
  });

  return (
    <>
      <div className={styles['film']}>
        <div className={styles['pair']}>
          <div className={styles['stage']} data-film-stage>
            <div ref={attach} className={styles['host']} />
            {film ? (
              <FilmArea
                film={film}
                tool={tool}
                bindings={bindings}
                side={draft.side}
                site={shownSite}
                siteIsProposal={draft.siteIsProposal}
                loupe={loupe}
                onContrast={() => {
                  setTool(ownTool);
                }}
                onStepFrame={stepFrame}
                onLoad={load}
                onSite={canMark ? reading.drawSite : undefined}
                undoableSite={reading.undoableSite}
              />
            ) : null}
            {isFilmShown ? <BesideButtons bindings={bindings} /> : null}
            {detail ? <Hints /> : null}
            <CheatSheet
              bindings={bindings}
              isOpen={cheatSheet}
              onClose={() => {
                setCheatSheet(false);
              }}
            />
          </div>
          {film ? <Beside film={film} caseId={caseId} side={draft.side} site={shownSite} /> : null}
          {film ? (
            <LookPublisher
              film={film}
              caseId={caseId}
              frameNumber={reading.shownFrame}
              side={draft.side}
              site={shownSite}
              siteIsProposal={draft.siteIsProposal}
            />
          ) : null}
        </div>
        {frameCount > 1 ? (
          <FrameSlider
            frameNumber={reading.shownFrame}
            frameCount={frameCount}
            markedFrame={draft.site && !draft.siteIsProposal ? draft.siteFrame : null}
            onShow={showFrame}
          />
        ) : null}
        {film ? (
          <Toolbar
            film={film}
            loupe={loupe}
            canEdit={detail?.unaided === null}
            onUse={useCommand}
            bindings={bindings}
          />
        ) : null}
      </div>
      {asked.kind === 'failed' ? (
        <aside className={styles['panel']} aria-label={readingText.panel}>
          <div className={styles['failure']}>
            <FailureNote error={asked.error}>
              <CommandButton onClick={reading.reload}>{commonText.tryAgain}</CommandButton>
            </FailureNote>
          </div>
        </aside>
      ) : null}
      {asked.kind === 'loading' || (asked.kind === 'ready' && !film) ? (
        <aside className={styles['panel']} aria-label={readingText.panel} aria-busy="true">
          {[0, 1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} height={26} mx={16} my={8} width="auto" />
          ))}
        </aside>
      ) : null}
      {detail && film ? (
        <StepPanel
          detail={detail}
          reading={reading}
          film={film}
          model={model}
          prevalence={settings.kind === 'ready' ? settings.output.prevalence : 0.04}
          isFilmShown={isFilmShown}
          likelihoodRef={likelihood}
        />
      ) : null}
      {film ? (
        <FilmStatus
          film={film}
          end={statusEnd}
          ran={detail?.prediction ? detail.prediction.provenance : null}
        />
      ) : null}
    </>
  );
}

interface ToolbarProps {
  readonly film: Film;
  readonly bindings: KeyBindings;
  readonly loupe: boolean;
  /** Site and side may still change. */
  readonly canEdit: boolean;
  readonly onUse: (command: CommandName) => void;
}

function Toolbar({ film, bindings, loupe, canEdit, onUse }: ToolbarProps) {
  const { inverted } = useFilmSnapshot(film);
  const { tool, mirrorShown } = useReadingStore();
  const active = new Set<CommandName>([tool]);
  if (loupe) active.add('loupe');
  if (mirrorShown) active.add('mirror');
  if (inverted) active.add('invert');
  const disabled = new Set<CommandName>(canEdit ? [] : ['site']);
  return <FilmToolbar bindings={bindings} active={active} disabled={disabled} onUse={onUse} />;
}

interface FilmStatusProps {
  readonly film: Film;
  readonly ran: { readonly provider: string; readonly elapsedMs: number } | null;
  readonly end: ReactNode;
}

function FilmStatus({ film, ran, end }: FilmStatusProps) {
  const snapshot = useFilmSnapshot(film);
  const scale = useFilmScale(film);
  return <StatusBar facts={factsOf(snapshot, scale, ran)} end={end} />;
}

function factsOf(
  snapshot: FilmSnapshot,
  scale: FilmScale,
  ran: FilmStatusProps['ran'],
): readonly StatusFact[] {
  const { state, renderer, rendererReason } = snapshot;
  const drawn = { label: statusText.drawnBecause[rendererReason], text: statusText.drawnBy[renderer] };
  if (state.kind === 'empty') return [drawn];
  const { facts } = state;
  return [
    { label: facts.fileName, text: facts.fileName },
    { label: facts.transferSyntaxUid ?? facts.format, text: fileFacts(facts) },
    { label: scaleSentence(scale, facts.pixelSpacing), text: scaleShort(scale, facts.pixelSpacing) },
    ...(ran
      ? [{ label: readingText.steps.model, text: statusText.lastRun(ran.provider, ran.elapsedMs) }]
      : []),
    drawn,
  ];
}
