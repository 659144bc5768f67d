"""How far a stored classifier departs from PyTorch with the weights as given."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tqdm import tqdm

from ..data.decode_film import decode_film
from ..packaging.golden_cases import PICTURES
from ..packaging.package_session import SIDES
from ..packaging.phantom import draw_phantom
from .export_classify import classify_module
from .open_session import open_session
from .read_weights import PublishedWeights

PHANTOMS = 24
RIGHT_SITE, LEFT_SITE = (0.1, 0.5, 0.25, 0.35), (0.65, 0.5, 0.25, 0.35)
"""Rectangle over the proximal femur, as shares of width, height, width, height, where a film has none marked."""
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Views:
    """Two views, each float32 [1, 1, S, S]."""

    hip_view: np.ndarray
    site_view: np.ndarray


@dataclass(frozen=True)
class Drift:
    """Absolute differences to PyTorch over `n` radiographs; scores are sigmoid(logit)."""

    n: int
    largest_logit: float
    median_score: float
    largest_score: float
    changed_calls: int

    def as_json(self) -> dict[str, float | int]:
        """Rounded to two digits of use."""
        return {
            "n": self.n,
            "largestLogit": float(f"{self.largest_logit:.3g}"),
            "medianScore": float(f"{self.median_score:.3g}"),
            "largestScore": float(f"{self.largest_score:.3g}"),
            "changedCalls": self.changed_calls,
        }


class ClassifyRunner:
    """A classify graph in ONNX Runtime on the CPU."""

    def __init__(self, file: Path) -> None:
        self._session = open_session(file)

    def __call__(self, views: Views) -> dict[str, np.ndarray]:
        """Outputs by name."""
        names = [output.name for output in self._session.get_outputs()]
        return dict(zip(names, self._session.run(None, vars(views)), strict=True))


def phantom_views(preprocess: onnxruntime.InferenceSession) -> list[Views]:
    """Drawn pelvis films of several shapes, every second one with a lesion, left and right in turn."""
    found = []
    for seed in range(PHANTOMS):
        shape = PICTURES[seed % len(PICTURES)]
        side = "left" if seed % 2 == 0 else "right"
        plane = draw_phantom(shape.height, shape.width, 100 + seed, side if seed % 4 < 2 else None)
        found.append(_views(preprocess, np.rint(plane * 255).astype(np.float32), side))
    return found


def film_views(preprocess: onnxruntime.InferenceSession, folder: Path) -> list[Views]:
    """Every picture of a folder, read twice: as a left and as a right hip."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES)
    planes = (decode_film(path).pixels.astype(np.float32) for path in tqdm(files, desc="films", mininterval=5))
    return [_views(preprocess, plane, side) for plane in planes for side in SIDES]


def _views(preprocess: onnxruntime.InferenceSession, plane: np.ndarray, side: str) -> Views:
    shares = RIGHT_SITE if side == "right" else LEFT_SITE
    height, width = plane.shape
    site = np.array(shares, np.float32) * np.array([width, height, width, height], np.float32)
    given = {"pixels": plane, "site": site, "side": np.array([SIDES[side]], np.int64)}
    return Views(*preprocess.run(["hip_view", "site_view"], given))


def torch_logits(weights: PublishedWeights, views: Iterable[Views]) -> list[float]:
    """What PyTorch answers with the weights as given."""
    module = classify_module(weights)
    with torch.no_grad():
        return [
            float(module(torch.from_numpy(pair.hip_view), torch.from_numpy(pair.site_view))[0])
            for pair in tqdm(views, desc="PyTorch", mininterval=5)
        ]


def measure_drift(runner: ClassifyRunner, views: list[Views], expected: list[float], threshold: float) -> Drift:
    """`expected` logits of PyTorch, one per pair of views."""
    found = [float(runner(pair)["logit"][0]) for pair in tqdm(views, desc="ONNX Runtime", mininterval=5)]
    scores = [(_score(first), _score(second)) for first, second in zip(expected, found, strict=True)]
    gaps = [abs(first - second) for first, second in scores]
    return Drift(
        n=len(views),
        largest_logit=max(abs(first - second) for first, second in zip(expected, found, strict=True)),
        median_score=float(np.median(gaps)),
        largest_score=max(gaps),
        changed_calls=sum((first > threshold) != (second > threshold) for first, second in scores),
    )


def _score(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit > -60 else 0.0
