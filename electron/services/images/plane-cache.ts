/**
 * The most recently shown planes, bounded by their bytes. One plane larger than the bound is kept alone,
 * because it is the one on screen.
 */
export interface PlaneCache {
  readonly get: (key: string) => Uint8Array | undefined;
  readonly put: (key: string, samples: Uint8Array) => void;
}

export function createPlaneCache(maximumBytes: number): PlaneCache {
  const planes = new Map<string, Uint8Array>();
  let heldBytes = 0;

  const remove = (key: string): void => {
    heldBytes -= planes.get(key)?.byteLength ?? 0;
    planes.delete(key);
  };

  return {
    get: (key) => {
      const samples = planes.get(key);
      if (samples) {
        // A map keeps insertion order, so putting the plane back makes it the youngest.
        planes.delete(key);
        planes.set(key, samples);
      }
      return samples;
    },
    put: (key, samples) => {
      remove(key);
      for (const oldest of [...planes.keys()]) {
        if (heldBytes + samples.byteLength <= maximumBytes) break;
        remove(oldest);
      }
      planes.set(key, samples);
      heldBytes += samples.byteLength;
    },
  };
}
