import { create } from 'zustand';
import { useReadingStore } from './reading-store.ts';

interface BesideState {
  /** Whether a prior film is shown beside the film being read. The mirrored half, when asked for, goes before it. */
  readonly priorShown: boolean;
  /** The prior chosen for each case; kept while the window is open. */
  readonly priorOf: Readonly<Record<string, string>>;
  readonly windowIsLinked: boolean;
  readonly showPrior: (shown: boolean) => void;
  readonly choosePrior: (caseId: string, priorId: string) => void;
  readonly linkWindow: (linked: boolean) => void;
}

/** What stands beside the film. */
export const useBesideStore = create<BesideState>()((set) => ({
  priorShown: false,
  priorOf: {},
  windowIsLinked: false,
  showPrior: (priorShown) => {
    set({ priorShown });
  },
  choosePrior: (caseId, priorId) => {
    set((state) => ({ priorOf: { ...state.priorOf, [caseId]: priorId } }));
  },
  linkWindow: (windowIsLinked) => {
    set({ windowIsLinked });
  },
}));

/** Shows the prior film, or puts it away; the mirrored half, which would go before it, makes room. */
export function togglePrior(): void {
  const { mirrorShown, toggleMirror } = useReadingStore.getState();
  const { priorShown, showPrior } = useBesideStore.getState();
  const isSeen = priorShown && !mirrorShown;
  if (mirrorShown) toggleMirror();
  showPrior(!isSeen);
}
