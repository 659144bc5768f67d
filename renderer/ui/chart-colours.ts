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

export const chartFont = "'Inter', 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
