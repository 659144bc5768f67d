"""Sheet of simulated views for a person to look at; stays in the run folder."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ..data.film_index import FilmIndex
from .fracture_sites import FractureSite
from .simulated_views import Treatment, simulate_views

COLUMNS = (Treatment.UNTOUCHED, Treatment.SHAM, Treatment.LESION, Treatment.LESION, Treatment.LESION)
CELL_PX = 224


def write_contact_sheet(index: FilmIndex, sites: list[FractureSite], path: Path, rows: int, seed: int) -> None:
    """PNG with one site per half row: untouched, sham, three lesions."""
    random = np.random.default_rng(seed)
    chosen = [sites[number] for number in random.permutation(len(sites))[: rows * 2]]
    sheet = Image.new("L", (CELL_PX * len(COLUMNS) * 2, CELL_PX * rows))
    draw = ImageDraw.Draw(sheet)
    for number, site in enumerate(chosen):
        for column, treatment in enumerate(COLUMNS):
            views = simulate_views(index.film(site.position), site, treatment, random)
            corner = (((number % 2) * len(COLUMNS) + column) * CELL_PX, number // 2 * CELL_PX)
            sheet.paste(Image.fromarray(((views.site_view + 1) * 127.5).astype(np.uint8)), corner)
            label = f"{index.records[site.position].image_id[3:10]} {site.name}" if column == 0 else views.kind
            draw.text((corner[0] + 3, corner[1] + 3), label, fill=255)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)
