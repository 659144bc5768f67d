"""Scores of real marked fractures on hip films, as published, with nothing drawn."""

import numpy as np

from ..data.film_index import FilmIndex
from ..networks.classifier_network import ClassifierNetwork
from ..simulation.fracture_sites import FractureSite
from ..statistics.wilson import wilson
from .film_reading import read_film
from .operating_rule import OperatingRule
from .scored_films import mirrored

GROWN = 1.5
"""The tight boxes of FracAtlas are grown to what a reader would draw."""


def marked_fracture_figures(
    network: ClassifierNetwork, index: FilmIndex, sites: list[FractureSite], rule: OperatingRule
) -> dict[str, object]:
    """Specificity on marked fractures by region; "hip" films are those with a hip in view, the bone may be another.
    FracAtlas does not state the cause, so a flagged film is not certainly wrong.
    """
    figures: dict[str, object] = {}
    for region in ("hip", "leg"):
        scores = []
        for site in (site for site in sites if site.broken and site.region == region):
            film = index.film(site.position)
            x, y, width, height = site.box
            box = (
                x - (GROWN - 1) / 2 * width,
                y - (GROWN - 1) / 2 * height,
                GROWN * width,
                GROWN * height,
            )
            logit = read_film(network, film, box, mirrored(film, site))
            scores.append(float(rule.scores(np.array([logit]))[0]))
        cleared = sum(score < rule.threshold for score in scores)
        figures[region] = {
            "specificity": wilson(cleared, len(scores)).as_json(),
            "scores": [round(score, 4) for score in sorted(scores)],
        }
    return figures
