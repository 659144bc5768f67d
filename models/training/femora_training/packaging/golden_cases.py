"""Golden cases: drawn pictures and what the package answers to them."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .package_session import PackageSession, read_grey_png
from .phantom import WHITE_16_BIT, draw_phantom

TOLERANCE = 1e-4


@dataclass(frozen=True)
class GoldenPicture:
    """What is drawn; `site` as shares of width, height, width, height."""

    name: str
    height: int
    width: int
    sixteen_bit: bool
    side: str
    site: tuple[float, float, float, float]
    lesion_side: str | None


PICTURES = (
    GoldenPicture("phantom-left", 480, 570, False, "left", (0.74, 0.62, 0.15, 0.22), None),
    GoldenPicture("phantom-right", 520, 520, False, "right", (0.1, 0.62, 0.15, 0.22), "right"),
    GoldenPicture("phantom-left-16-bit", 440, 560, True, "left", (0.74, 0.62, 0.15, 0.22), "left"),
)


def draw_golden_pictures(folder: Path) -> None:
    """Writes the PNG files into `folder/golden`."""
    (folder / "golden").mkdir(parents=True, exist_ok=True)
    for seed, picture in enumerate(PICTURES):
        plane = draw_phantom(picture.height, picture.width, seed, picture.lesion_side)
        stored = (
            np.rint(plane * WHITE_16_BIT).astype(np.uint16)
            if picture.sixteen_bit
            else np.rint(plane * 255).astype(np.uint8)
        )
        Image.fromarray(stored).save(folder / "golden" / f"{picture.name}.png", optimize=True)


def write_golden_cases(folder: Path) -> None:
    """Runs the package in `folder` over its pictures and writes `golden/cases.json`."""
    session = PackageSession(folder)
    cases = [_case(folder, session, picture) for picture in PICTURES]
    document = {"tolerance": TOLERANCE, "cases": cases}
    (folder / "golden" / "cases.json").write_text(json.dumps(document, indent=2) + "\n")


def _case(folder: Path, session: PackageSession, picture: GoldenPicture) -> dict[str, object]:
    file = f"golden/{picture.name}.png"
    pixels = read_grey_png(folder / file)
    scale = (picture.width, picture.height, picture.width, picture.height)
    site = [float(round(share * length)) for share, length in zip(picture.site, scale, strict=True)]
    reading = session.read(pixels, site, picture.side)
    return {
        "name": picture.name,
        "image": file,
        "side": picture.side,
        "site": site,
        "expected": {
            "gate": {name: float(value[0]) for name, value in reading.gate.items() if value.ndim == 1},
            "orientation": reading.gate["orientation"][0].tolist(),
            "locate": {
                "site": reading.locate["site"][0].tolist(),
                "siteScore": float(reading.locate["site_score"][0]),
                "fracturePresent": float(reading.locate["fracture_present"][0]),
                "rightSide": float(reading.locate["right_side"][0]),
            },
            "logit": float(reading.classify["logit"][0]),
            "score": reading.score,
            "tensorSums": {name: float(view.sum(dtype=np.float64)) for name, view in reading.views.items()},
        },
    }
