import { describe, expect, it } from 'vitest';
import { amongCleared, amongFlags } from '#features/reading/natural-frequency.ts';
import { score } from '#text/numbers.ts';
import { personName } from '#text/names.ts';
import { refusalReason, stillMissing } from '#text/reading.ts';
import { parseMarkdown, parseRuns } from '#ui/parse-markdown.ts';

const published = {
  threshold: 0.2,
  sensitivity: { value: 0.91, low: 0.818, high: 0.958, n: 67 },
  specificity: { value: 0.786, low: 0.745, high: 0.823, n: 421 },
  measuredOn: 'external films',
};

describe('natural frequencies', () => {
  it('Given the published figures at 4 % prevalence, then 15 of 100 flags are pathologic', () => {
    expect(amongFlags(published, 0.04)).toEqual({ of: 100, count: '15', range: '12 to 18' });
  });

  it('Given the same, then 5 of 1000 films without a flag are', () => {
    expect(amongCleared(published, 0.04)).toEqual({ of: 1000, count: '5', range: '2 to 10' });
  });

  it('Given a model that misses none, then it is not called zero', () => {
    const perfect = { ...published, sensitivity: { value: 0.999, low: 0.9, high: 1, n: 67 } };
    expect(amongCleared(perfect, 0.04).count).toBe('fewer than 1');
  });
});

describe('words', () => {
  it('Given what is missing, then it is listed as one says it', () => {
    expect(stillMissing(['your call', 'the likelihood'])).toBe(
      'Still missing: your call and the likelihood.',
    );
    expect(stillMissing(['a', 'b', 'c'])).toBe('Still missing: a, b and c.');
    expect(stillMissing([])).toBe('');
  });

  it('Given a DICOM person name, then it is read family name first', () => {
    expect(personName('DEMO^PHANTOM^^Dr.')).toBe('DEMO, PHANTOM Dr.');
    expect(personName('film.jpg')).toBe('film.jpg');
  });

  it('Given a refusal, then its measurement is told with the limit', () => {
    expect(refusalReason({ code: 'too-little-resolution', measured: 18.2, threshold: 48 })).toBe(
      'The shorter side is 18 px; the model needs 48.',
    );
  });
});

describe('model card', () => {
  it('Given headings, lists, tables and paragraphs, then each is what it is', () => {
    const source = '# Card\nIntro\nof two lines\n\n- one\n  more\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', level: 1, text: 'Card' },
      { kind: 'paragraph', text: 'Intro of two lines' },
      { kind: 'list', items: ['one more', 'two'] },
      { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
    ]);
  });

  it('Given HTML and links, then they stay plain characters', () => {
    expect(parseRuns('<img src=x onerror=alert(1)> [a](javascript:b) **bold** `code`')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)> [a](javascript:b) ' },
      { kind: 'strong', text: 'bold' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'code' },
    ]);
  });
});

describe('scores', () => {
  it.each([
    [0.9999, '> 0.99'],
    [0.0004, '< 0.01'],
    [0.375, '0.38'],
  ])('Given the score %d, then it is written %s', (value, written) => {
    expect(score(value)).toBe(written);
  });
});
