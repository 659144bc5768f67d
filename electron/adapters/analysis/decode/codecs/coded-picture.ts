/** What a codec makes of one coded frame. */
export interface CodedPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly componentCount: number;
  /** Bits the codec states per sample, 1 to 16. */
  readonly precisionBits: number;
  /** Colour components pixel by pixel, or plane after plane. */
  readonly layout: 'interleaved' | 'planar';
  /** The codec has turned its colours into red, green and blue. */
  readonly isRgb: boolean;
  /** One byte per sample up to 8 bits of precision, else two, little-endian. */
  readonly bytes: Uint8Array;
}
