import type { CaseState } from '#contract/case.ts';

/** How far a case has come, by shape: ○ unread, ◐ committed, ◑ revealed, ● decided, ◆ truth known. */
export function CaseStateShape({ state }: { readonly state: CaseState }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      {state === 'resolved' ? (
        <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />
      ) : (
        <>
          <circle cx="6" cy="6" r="4.8" fill={state === 'decided' ? 'currentColor' : 'none'} />
          {state === 'committed' ? <path d="M6 1.2a4.8 4.8 0 0 0 0 9.6z" fill="currentColor" /> : null}
          {state === 'revealed' ? <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor" /> : null}
        </>
      )}
    </svg>
  );
}
