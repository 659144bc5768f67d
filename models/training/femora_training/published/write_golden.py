"""Golden cases of an imported network: drawn pictures and what the package answers to them."""

import json
from pathlib import Path

import numpy as np

from ..packaging.golden_cases import PICTURES, TOLERANCE, GoldenPicture
from ..packaging.package_session import PackageSession, read_grey_png
from .base_package import VIEWS
from .precision import Precision

INT8_TOLERANCE = 5e-3
"""Of golden scores: int8 steps turn last-digit differences between processors into small steps of the score."""


def write_golden(folder: Path, precision: Precision) -> None:
    """Runs the package in `folder` over its pictures and writes `golden/cases.json`."""
    session = PackageSession(folder)
    document = {
        "tolerance": INT8_TOLERANCE if precision is Precision.INT8 else TOLERANCE,
        "cases": [_case(folder, session, picture) for picture in PICTURES],
    }
    (folder / "golden" / "cases.json").write_text(json.dumps(document, indent=2) + "\n")


def _case(folder: Path, session: PackageSession, picture: GoldenPicture) -> dict[str, object]:
    file = f"golden/{picture.name}.png"
    scale = (picture.width, picture.height, picture.width, picture.height)
    site = [float(round(share * length)) for share, length in zip(picture.site, scale, strict=True)]
    reading = session.read(read_grey_png(folder / file), site, picture.side)
    return {
        "name": picture.name,
        "image": file,
        "side": picture.side,
        "site": site,
        "expected": {
            "gate": {name: float(value[0]) for name, value in reading.gate.items() if value.shape == (1,)},
            "logit": float(reading.classify["logit"][0]),
            "score": reading.score,
            # Not of the views: their 8-bit steps may turn a last digit into a whole grey of one pixel.
            "tensorSums": {
                name: float(tensor.sum(dtype=np.float64)) for name, tensor in reading.views.items() if name not in VIEWS
            },
        },
    }
