import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { MarkProposal } from '#contract/prediction.ts';
import type { AmendmentDraft, Rectangle } from '#contract/reading.ts';
import type { InputOf } from '#contract/contract-types.ts';
import { assumedSite } from '#domain/casebook/assumed-site.ts';
import { useAction } from '#api/use-action.ts';
import { useCall, type Asked } from '#api/use-call.ts';
import { useFeed } from '#api/use-feed.ts';
import { useReader } from '#api/use-reader-session.ts';
import { roundSite } from '#viewport/site-rectangle.ts';
import { useChangeStore } from './change-store.ts';
import type { UndoableSite } from './measure/use-undo.ts';
import { missingInRead } from './read-step.tsx';
import { useCaseDraft, type CaseDraft, type SiteDraft } from './reading-store.ts';
import { isReachable, stepAfter, stepBefore, stepToOpen, type StepName } from './steps.ts';

/** One case as the reading room sees it: what the casebook holds, what the reader has set, and what can be done. */
export interface Reading {
  readonly asked: Asked<CaseDetail>;
  readonly reload: () => void;
  readonly draft: CaseDraft;
  readonly openStep: StepName;
  /** The frame to show, from 1. */
  readonly shownFrame: number;
  readonly update: (part: Partial<CaseDraft>) => void;
  readonly open: (step: StepName) => void;
  readonly goBack: () => void;
  /** The way on from the open step, by Enter. */
  readonly goOn: () => void;
  /** Hands in what is locked for good, by Ctrl+Enter. */
  readonly handIn: () => void;
  readonly reveal: () => void;
  /** The reader draws or moves the site on the shown frame; steps with the same `partOf` are undone together. */
  readonly drawSite: (site: Rectangle, partOf?: string) => void;
  readonly clearSite: () => void;
  readonly placeSite: () => void;
  /** Null once the read is committed. */
  readonly undoableSite: UndoableSite | null;
  /** Adds to the committed read; answers whether it was stored. */
  readonly amend: (amendment: AmendmentDraft) => Promise<boolean>;
  readonly resolve: (reference: InputOf<'reading.resolve'>['reference']) => void;
  readonly busy: boolean;
  readonly errors: Readonly<
    Record<'mark' | 'commit' | 'amend' | 'reveal' | 'decide' | 'resolve', DeclaredError | null>
  >;
}

