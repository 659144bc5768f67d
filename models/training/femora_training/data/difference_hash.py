"""Perceptual hash that survives rescaling and recompression."""

import numpy as np
from PIL import Image

SIDE = 16
NEAR_DUPLICATE_BITS = 18
"""Of 256 bits; unrelated films of one region differ by 60 and more."""


def difference_hash(pixels: np.ndarray) -> np.ndarray:
    """bool [256]: is each cell of a 16 x 17 thumbnail darker than its right neighbour? `pixels` uint8 [H, W]."""
    small = np.asarray(Image.fromarray(pixels).resize((SIDE + 1, SIDE), Image.Resampling.BOX), dtype=np.int16)
    return (small[:, 1:] > small[:, :-1]).ravel()


def near_duplicates(hashes: np.ndarray) -> list[tuple[int, int]]:
    """Index pairs whose hashes (bool [N, 256]) differ in at most NEAR_DUPLICATE_BITS bits."""
    signed = hashes.astype(np.float32) * 2 - 1
    agreement = signed @ signed.T
    limit = hashes.shape[1] - 2 * NEAR_DUPLICATE_BITS
    first, second = np.nonzero(np.triu(agreement >= limit, k=1))
    return list(zip(first.tolist(), second.tolist(), strict=True))
