import { create } from 'zustand';

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
