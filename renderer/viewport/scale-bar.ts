const niceLengthsMm = [1, 2, 5, 10, 20, 50, 100, 200];

/** The longest round length that fits: its size in millimetres and in CSS pixels. */
export function scaleBar(
  columnMm: number,
  cssPixelsPerColumn: number,
  longestCssPx: number,
): { readonly lengthMm: number; readonly lengthCssPx: number } | undefined {
  const cssPixelsPerMm = cssPixelsPerColumn / columnMm;
  const lengthMm = niceLengthsMm.findLast((length) => length * cssPixelsPerMm <= longestCssPx);
  return lengthMm === undefined ? undefined : { lengthMm, lengthCssPx: lengthMm * cssPixelsPerMm };
}
