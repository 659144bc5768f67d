"""Films are turned as their EXIF orientation says, cut-off ones too."""

import numpy as np
import pytest
from PIL import ExifTags, Image

from femora_training.data.decode_film import decode_film
from femora_training.packaging.phantom import draw_phantom

TURNS_BACK = {1: 0, 3: 2, 6: -1, 8: 1}
"""EXIF orientation -> counter-clockwise quarter turns from the stored to the upright film."""


def stored(tmp_path, orientation: int):
    path = tmp_path / f"film-{orientation}.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    film = (draw_phantom(120, 180, 4) * 255).astype(np.uint8)
    Image.fromarray(film).save(path, quality=95, exif=exif)
    with Image.open(path) as image:
        return path, np.asarray(image.convert("L"))


@pytest.mark.parametrize("orientation", TURNS_BACK)
def test_a_film_is_turned_upright(tmp_path, orientation):
    path, as_stored = stored(tmp_path, orientation)

    decoded = decode_film(path)

    assert np.array_equal(decoded.pixels, np.rot90(as_stored, TURNS_BACK[orientation]))
    assert not decoded.truncated


def test_a_cut_off_film_is_cut_before_it_is_turned(tmp_path):
    path, as_stored = stored(tmp_path, 6)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.8)])

    decoded = decode_film(path)

    assert decoded.truncated
    assert decoded.pixels.shape[0] == as_stored.shape[1]
    assert as_stored.shape[0] / 2 <= decoded.pixels.shape[1] < as_stored.shape[0]
