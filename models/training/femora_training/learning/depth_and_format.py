"""How much the score depends on bit depth and file format of the same film."""

import numpy as np
from PIL import Image
from scipy import ndimage

from ..data.film_index import FilmIndex
from ..networks.classifier_network import ClassifierNetwork
from ..simulation.fracture_sites import FractureSite
from ..simulation.stored_picture import stored_again
from .film_reading import read_film
from .operating_rule import OperatingRule
from .scored_films import mirrored

FILMS = 24
LARGEST = {8: 255, 12: 4095, 16: 65535}
"""Bits -> largest grey level."""


def depth_and_format_figures(
    network: ClassifierNetwork, index: FilmIndex, sites: list[FractureSite], rule: OperatingRule
) -> dict[str, object]:
    """Mean and largest change of the score. `storedWider`: the same 8-bit film stored with 12 or 16 bits.
    `quantised`: one smooth film cut to 8, 12 or 16 bits, against its unrounded values. `png`, `jpeg95`: the 8-bit film
    written and read again, against itself.
    """
    changes: dict[str, list[float]] = {}
    hips = [site for site in sites if site.region == "hip"]
    for site in (hips or sites)[:FILMS]:
        film = np.array(index.film(site.position))
        flip = mirrored(film, site)

        def score(plane: np.ndarray, site: FractureSite = site, flip: bool = flip) -> float:
            return float(rule.scores(np.array([read_film(network, plane, site.box, flip)]))[0])

        plain = score(film)
        smooth = ndimage.gaussian_filter(film.astype(np.float32) / 255, 0.7)
        unrounded = score(smooth)
        pairs = {f"storedWider{bits}": (film.astype(np.float32) * (LARGEST[bits] // 255), plain) for bits in (12, 16)}
        pairs |= {f"quantised{bits}": (np.rint(smooth * LARGEST[bits]), unrounded) for bits in LARGEST}
        pairs |= {
            "png": (np.asarray(stored_again(Image.fromarray(film), "PNG")), plain),
            "jpeg95": (np.asarray(stored_again(Image.fromarray(film), "JPEG", quality=95)), plain),
        }
        for name, (plane, reference) in pairs.items():
            changes.setdefault(name, []).append(abs(score(plane) - reference))
    return {
        name: {"n": len(values), "mean": round(float(np.mean(values)), 6), "largest": round(float(max(values)), 6)}
        for name, values in changes.items()
    }
