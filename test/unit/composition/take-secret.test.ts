import { describe, expect, it } from 'vitest';
import { takeSecret } from '#composition/take-secret.ts';

describe('the passphrase in the environment', () => {
  it('is given once and inherited by no child', () => {
    const environment = { FEMORA_PASSPHRASE: 'four words of ours', PATH: '/bin' };
    expect(takeSecret(environment)).toBe('four words of ours');
    expect(environment).toEqual({ PATH: '/bin' });
    expect(takeSecret(environment)).toBeNull();
    expect(takeSecret({ FEMORA_PASSPHRASE: '' })).toBeNull();
  });
});
