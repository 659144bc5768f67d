/**
 * The most recently shown planes, bounded by their bytes. One plane larger than the bound is kept alone,
 * because it is the one on screen.
 */
export interface PlaneCache {
  readonly get: (caseId: string) => Uint8Array | undefined;
  readonly put: (caseId: string, samples: Uint8Array) => void;
}

export function createPlaneCache(maximumBytes: number): PlaneCache {
  const planes = new Map<string, Uint8Array>();
  let heldBytes = 0;

  const remove = (caseId: string): void => {
    heldBytes -= planes.get(caseId)?.byteLength ?? 0;
    planes.delete(caseId);
  };

  return {
    get: (caseId) => {
      const samples = planes.get(caseId);
      if (samples) {
        // A map keeps insertion order, so putting the plane back makes it the youngest.
        planes.delete(caseId);
        planes.set(caseId, samples);
      }
      return samples;
    },
    put: (caseId, samples) => {
      remove(caseId);
      for (const oldest of [...planes.keys()]) {
        if (heldBytes + samples.byteLength <= maximumBytes) break;
        remove(oldest);
      }
      planes.set(caseId, samples);
      heldBytes += samples.byteLength;
    },
  };
}
