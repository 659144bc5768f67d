"""Decodes a radiograph file to a grey plane."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFile

from ..errors import TrainingError

MINIMUM_DECODED_FRACTION = 0.5


@dataclass(frozen=True)
class DecodedFilm:
    """`pixels` uint8 [H, W], bright = dense; `truncated` when the file ends early and the rows below are cut off."""

    pixels: np.ndarray
    truncated: bool


def decode_film(path: Path) -> DecodedFilm:
    """Decodes what is there; raises TrainingError when less than half of the film could be decoded."""
    try:
        with Image.open(path) as image:
            return DecodedFilm(np.asarray(image.convert("L")), truncated=False)
    except OSError:
        pass
    allowed = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("L"))
    except (OSError, SyntaxError) as error:
        raise TrainingError(f"{path} cannot be decoded ({error}). Replace or remove the file.") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed
    rows = _rows_with_content(pixels)
    if rows < MINIMUM_DECODED_FRACTION * pixels.shape[0]:
        raise TrainingError(f"{path} ends after {rows} of {pixels.shape[0]} rows. Replace or remove the file.")
    return DecodedFilm(pixels[:rows], truncated=True)


def _rows_with_content(pixels: np.ndarray) -> int:
    """Rows above the constant fill that the decoder leaves where data ended."""
    varied = np.flatnonzero(pixels.max(axis=1) != pixels.min(axis=1))
    return int(varied[-1]) + 1 if varied.size else 0
