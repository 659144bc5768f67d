"""The classifier's evaluation from drawn films to the card; disturbances do what their names say."""

import json

import numpy as np
import pytest

from femora_training.data.film_index import build_index
from femora_training.learning import depth_and_format, robustness
from femora_training.learning.classifier_batches import ClassifierBatches
from femora_training.learning.evaluate_classifier import evaluate_classifier
from femora_training.learning.evaluated_store import load_classifier, save_classifier
from femora_training.learning.film_disturbances import DISTURBANCES
from femora_training.learning.resumable_training import TrainingEffort
from femora_training.learning.train_classifier import usable_sites
from femora_training.networks.classifier_network import ClassifierNetwork
from femora_training.packaging.classifier_card import classifier_card
from femora_training.packaging.package_part import classifier_part
from femora_training.packaging.phantom import draw_phantom
from femora_training.statistics.contrast_figures import SUBTLE_BELOW, contrast_figures

BOX = (228.0, 190.0, 50.0, 60.0)


@pytest.fixture(scope="module")
def film() -> np.ndarray:
    return draw_phantom(300, 340, 3)


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_disturbed_film_keeps_range_and_site(name, film):
    plane, box = DISTURBANCES[name](film, BOX, np.random.default_rng(0))
    assert plane.min() >= 0 and plane.max() <= 1
    factor = plane.shape[1] / film.shape[1]
    assert np.allclose(box, np.array(BOX) * factor, rtol=0.02)
    if name not in ("1024 px", "768 px", "512 px", "384 px"):
        assert plane.shape != film.shape or np.abs(plane - film).max() > 1e-3


def test_a_turn_keeps_the_centre_of_the_site(film):
    marked = film.copy()
    marked[218:223, 251:256] = 1.0
    plane, box = DISTURBANCES["turned +20 degrees"](marked, BOX, np.random.default_rng(0))
    assert plane[round(box[1] + box[3] / 2), round(box[0] + box[2] / 2)] > 0.9


def test_contrast_figures_count_subtle_lesions():
    contrasts = np.array([0.5, 1.0, SUBTLE_BELOW, 3.0])
    figures = contrast_figures(np.array(["a", "a", "b", "b"]), contrasts)
    assert figures["subtleShare"]["value"] == 0.5
    assert figures["byKind"]["b"]["n"] == 2
    assert figures["all"]["q10"] < figures["all"]["q90"]


def test_evaluation_stores_and_describes_every_figure(collection, tmp_path, monkeypatch):
    monkeypatch.setattr(robustness, "SITES", 1)
    monkeypatch.setattr(depth_and_format, "FILMS", 1)
    index = build_index(collection, tmp_path, seed=1)
    evaluated = evaluate_classifier(ClassifierNetwork().eval(), index, fold=0, seed=1)
    assert 0 < evaluated.threshold < 1
    assert evaluated.figures["depthAndFormat"]["png"]["largest"] == 0
    assert evaluated.figures["depthAndFormat"]["storedWider16"]["largest"] < 1e-3
    drifts = evaluated.figures["robustness"]
    assert set(drifts) == {"as stored", *DISTURBANCES}
    assert drifts["as stored"]["meanDrift"] == 0
    effort = TrainingEffort(epochs=1, steps_per_epoch=2, batch_size=4, seconds=1.0)
    save_classifier(evaluated, effort, tmp_path, 0)
    run = load_classifier(tmp_path, 0)
    loaded = run.evaluated
    assert loaded.figures == json.loads(json.dumps(evaluated.figures))
    card = classifier_card(classifier_part(run).section)
    for words in ("Robustness", "photographed", "Sham edit", "Subtle", "Real marked fractures"):
        assert words in card


def test_batches_hold_both_classes_and_reuse_pairs(collection, tmp_path):
    index = build_index(collection, tmp_path, seed=1)
    sites = usable_sites(index, [0, 1, 2, 3, 4], 1)
    batches = ClassifierBatches(index, sites, batch_size=4, seed=1)
    for hip, site, labels in batches.take(2, size=96):
        assert hip.shape == site.shape == (4, 1, 96, 96)
        assert labels.tolist() == [1.0, 0.0, 1.0, 0.0]
