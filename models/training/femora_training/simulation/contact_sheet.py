"""Sheet of simulated lesions for a person to look at; stays in the run folder."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ..data.film_index import FilmIndex
from .fracture_sites import FractureSite
from .simulated_films import SimulatedFilm, Treatment, simulate_film

CELL_PX = 240
COLUMNS = 10
CONTROL_EVERY = 6
"""Every so manieth cell shows a control, so that the eye compares."""


def write_contact_sheet(index: FilmIndex, sites: list[FractureSite], path: Path, cells: int, seed: int) -> None:
    """PNG of `cells` sites with lesions, controls among them, without changes of appearance."""
    random = np.random.default_rng(seed)
    rows = -(-cells // COLUMNS)
    sheet = Image.new("L", (CELL_PX * COLUMNS, CELL_PX * rows))
    draw = ImageDraw.Draw(sheet)
    for number in range(cells):
        site = sites[int(random.integers(len(sites)))]
        treatment = Treatment.SHAM if number % CONTROL_EVERY == CONTROL_EVERY - 1 else Treatment.LESION
        simulated = simulate_film(index.film(site.position), site, treatment, random)
        corner = ((number % COLUMNS) * CELL_PX, number // COLUMNS * CELL_PX)
        sheet.paste(_cell(simulated), corner)
        label = f"{simulated.kind} {simulated.contrast_to_noise:.1f}{' fracture' if simulated.broken else ''}"
        draw.text((corner[0] + 3, corner[1] + 3), label, fill=255)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)


def _cell(simulated: SimulatedFilm) -> Image.Image:
    """Surroundings of the site, stretched to full contrast."""
    x, y, width, height = simulated.box
    half = 1.1 * max(width, height)
    rows, columns = simulated.pixels.shape
    top, left = int(np.clip(y + height / 2 - half, 0, rows - 9)), int(np.clip(x + width / 2 - half, 0, columns - 9))
    patch = simulated.pixels[top : int(y + height / 2 + half), left : int(x + width / 2 + half)].astype(np.float32)
    low, high = np.percentile(patch, [1, 99.5])
    grey = (np.clip((patch - low) / (high - low + 1), 0, 1) * 255).astype(np.uint8)
    factor = CELL_PX / max(grey.shape)
    cell = Image.fromarray(grey)
    return cell.resize(
        (max(1, round(cell.width * factor)), max(1, round(cell.height * factor))), Image.Resampling.BICUBIC
    )
