/** One component of a lossy JPEG with its coefficients: ITU-T T.81 A.1.1, A.2. */
export interface LossyComponent {
  readonly id: number;
  /** Samples across and down within one unit of all components, 1 to 4. */
  readonly horizontal: number;
  readonly vertical: number;
  readonly quantizationId: number;
  /** Blocks that hold picture, across and down. */
  readonly blocksAcross: number;
  readonly blocksDown: number;
  /** Blocks stored across: up to the end of the last unit. */
  readonly storedAcross: number;
  /** 64 coefficients per stored block, row by row, not yet multiplied by their quantization steps. */
  readonly coefficients: Int16Array;
  /** For each coefficient in coding order, the low bits still to come; -1 before its first scan. */
  readonly missingBits: Int8Array;
}

/** The frame of a lossy JPEG: SOF0, SOF1 (sequential) or SOF2 (progressive). */
export interface LossyFrame {
  readonly isProgressive: boolean;
  readonly precisionBits: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Largest sampling factors of all components. */
  readonly mostHorizontal: number;
  readonly mostVertical: number;
  readonly components: readonly LossyComponent[];
}

/**
 * Reads a frame header (T.81 B.2.2) and sets memory aside for its coefficients. The caller has checked the picture's size.
 * Throws a RangeError where it makes no sense or has neither one nor three components.
 */
export function readLossyFrame(segment: Uint8Array, isProgressive: boolean): LossyFrame {
  const [precisionBits = 0, height = 0, heightLow = 0, width = 0, widthLow = 0, count = 0] = segment;
  const heightPx = (height << 8) | heightLow;
  const widthPx = (width << 8) | widthLow;
  const isCountSound = (count === 1 || count === 3) && segment.length >= 6 + 3 * count;
  const isPrecisionSound = precisionBits === 8 || precisionBits === 12;
  if (!isCountSound || !isPrecisionSound || widthPx === 0 || heightPx === 0) throw damagedHeader();
  const stated = Array.from({ length: count }, (_, index) => {
    const [id = 0, factors = 0, quantizationId = 0] = segment.subarray(6 + 3 * index);
    // The sampling of a lone component says nothing: its blocks follow each other either way (A.2.2).
    const [horizontal, vertical] = count === 1 ? [1, 1] : [factors >> 4, factors & 15];
    return { id, horizontal, vertical, quantizationId };
  });
  const areFactorsSound = stated.every(
    ({ horizontal, vertical }) => isFactor(horizontal) && isFactor(vertical),
  );
  const areIdsOwn = new Set(stated.map(({ id }) => id)).size === count;
  if (!areFactorsSound || !areIdsOwn) throw damagedHeader();
  const mostHorizontal = Math.max(...stated.map(({ horizontal }) => horizontal));
  const mostVertical = Math.max(...stated.map(({ vertical }) => vertical));
  const components = stated.map((component): LossyComponent => {
    const { horizontal, vertical } = component;
    const storedAcross = Math.ceil(widthPx / (8 * mostHorizontal)) * horizontal;
    const storedDown = Math.ceil(heightPx / (8 * mostVertical)) * vertical;
    return {
      ...component,
      blocksAcross: Math.ceil(Math.ceil((widthPx * horizontal) / mostHorizontal) / 8),
      blocksDown: Math.ceil(Math.ceil((heightPx * vertical) / mostVertical) / 8),
      storedAcross,
      coefficients: new Int16Array(64 * storedAcross * storedDown),
      missingBits: new Int8Array(64).fill(-1),
    };
  });
  return { isProgressive, precisionBits, widthPx, heightPx, mostHorizontal, mostVertical, components };
}

function isFactor(factor: number): boolean {
  return factor >= 1 && factor <= 4;
}

function damagedHeader(): RangeError {
  return new RangeError('its JPEG header is damaged');
}
