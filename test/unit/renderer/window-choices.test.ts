import { describe, expect, it } from 'vitest';
import type { ImageFacts, VoiWindow } from '#contract/image-facts.ts';
import { openingChoice, windowChoices } from '#viewport/window-choices.ts';

const samples = Uint16Array.from({ length: 64 }, (_, index) => index * 60);
const auto: VoiWindow = { center: 1890, width: 3781, function: 'LINEAR', explanation: 'auto' };
const ofFile: VoiWindow = { center: 900, width: 700, function: 'SIGMOID', explanation: 'SOFT' };

function givenFacts(windows: VoiWindow[]): ImageFacts {
  return { photometric: 'MONOCHROME2', windows } as unknown as ImageFacts;
}

describe('windows to choose from', () => {
  it('Given a file with a window, then it comes first and opens the film', () => {
    const choices = windowChoices(givenFacts([ofFile, auto]), { samples });
    expect(choices.map(({ kind }) => kind)).toEqual(['file', 'bone', 'soft-tissue', 'auto']);
    expect(choices[openingChoice(choices)]?.voi).toEqual(ofFile);
  });

  it('Given a file without one, then the film opens with the automatic window, not with one for bone', () => {
    const choices = windowChoices(givenFacts([auto]), { samples });
    expect(choices.map(({ kind }) => kind)).toEqual(['bone', 'soft-tissue', 'auto']);
    expect(choices[openingChoice(choices)]?.voi).toEqual(auto);
  });
});