export function useReading(caseId: string): Reading {
  const { asked, reload, replace } = useCall('cases.get', { caseId });
  useFeed('cases.changed', (event) => {
    if (event.caseId === caseId) reload();
  });
  const [held, update] = useCaseDraft(caseId);
  const mark = useAction('reading.mark');
  const commit = useAction('reading.commit');
  const amend = useAction('reading.amend');
  const reveal = useAction('reading.reveal');
  const decide = useAction('reading.decide');
  const resolve = useAction('reading.resolve');
  const busy = mark.busy || commit.busy || amend.busy || reveal.busy || decide.busy || resolve.busy;

  const detail = asked.kind === 'ready' ? asked.output : null;
  const draft = withCasebook(held, detail);
  const openStep = held.openStep ?? (detail ? stepToOpen(detail) : 'look');

  const shownFrame = draft.shownFrame ?? draft.siteFrame;
  const { readerId } = useReader();
  const siteKey = `site ${readerId} ${caseId}`;
  const changeSite = (part: Partial<SiteDraft>, partOf: string | null = null): void => {
    const before = siteOf(draft);
    const after = { ...before, ...part };
    useChangeStore.getState().record({ kind: 'site', of: siteKey, before, after, partOf });
    // Another site has to be handed in before the read is committed on it.
    update(openStep === 'read' ? { ...part, openStep: 'mark' } : part);
  };
  const takeOverSite = (): void => {
    if (draft.siteIsProposal) changeSite({ siteIsProposal: false });
  };
  const isMarkHandedIn =
    detail !== null &&
    detail.mark?.side === draft.side &&
    (detail.mark.frameNumber ?? 1) === draft.siteFrame &&
    JSON.stringify(detail.mark.site) === JSON.stringify(draft.site);
  const open = (step: StepName): void => {
    if (!detail || !isReachable(step, detail)) return;
    const isMarkChanged = step === 'read' && detail.unaided === null && !isMarkHandedIn;
    if (!isMarkChanged) update({ openStep: step });
    else if (draft.side && draft.site) handInMark();
    else update({ openStep: 'mark' });
  };
  const take = (next: StepName) => (output: CaseDetail | undefined) => {
    if (!output) return;
    replace(output);
    update({ openStep: next });
  };
  const handInMark = (): void => {
    if (!detail || !draft.side || !draft.site || busy) return;
    // What is marked is on the screen when the mark is handed in.
    if (shownFrame !== draft.siteFrame) {
      update({ shownFrame: draft.siteFrame });
      return;
    }
    const { siteFrame } = draft;
    if (detail.unaided) update({ openStep: 'read' });
    else if (isMarkHandedIn) {
      takeOverSite();
      update({ openStep: 'read' });
    } else {
      const frame = siteFrame === 1 ? {} : { frameNumber: siteFrame };
      void mark.run({ caseId, mark: { side: draft.side, site: draft.site, ...frame } }).then((output) => {
        take('read')(output);
        if (output) takeOverSite();
      });
    }
  };
  const commitRead = (): void => {
    const { call, confidencePercent, findings, note } = draft;
    if (busy || missingInRead(draft).length > 0 || call === null || confidencePercent === null) return;
    void commit
      .run({ caseId, read: { call, confidencePercent, findings: [...findings], note } })
      .then((output) => {
        take(output?.referenceStandard ? 'truth' : 'model')(output);
      });
  };
  const revealModel = (): void => {
    if (!busy) void reveal.run({ caseId }).then(take('model'));
  };
  const recordCall = (): void => {
    const { finalCall: call, finalConfidencePercent: confidencePercent } = draft;
    if (busy || call === null) return;
    if (detail?.sitting?.kind !== 'study') void decide.run({ caseId, call }).then(take('decide'));
    else if (confidencePercent !== null) {
      void decide.run({ caseId, call, confidencePercent }).then(take('decide'));
    }
  };

  return {
    asked,
    reload,
    draft,
    openStep,
    shownFrame,
    update,
    open,
    goBack: () => {
      const before = stepBefore(openStep);
      if (before) open(before);
    },
    goOn: () => {
      if (!detail) return;
      if (openStep === 'mark') handInMark();
      else if (openStep === 'model' && !detail.prediction) revealModel();
      else {
        const after = stepAfter(openStep);
        if (after) open(after);
      }
    },
    handIn: () => {
      if (openStep === 'read' && detail && !detail.unaided) commitRead();
      if (openStep === 'decide' && detail && !detail.aided) recordCall();
    },
    reveal: revealModel,
    placeSite: () => {
      if (!detail) return;
      const side = draft.side ?? detail.facts.laterality ?? 'right';
      const site = roundSite(assumedSite(side, detail.facts));
      changeSite({ site, siteFrame: shownFrame, siteIsProposal: true });
    },
    drawSite: (site, partOf) => {
      changeSite({ site, siteFrame: shownFrame, siteIsProposal: false }, partOf);
    },
    clearSite: () => {
      changeSite({ site: null, siteIsProposal: false, siteIsCleared: true });
      update({ shownFrame });
    },
    undoableSite:
      detail?.unaided === null
        ? {
            key: siteKey,
            // What has changed is to be seen, and handed in again.
            restore: (site) => {
              update({ ...site, openStep: 'mark', ...(site.site ? { shownFrame: site.siteFrame } : {}) });
            },
          }
        : null,
    amend: async (amendment) => {
      const output = await amend.run({ caseId, amendment });
      if (output) replace(output);
      return output !== undefined;
    },
    resolve: (reference) => {
      void resolve.run({ caseId, reference }).then(take('truth'));
    },
    busy,
    errors: {
      mark: mark.error,
      commit: commit.error,
      amend: amend.error,
      reveal: reveal.error,
      decide: decide.error,
      resolve: resolve.error,
    },
  };
}

function siteOf({ site, siteFrame, siteIsProposal, siteIsCleared }: CaseDraft): SiteDraft {
  return { site, siteFrame, siteIsProposal, siteIsCleared };
}

/** The mark of the casebook stands until the reader changes it, and for good once the read is committed. */
function withCasebook(draft: CaseDraft, detail: CaseDetail | null): CaseDraft {
  const mark = detail?.mark;
  if (!mark) return withProposal(draft, detail?.assessment?.proposal ?? null);
  const { side, site, frameNumber: siteFrame = 1 } = mark;
  if (detail.unaided) return { ...draft, side, site, siteFrame, siteIsProposal: false };
  return {
    ...draft,
    side: draft.side ?? side,
    ...(draft.site || draft.siteIsCleared ? {} : { site, siteFrame }),
  };
}

/** The model's proposal stands, as a proposal, until the reader sets a rectangle or takes it away. */
function withProposal(draft: CaseDraft, proposal: MarkProposal | null): CaseDraft {
  if (!proposal || draft.site || draft.siteIsCleared) return draft;
  return { ...draft, site: proposal.site, siteFrame: 1, siteIsProposal: true };
}
