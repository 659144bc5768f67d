import type { AmendmentReason } from '#contract/reading.ts';

/** What is added to a committed read, and what other readers said. */
export const amendmentText = {
  title: 'Added later',
  add: 'Add to your read',
  intro: 'Your read stays as it is and is what counts. This stands beside it, with the time.',
  reason: 'Why do you add something?',
  chooseReason: 'Choose the reason',
  reasons: {
    mistake: 'I entered something wrongly',
    overlooked: 'I overlooked something',
    'new-information': 'I have learnt something since',
    other: 'Another reason',
  } satisfies Record<AmendmentReason, string>,
  what: 'What do you add?',
  save: 'Add it for good',
  cancel: 'Cancel',
  missingReason: 'the reason',
  missingText: 'what you add',
  when: { before: 'before the model was shown', after: 'after the model was shown' },
  by: (reader: string, when: string) => `${reader}, ${when}`,
} as const;

export const othersText = {
  title: 'Other readers',
  none: 'Nobody else has read this case.',
  unaided: 'Own read',
  aided: 'With the model',
  undecided: 'not decided yet',
} as const;
