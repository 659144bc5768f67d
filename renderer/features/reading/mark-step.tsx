import type { CaseDetail } from '#contract/case.ts';
import type { DeclaredError } from '#contract/declared-error.ts';
import type { Rectangle, Side } from '#contract/reading.ts';
import { sideText } from '#text/common.ts';
import { markText, readingText } from '#text/reading.ts';
import { ChoiceGroup } from '#ui/choice-group.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { FailureNote } from '#ui/failure-note.tsx';
import { RefusalNote } from './refusal-note.tsx';
import styles from './step-content.module.css';
import { StepFoot } from './step-frame.tsx';

interface MarkStepProps {
  readonly detail: CaseDetail;
  readonly side: Side | null;
  readonly site: Rectangle | null;
  readonly siteIsProposal: boolean;
  readonly refusalAccepted: boolean;
  readonly busy: boolean;
  readonly error: DeclaredError | null;
  readonly onSide: (side: Side) => void;
  readonly onPlaceSite: () => void;
  readonly onClearSite: () => void;
  readonly onAcceptRefusal: () => void;
  readonly onUse: () => void;
}

/** Side and fracture site. What the program proposes is dashed until the reader takes it over. */
export function MarkStep(props: MarkStepProps) {
  const { detail, side, site, siteIsProposal, busy, error } = props;
  const locked = detail.unaided !== null;
  const refusals = detail.assessment?.refusals ?? [];
  const proposal = detail.assessment?.proposal ?? null;
  const sideOfFile = detail.facts.laterality ?? null;
  const missing = [...(side ? [] : [markText.missingSide]), ...(site ? [] : [markText.missingSite])];
  return (
    <>
      <div className={styles['scroll']}>
        {error ? <FailureNote error={error} /> : null}
        {locked ? <p className={styles['intro']}>{markText.locked}</p> : null}
        {refusals.length > 0 && !props.refusalAccepted ? (
          <RefusalNote
            title={markText.refusalTitle}
            refusals={refusals}
            {...(locked ? {} : { onReadWithout: props.onAcceptRefusal })}
          />
        ) : null}
        {refusals.length > 0 && props.refusalAccepted ? (
          <p className={styles['soft']}>{markText.refusalAccepted}</p>
        ) : null}
        <div className={styles['group']}>
          <h3 className={styles['label']}>{markText.side}</h3>
          <ChoiceGroup
            label={markText.side}
            value={side}
            proposed={sideOfFile ?? proposal?.side ?? null}
            disabled={locked}
            onChange={props.onSide}
            choices={[
              { value: 'right', label: sideText.right, keys: '1' },
              { value: 'left', label: sideText.left, keys: '2' },
            ]}
          />
          {side === null ? (
            <p className={styles['soft']}>{sideHint(sideOfFile, proposal?.side ?? null)}</p>
          ) : null}
        </div>
        <div className={styles['group']}>
          <h3 className={styles['label']}>{markText.site}</h3>
          {site ? (
            <div className={styles['row']}>
              <span className="tabular">{markText.siteSize(site.widthPx, site.heightPx)}</span>
              {locked ? null : (
                <CommandButton onClick={props.onClearSite}>{markText.siteClear}</CommandButton>
              )}
            </div>
          ) : (
            <>
              <p className={styles['soft']}>{markText.siteMissing}</p>
              <CommandButton disabled={locked} onClick={props.onPlaceSite}>
                {markText.sitePlace}
              </CommandButton>
            </>
          )}
          {site && siteIsProposal ? (
            <p className={styles['soft']}>
              {proposal && site === proposal.site ? markText.siteProposedByModel : markText.siteProposal}
            </p>
          ) : null}
        </div>
        {detail.assessment === null && !locked ? <p className={styles['soft']}>{markText.checking}</p> : null}
      </div>
      <StepFoot missing={locked ? [] : missing}>
        <CommandButton
          kind="main"
          keys="Enter"
          busy={busy}
          disabled={!locked && missing.length > 0}
          onClick={props.onUse}
        >
          {locked ? readingText.goOn : markText.use}
        </CommandButton>
      </StepFoot>
    </>
  );
}

/** Where a dashed side comes from; file and model may contradict each other, and then both are named. */
function sideHint(ofFile: Side | null, ofModel: Side | null): string | null {
  if (ofFile && ofModel && ofFile !== ofModel) {
    return markText.sideConflict(sideText[ofFile], sideText[ofModel]);
  }
  if (ofFile) return markText.sideProposal;
  return ofModel && markText.sideProposedByModel;
}
