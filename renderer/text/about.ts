/** What “Research use only” means, and what Femora is. */
export const aboutText = {
  title: 'Research use only',
  plain: [
    'Femora is not a medical device. No authority has examined it, and nothing it shows may decide how a patient is treated.',
    'You read the film first. The model answers only after your read is committed, so that you can see how often it helps and how often it misleads.',
    'The model that is installed says below what it was trained on and what it was never tested on. Where it was not validated on real pathologic fractures, its number is a demonstration and no evidence.',
    'Nothing leaves this computer: Femora opens no connection to any network.',
  ],
  evidence: {
    simulated: 'Evidence: simulated lesions only',
    'retrospective-internal': 'Evidence: retrospective, same hospital',
    'retrospective-external': 'Evidence: retrospective, other hospitals',
    prospective: 'Evidence: prospective',
  },
  card: 'The model card',
  toModels: 'Open the models screen',
} as const;
