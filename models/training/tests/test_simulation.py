"""Lesions stay in bone; shams leave no lesion; both classes get the same rectangle and film."""

import numpy as np
import pytest

from femora_training.packaging.phantom import draw_phantom
from femora_training.simulation.bone_edit import no_edit, render
from femora_training.simulation.bone_frame import bone_frame
from femora_training.simulation.bone_mask import BoneLayers, separate_bone
from femora_training.simulation.fracture_sites import FractureSite
from femora_training.simulation.lesions import LESIONS
from femora_training.simulation.non_radiographs import draw_non_radiograph
from femora_training.simulation.sham_edits import draw_sham
from femora_training.simulation.simulated_views import Treatment, edit_site, simulate_views

FEMUR = FractureSite(0, (228.0, 190.0, 50.0, 60.0), "hip", broken=True)


def shaft(size: int = 160) -> np.ndarray:
    """A bar with cortex in a soft-tissue bed, with grain; float32 [size, size]."""
    across = np.abs(np.arange(size) - size / 2)
    profile = 0.3 + 0.25 * (across < 30) + 0.2 * ((across < 30) & (across > 22))
    grain = np.random.default_rng(0).normal(0, 0.01, (size, size))
    return np.clip(np.tile(profile, (size, 1)) + grain, 0, 1).astype(np.float32)


def test_the_mask_finds_the_bone_and_leaves_soft_tissue():
    layers = separate_bone(shaft())
    assert layers.mask[40:120, 60:100].mean() > 0.9
    assert layers.mask[:, :35].mean() < 0.1
    assert np.abs(layers.soft_tissue[40:120, 70:90] - 0.3).max() < 0.1


@pytest.mark.parametrize("kind", sorted(LESIONS))
def test_a_lesion_is_confined_to_bone_and_changes_it(kind):
    grey = shaft()
    layers = separate_bone(grey)
    changes, strays = [], []
    for seed in range(6):
        random = np.random.default_rng(seed)
        frame = bone_frame(layers.mask, 70)
        edited = render(grey, layers, LESIONS[kind][0](frame, random), random)
        difference = np.abs(edited - grey)
        changes.append(difference[:, 55:105].max())
        reach = layers.mask < 0.02
        reach[:, 30:130] = False
        strays.append(difference[reach].mean())
    assert np.mean(changes) > 0.1
    assert max(strays) < 0.01


def test_no_edit_renders_the_same_film_up_to_grain():
    grey = shaft()
    layers = separate_bone(grey)
    edited = render(grey, layers, no_edit(grey.shape), np.random.default_rng(1))
    assert np.abs(edited - grey).max() < 2e-3


def test_no_bone_means_no_change():
    grey = np.full((80, 80), 0.4, np.float32)
    layers = BoneLayers(np.zeros_like(grey), grey)
    random = np.random.default_rng(2)
    frame = bone_frame(layers.mask, 40)
    edited = render(grey, layers, LESIONS["geographic"][0](frame, random), random)
    assert np.abs(edited - grey).max() < 2e-3


def test_shams_remove_no_bone_locally():
    frame = bone_frame(separate_bone(shaft()).mask, 70)
    for seed in range(20):
        edit = draw_sham(frame, np.random.default_rng(seed))
        assert edit.loss.max() < 0.6
        gradient_y, gradient_x = np.gradient(edit.loss)
        assert np.hypot(gradient_y, gradient_x).max() < 0.05


def test_an_untouched_broken_site_keeps_its_pixels_and_edits_stay_near_the_site():
    film = (draw_phantom(300, 340, 3) * 255).astype(np.uint8)
    untouched, kind = edit_site(film, FEMUR, Treatment.UNTOUCHED, np.random.default_rng(0))
    assert kind == "untouched"
    assert np.array_equal(untouched, film)
    edited, kind = edit_site(film, FEMUR, Treatment.LESION, np.random.default_rng(0))
    assert kind in LESIONS
    assert np.array_equal(edited[:, :150], film[:, :150])
    assert (edited != film).any()


@pytest.mark.parametrize("treatment", list(Treatment))
def test_views_have_shape_range_and_repeat_with_the_seed(treatment):
    film = (draw_phantom(300, 340, 3) * 255).astype(np.uint8)
    first = simulate_views(film, FEMUR, treatment, np.random.default_rng(9))
    second = simulate_views(film, FEMUR, treatment, np.random.default_rng(9))
    for view in (first.hip_view, first.site_view):
        assert view.shape == (224, 224)
        assert view.min() >= -1 and view.max() <= 1
    assert np.array_equal(first.site_view, second.site_view)


def test_drawn_pictures_are_greyscale_planes():
    random = np.random.default_rng(3)
    for _ in range(20):
        assert draw_non_radiograph(random, 64).shape == (64, 64)
