import { useCallback, useEffect, useRef, useState } from 'react';
import { ResearchUse } from '#features/about/research-use.tsx';
import { ComparisonPage } from '#features/comparison/comparison-page.tsx';
import { DropTarget } from '#features/intake/drop-target.tsx';
import { FolderButton } from '#features/intake/folder-button.tsx';
import { IntakeTray } from '#features/intake/intake-tray.tsx';
import { OpenButton } from '#features/intake/open-button.tsx';
import { useIntake } from '#features/intake/use-intake.ts';
import { ModelsPage } from '#features/models/models-page.tsx';
import { ReaderButton } from '#features/readers/reader-button.tsx';
import { ReaderSettings } from '#features/readers/reader-settings.tsx';
import { ReadingRoom } from '#features/reading/reading-room.tsx';
import { SettingsPage } from '#features/settings/settings-page.tsx';
import { SealSettings } from '#features/storage/seal-settings.tsx';
import { StorageSettings } from '#features/storage/storage-settings.tsx';
import { StudiesPage } from '#features/studies/studies-page.tsx';
import { CasesPage } from '#features/worklist/cases-page.tsx';
import { commonText } from '#text/common.ts';
import { keepFocus } from '#ui/keep-focus.ts';
import { StatusBar } from '#ui/status-bar.tsx';
import { DueBadge } from './due-badge.tsx';
import { EngineStatus } from './engine-status.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './root.module.css';

/** Which screen is shown. It is not in the address: a reload starts in the reading room. */
type View = 'reading' | 'cases' | 'studies' | 'compare' | 'models' | 'settings';

const views: readonly View[] = ['reading', 'cases', 'studies', 'compare', 'models', 'settings'];

/** The whole window: its bar, the chosen screen, and files from anywhere. */
export function Root() {
  const [view, setView] = useState<View>('reading');
  const [caseId, setCaseId] = useState<string | null>(null);
  /** The set that is read; null: the casebook's own cases. */
  const [setId, setSetId] = useState<string | null>(null);
  const [draftCaseIds, setDraftCaseIds] = useState<readonly string[] | null>(null);
  const openCase = useCallback((opened: string) => {
    setSetId(null);
    setCaseId(opened);
    setView('reading');
  }, []);
  const enterSet = (entered: string | null): void => {
    setSetId(entered);
    // The reading room goes on where the reader stopped.
    setCaseId(null);
    setView('reading');
  };
  const intake = useIntake(openCase);
  const header = useRef<HTMLElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'o') return;
      event.preventDefault();
      header.current?.querySelector<HTMLInputElement>('input[type=file]')?.click();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  const statusEnd = (
    <>
      <EngineStatus />
      <ResearchUse />
    </>
  );
  return (
    <div className={styles['window']}>
      <header ref={header} className={styles['bar']}>
        <span className={styles['brand']}>{commonText.productName}</span>
        <nav className={styles['nav']} aria-label={commonText.mainNavigation}>
          {views.map((name) => (
            <button
              key={name}
              type="button"
              className={styles['tab']}
              aria-current={view === name ? 'page' : undefined}
              onMouseDown={keepFocus}
              onClick={() => {
                setView(name);
              }}
            >
              {commonText[name]}
              {name === 'cases' ? <DueBadge /> : null}
            </button>
          ))}
        </nav>
        <ReaderButton />
        <OpenButton onFiles={intake.open} />
      </header>
      <ErrorBoundary key={view}>
        {view === 'reading' ? (
          <ReadingRoom
            caseId={caseId}
            setId={setId}
            onLeaveSet={() => {
              enterSet(null);
              setView('studies');
            }}
            onSelectCase={setCaseId}
            statusEnd={statusEnd}
            openButton={<OpenButton onFiles={intake.open} />}
          />
        ) : (
          <>
            {view === 'cases' ? (
              <CasesPage
                onOpenCase={openCase}
                onMakeSet={(caseIds) => {
                  setDraftCaseIds(caseIds);
                  setView('studies');
                }}
                openButtons={<FolderButton onFiles={intake.open} />}
              />
            ) : null}
            {view === 'studies' ? (
              <StudiesPage
                draftCaseIds={draftCaseIds}
                onDraftDone={() => {
                  setDraftCaseIds(null);
                }}
                onRead={enterSet}
                onGoToCases={() => {
                  setView('cases');
                }}
              />
            ) : null}
            {view === 'compare' ? (
              <ComparisonPage
                onOpenCase={openCase}
                onGoToReading={() => {
                  setView('reading');
                }}
              />
            ) : null}
            {view === 'models' ? <ModelsPage /> : null}
            {view === 'settings' ? (
              <SettingsPage
                reader={<ReaderSettings />}
                storage={<StorageSettings />}
                encryption={<SealSettings />}
              />
            ) : null}
            <StatusBar facts={[]} end={statusEnd} />
          </>
        )}
      </ErrorBoundary>
      <IntakeTray intake={intake} />
      <DropTarget onFiles={intake.open} />
    </div>
  );
}
