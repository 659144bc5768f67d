/** Around a drawing: its ways out, and what it says of itself. */
export const chartText = {
  /** Drawn into the picture, which may be looked at far from its page. */
  title: (title: string, n: number) => `${title} (n = ${String(n)})`,
  asTable: 'The drawing as a table',
  saveSvg: 'Save as SVG',
  savePng: 'Save as PNG',
  saved: (fileName: string) => `${fileName} is ready to be saved.`,
  saveFailed: 'The drawing could not be turned into a picture. Save it as SVG.',
} as const;
