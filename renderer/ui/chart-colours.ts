/** The tokens of `ui/tokens.css`, as values: a saved drawing has no stylesheet to look them up in. */
export const chartColours = {
  ground: '#0c0e10',
  line: '#4b545c',
  faint: '#2b3136',
  text: '#d4d9de',
  textSoft: '#a0a9b1',
  reader: '#79b4ef',
  model: '#f2a65a',
} as const;

/** The same for white paper. */
const paperColours: Readonly<Record<keyof typeof chartColours, string>> = {
  ground: '#ffffff',
  line: '#8a9299',
  faint: '#d9dde0',
  text: '#16181a',
  textSoft: '#43494e',
  reader: '#1f5f9e',
  model: '#a85f12',
};

/** Rules that give every drawing inside `selector` the colours of paper: a rule outweighs a drawing's attributes. */
export function paperRules(selector: string): string {
  return (Object.keys(chartColours) as (keyof typeof chartColours)[])
    .flatMap((name) =>
      ['fill', 'stroke'].map(
        (attribute) =>
          `${selector} [${attribute}="${chartColours[name]}"]{${attribute}:${paperColours[name]}}`,
      ),
    )
    .join('\n');
}

export const chartFont = "'Inter', 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
