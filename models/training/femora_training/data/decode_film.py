"""Decodes a radiograph file to a grey plane, turned as its EXIF orientation says."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageFile, ImageOps

from ..errors import TrainingError

MINIMUM_DECODED_FRACTION = 0.5


@dataclass(frozen=True)
class DecodedFilm:
    """`pixels` uint8 [H, W], bright = dense, upright by EXIF (the boxes of FracAtlas are drawn on films so turned);
    `truncated` when the file ends early and the stored rows below are cut off.
    """

    pixels: np.ndarray
    truncated: bool


def decode_film(path: Path) -> DecodedFilm:
    """Decodes what is there; raises TrainingError when less than half of the film could be decoded."""
    try:
        with Image.open(path) as image:
            return DecodedFilm(np.asarray(ImageOps.exif_transpose(image).convert("L")), truncated=False)
    except OSError:
        pass
    allowed = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with Image.open(path) as image:
            orientation = image.getexif().get(ExifTags.Base.Orientation)
            pixels = np.asarray(image.convert("L"))
    except (OSError, SyntaxError) as error:
        raise TrainingError(f"{path} cannot be decoded ({error}). Replace or remove the file.") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed
    rows = _rows_with_content(pixels)
    if rows < MINIMUM_DECODED_FRACTION * pixels.shape[0]:
        raise TrainingError(f"{path} ends after {rows} of {pixels.shape[0]} rows. Replace or remove the file.")
    return DecodedFilm(_turned(pixels[:rows], orientation), truncated=True)


def _turned(pixels: np.ndarray, orientation: int | None) -> np.ndarray:
    """What is left of a cut-off film, turned by its EXIF orientation (CIPA DC-008, tag 0x0112) or as it is."""
    image = Image.fromarray(pixels)
    if orientation is not None:
        image.getexif()[ExifTags.Base.Orientation] = orientation
    return np.asarray(ImageOps.exif_transpose(image))


def _rows_with_content(pixels: np.ndarray) -> int:
    """Rows above the constant fill that the decoder leaves where data ended."""
    varied = np.flatnonzero(pixels.max(axis=1) != pixels.min(axis=1))
    return int(varied[-1]) + 1 if varied.size else 0
