"""Crops, reproductions and turns of the gate's films."""

import numpy as np
import torch

from femora_training.data.film_index import build_index
from femora_training.data.hip_views import HipView, hip_views
from femora_training.learning.crop_film import crop_film
from femora_training.learning.gate_films import GateBatches, turn_clockwise
from femora_training.learning.gate_refusals import choose_refusals, refused
from femora_training.learning.reproduced_film import reproduce_film
from femora_training.packaging.phantom import draw_phantom


def test_crops_of_a_pelvis_hold_a_proximal_femur():
    rows, columns = np.mgrid[0:400, 0:500]
    film = rows * 1000 + columns
    for seed in range(40):
        crop = crop_film(film, HipView(0, "pelvis", 0.5), np.random.default_rng(seed))
        x, y = (crop % 1000) / 500, (crop // 1000) / 400
        held = [x.min() <= 0.5 + side * 0.23 <= x.max() and y.min() <= 0.61 <= y.max() for side in (-1, 1)]
        assert any(held)
        assert crop.shape[0] >= 50 and crop.shape[1] >= 50


def test_reproductions_stay_pictures_and_differ():
    film = (draw_phantom(240, 280, 3) * 255).astype(np.uint8)
    random = np.random.default_rng(5)
    copies = [reproduce_film(film, random) for _ in range(12)]
    assert all(copy.dtype == np.uint8 and copy.ndim == 2 and copy.std() > 5 for copy in copies)
    changed = [copy.shape != film.shape or np.abs(copy.astype(int) - film).max() > 30 for copy in copies]
    assert sum(changed) >= 6


def test_films_are_turned_clockwise():
    film = torch.zeros(1, 1, 4, 4)
    film[0, 0, 0, 1] = 1  # head of the patient, up
    corners = {0: (0, 1), 1: (1, 3), 2: (3, 2), 3: (2, 0)}
    for turns, place in corners.items():
        turned = turn_clockwise(film, torch.tensor([turns]))[0, 0]
        assert tuple(torch.nonzero(turned)[0].tolist()) == place


def test_the_table_of_hip_views_is_whole():
    views = hip_views()
    assert len(views) == 288
    assert {view.quarter_turns for view in views.values()} <= {0, 1, 2, 3}
    for view in views.values():
        assert view.view in ("pelvis", "right", "left", "unknown")
        assert (view.midline is not None) == (view.view == "pelvis")
        assert view.midline is None or 0.2 < view.midline < 0.8


def test_the_patients_right_is_on_the_left_of_an_upright_picture():
    assert HipView(0, "pelvis", 0.45).right_at(0.2) == 1
    assert HipView(0, "pelvis", 0.45).right_at(0.7) == 0
    assert HipView(0, "left", None).right_at(0.1) == 0
    assert HipView(0, "unknown", None).right_at(0.1) is None


def test_batches_mark_what_no_label_says(tmp_path, collection):
    index = build_index(collection, tmp_path / "runs", seed=3)
    batches = GateBatches(index, list(range(40)), batch_size=24, seed=1)
    for batch in batches.take(3):
        assert batch.films.shape == (24, 1, 224, 224)
        assert batch.films.abs().max() <= 1
        drawn = batch.targets[:, 3] == 0
        assert (batch.weights[drawn][:, 1] == 0).all() and (batch.turns[drawn] == -1).all()
        assert set(batch.turns.tolist()) <= {-1, 0, 1, 2, 3}


def test_refusals_let_valid_films_through_and_stop_others():
    random = np.random.default_rng(2)
    valid = {
        "hip": random.uniform(0.8, 1, 400),
        "frontal": random.uniform(0.7, 1, 400),
        "hardware": random.uniform(0, 0.2, 400),
        "novelty": random.uniform(4, 8, 400),
    }
    refusals = choose_refusals(valid)
    assert refused(valid, refusals).mean() <= 0.04
    for name, value in (("hip", 0.1), ("frontal", 0.1), ("hardware", 0.9), ("novelty", 30.0)):
        assert refused({**valid, name: np.full(400, value)}, refusals).all()
