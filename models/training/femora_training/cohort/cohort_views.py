"""The pictures of a cohort as views."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from tqdm import tqdm

from ..errors import TrainingError
from ..published.view_rules import VIEW_PX, WHITE
from .read_cohort import HIP_FOLDER, SITE_FOLDER, Cohort

VIEWS = ("hip", "site")
DEEP_MODES = ("I", "F")
"""Beginnings of Pillow's names for greys of more than 8 bits."""


def load_views(cohort: Cohort) -> Tensor:
    """uint8 [N, 2, S, S]: hip view and site view of every case, squashed as in the published training."""
    views = np.empty((len(cohort.cases), len(VIEWS), VIEW_PX, VIEW_PX), np.uint8)
    for row, case in enumerate(tqdm(cohort.cases, desc="pictures", mininterval=5)):
        for column, name in enumerate((HIP_FOLDER, SITE_FOLDER)):
            views[row, column] = _squashed(cohort.folder / name / case.image_name)
    return torch.from_numpy(views)


def _squashed(path: Path) -> np.ndarray:
    try:
        with Image.open(path) as image:
            image.load()
            grey = _eight_bit(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise TrainingError(f"{path} cannot be decoded ({error}). Export it again or remove its row.") from error
    # Two steps, because Pillow 9 of the published training shrinks along the rows first.
    narrow = grey.resize((VIEW_PX, grey.height), Image.Resampling.BILINEAR)
    return np.asarray(narrow.resize((VIEW_PX, VIEW_PX), Image.Resampling.BILINEAR))


def _eight_bit(image: Image.Image) -> Image.Image:
    """Deeper greys are brought to 0..255 by their minimum and maximum."""
    if not image.mode.startswith(DEEP_MODES):
        return image.convert("L")
    values = np.asarray(image).astype(np.float64)
    low, high = values.min(), values.max()
    return Image.fromarray(np.floor((values - low) / max(high - low, 1e-6) * WHITE + 0.5).astype(np.uint8))
