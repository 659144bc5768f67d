"""Drawn implants lie over the femur, are bright, and leave the rest of the film alone."""

import numpy as np
import pytest

from femora_training.simulation import implants
from femora_training.simulation.femur_outline import femur_outline
from femora_training.simulation.implants import IMPLANTS, draw_implant


@pytest.fixture
def film_and_outline():
    """A grey femur-like bar with a head on a dark film."""
    film = np.full((300, 240), 40, np.uint8)
    film[70:, 110:150] = 130
    film[40:90, 60:120] = 130
    return film, femur_outline(film, (80, 62), (152, 86), (130, 295))


@pytest.mark.parametrize("shape", IMPLANTS, ids=lambda shape: shape.__name__)
def test_metal_brightens_a_small_part_and_darkens_nothing(shape, film_and_outline, monkeypatch):
    film, outline = film_and_outline
    monkeypatch.setattr(implants, "IMPLANTS", (shape,))

    drawn = draw_implant(film, outline, np.random.default_rng(3))

    changed = drawn != film
    assert 0.005 < changed.mean() < 0.4
    assert (drawn >= film).all()
    assert drawn[changed].max() > 170


def test_implants_repeat_with_the_seed_and_differ_without(film_and_outline):
    film, outline = film_and_outline

    first, again, other = (draw_implant(film, outline, np.random.default_rng(seed)) for seed in (1, 1, 2))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
