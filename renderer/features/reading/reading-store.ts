import { create } from 'zustand';
import type { Finding, ReadingCall, Rectangle, Side } from '#contract/reading.ts';
import { useReader } from '#api/use-reader-session.ts';
import type { StepName } from './steps.ts';

/** What the left mouse button does. */
export type ToolName = 'window' | 'pan' | 'zoom' | 'site' | 'measure' | 'contrast';

/** What a reader has set but not yet handed in; kept per reader and case while the window is open. */
export interface CaseDraft {
  readonly openStep: StepName | null;
  readonly side: Side | null;
  readonly site: Rectangle | null;
  /** The frame of the file, from 1, that the site lies on. */
  readonly siteFrame: number;
  /** The frame to show; null: the one with the mark. */
  readonly shownFrame: number | null;
  /** Placed by the program and not yet touched or taken over by the reader. */
  readonly siteIsProposal: boolean;
  /** The rectangle of the casebook is taken away, a new one is not drawn yet. */
  readonly siteIsCleared: boolean;
  readonly refusalAccepted: boolean;
  readonly call: ReadingCall | null;
  readonly confidencePercent: number | null;
  readonly findings: readonly Finding[];
  readonly note: string;
  readonly finalCall: ReadingCall | null;
  /** Asked for in studies only. */
  readonly finalConfidencePercent: number | null;
}

/** The part of a draft that says where the site is. */
export type SiteDraft = Pick<CaseDraft, 'site' | 'siteFrame' | 'siteIsProposal' | 'siteIsCleared'>;

const emptyDraft: CaseDraft = {
  openStep: null,
  side: null,
  site: null,
  siteFrame: 1,
  shownFrame: null,
  siteIsProposal: false,
  siteIsCleared: false,
  refusalAccepted: false,
  call: null,
  confidencePercent: null,
  findings: [],
  note: '',
  finalCall: null,
  finalConfidencePercent: null,
};

interface ReadingState {
  readonly drafts: Readonly<Record<string, CaseDraft>>;
  readonly tool: ToolName;
  readonly mirrorShown: boolean;
  readonly setTool: (tool: ToolName) => void;
  readonly toggleMirror: () => void;
  readonly update: (key: string, part: Partial<CaseDraft>) => void;
}

export const useReadingStore = create<ReadingState>()((set) => ({
  drafts: {},
  tool: 'window',
  mirrorShown: false,
  setTool: (tool) => {
    set({ tool });
  },
  toggleMirror: () => {
    set((state) => ({ mirrorShown: !state.mirrorShown }));
  },
  update: (key, part) => {
    set((state) => ({
      drafts: { ...state.drafts, [key]: { ...(state.drafts[key] ?? emptyDraft), ...part } },
    }));
  },
}));

/** The signed-in reader's draft of one case and the way to change it. No reader sees another's. */
export function useCaseDraft(caseId: string): readonly [CaseDraft, (part: Partial<CaseDraft>) => void] {
  const { readerId } = useReader();
  const key = `${readerId} ${caseId}`;
  const draft = useReadingStore((state) => state.drafts[key]) ?? emptyDraft;
  const update = useReadingStore((state) => state.update);
  return [
    draft,
    (part) => {
      update(key, part);
    },
  ];
}
