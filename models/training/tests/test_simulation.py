"""Lesions stay in bone; shams leave no lesion; both classes get the same fractures, rectangle and film."""

from dataclasses import replace

import numpy as np
import pytest

from femora_training.packaging.phantom import draw_phantom
from femora_training.preprocessing.view_rules import VIEW_PX
from femora_training.simulation import simulated_films
from femora_training.simulation.bone_edit import no_edit, together
from femora_training.simulation.bone_frame import bone_frame
from femora_training.simulation.bone_mask import BoneLayers, separate_bone
from femora_training.simulation.femur_outline import femur_outline
from femora_training.simulation.femur_sites import LANDMARKS, draw_place
from femora_training.simulation.fracture_sites import FractureSite
from femora_training.simulation.fractures import NEGATIVE_STYLES, POSITIVE_STYLES, draw_fracture
from femora_training.simulation.lesions import LESIONS, faded
from femora_training.simulation.non_radiographs import draw_non_radiograph
from femora_training.simulation.picture_appearance import vary_picture
from femora_training.simulation.render_edit import lesion_contrast, render_edit
from femora_training.simulation.sham_edits import CONFOUNDERS, SHAMS, draw_confounders, draw_sham
from femora_training.simulation.simulated_films import SHAM_FRACTION, Treatment, simulate_film
from femora_training.simulation.simulated_views import simulate_views

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


def rendered(grey, layers, edit, random):
    return render_edit(grey, layers, edit, None, random).grey


@pytest.mark.parametrize("kind", sorted(LESIONS))
def test_a_lesion_is_confined_to_bone_changes_it_and_has_a_contrast(kind):
    grey = shaft()
    layers = separate_bone(grey)
    changes, strays, contrasts = [], [], []
    for seed in range(6):
        random = np.random.default_rng(seed)
        frame = bone_frame(layers.mask, 70)
        lesion = LESIONS[kind][0](frame, random)
        result = render_edit(grey, layers, lesion, lesion, random)
        difference = np.abs(result.grey - grey)
        changes.append(difference[:, 55:105].max())
        contrasts.append(result.contrast_to_noise)
        reach = layers.mask < 0.02
        reach[:, 30:130] = False
        strays.append(difference[reach].mean())
    assert np.mean(changes) > 0.08
    assert max(strays) < 0.01
    assert min(contrasts) > 0


def test_a_weaker_lesion_has_a_lower_contrast_to_noise():
    grey = shaft()
    layers = separate_bone(grey)
    lesion = LESIONS["geographic"][0](bone_frame(layers.mask, 70), np.random.default_rng(1))
    weak = replace(lesion, loss=lesion.loss * 0.3, gain=lesion.gain * 0.3, wash=lesion.wash * 0)
    strong, faint = (
        render_edit(grey, layers, edit, edit, np.random.default_rng(2)).contrast_to_noise for edit in (lesion, weak)
    )
    assert faint < 0.6 * strong


def test_no_edit_renders_the_same_film_up_to_grain():
    grey = shaft()
    layers = separate_bone(grey)
    assert np.abs(rendered(grey, layers, no_edit(grey.shape), np.random.default_rng(1)) - grey).max() < 2e-3


def test_no_bone_means_no_change():
    grey = np.full((80, 80), 0.4, np.float32)
    layers = BoneLayers(np.zeros_like(grey), grey)
    random = np.random.default_rng(2)
    lesion = LESIONS["geographic"][0](bone_frame(layers.mask, 40), random)
    assert np.abs(rendered(grey, layers, lesion, random) - grey).max() < 2e-3


@pytest.mark.parametrize("sham", [sham for sham, _ in (*SHAMS, *CONFOUNDERS)], ids=lambda sham: sham.__name__)
def test_no_sham_removes_bone_in_one_place_only(sham):
    frame = bone_frame(separate_bone(shaft()).mask, 70)
    inside = frame.depth > 0.2
    upper, lower = inside & (frame.along > 0.4), inside & (frame.along < -0.4)
    for seed in range(20):
        loss = sham(frame, np.random.default_rng(seed)).loss
        assert abs(loss[upper].mean() - loss[lower].mean()) < 0.3
        assert loss.std() < 0.25


def test_fractures_of_both_classes_use_the_same_machinery_and_keep_the_amount_of_bone():
    layers = separate_bone(shaft())
    frame = bone_frame(layers.mask, 70)
    lesion = LESIONS["segment-gone"][0](frame, np.random.default_rng(0))
    for styles in (NEGATIVE_STYLES, POSITIVE_STYLES):
        assert set(styles) == {"neck", "intertrochanteric", "subtrochanteric", "shaft"}
    moved = 0
    for region in NEGATIVE_STYLES:
        for seed in range(12):
            for weak in (None, lesion):
                edit = draw_fracture(frame, region, weak, 1.0, np.random.default_rng(seed))
                assert edit.loss.max() <= 1
                if edit.fragments:
                    moved += 1
                    shares = sum(fragment.share for fragment in edit.fragments)
                    assert np.abs(shares - 1).max() < 1e-4
    assert moved > 40
    assert together(lesion, draw_fracture(frame, "shaft", lesion, 1.0, np.random.default_rng(3))).loss.max() <= 1


def test_a_fracture_runs_through_the_weakest_place_of_the_lesion():
    frame = bone_frame(separate_bone(shaft()).mask, 70)
    weak = np.exp(-(((frame.along - 0.5) / 0.12) ** 2)).astype(np.float32)
    lesion = replace(no_edit(weak.shape), loss=0.9 * weak)
    where = []
    for seed in range(40):
        edit = draw_fracture(frame, "shaft", lesion, 1.0, np.random.default_rng(seed))
        crack = edit.loss + edit.gain
        if crack.max() > 0:
            where.append(float((frame.along * crack * (frame.depth > 0)).sum() / (crack * (frame.depth > 0)).sum()))
    assert abs(np.median(where) - 0.5) < 0.15


def test_the_outline_of_a_femur_is_drawn_to_its_edges():
    film = (draw_phantom(480, 480, 1) * 255).astype(np.uint8)
    head, trochanter, shaft_end = (360.0, 269.0), (408.0, 318.0), (386.0, 470.0)
    outline = femur_outline(film, head, trochanter, shaft_end)
    mask = outline.mask(0, 0, film.shape)
    row = film[430].astype(float)
    inside = mask[430] > 0.9
    assert inside.sum() > 10
    assert row[inside].mean() > row[(mask[430] < 0.01) & (np.abs(np.arange(480) - 386) < 60)].mean() + 15
    assert {draw_place(outline, np.random.default_rng(seed)).region for seed in range(30)} >= {
        "neck",
        "intertrochanteric",
        "subtrochanteric",
    }


def test_the_landmark_table_names_each_femur_once():
    lines = LANDMARKS.read_text().splitlines()
    assert lines[0] == "image_id,head_x,head_y,trochanter_x,trochanter_y,shaft_x,shaft_y"
    assert len(set(lines)) == len(lines) > 200


def test_an_untouched_site_is_rendered_too_and_edits_stay_near_the_site():
    film = (draw_phantom(300, 340, 3) * 255).astype(np.uint8)
    drawn = [simulate_film(film, FEMUR, Treatment.UNTOUCHED, np.random.default_rng(seed)) for seed in range(12)]
    assert all(untouched.kind == "untouched" and untouched.contrast_to_noise == 0 for untouched in drawn)
    plain = [untouched for untouched in drawn if not untouched.confounded]
    assert 0 < len(plain) < len(drawn)
    assert all(np.abs(untouched.pixels.astype(int) - film).max() <= 2 for untouched in plain)
    edited = simulate_film(film, FEMUR, Treatment.LESION, np.random.default_rng(0))
    assert edited.kind in LESIONS
    assert np.array_equal(edited.pixels[:, :150], film[:, :150])
    assert (edited.pixels != film).any()


@pytest.mark.parametrize("treatment", list(Treatment))
def test_views_have_shape_range_and_repeat_with_the_seed(treatment):
    film = (draw_phantom(300, 340, 3) * 255).astype(np.uint8)

    def views(seed):
        random = np.random.default_rng(seed)
        return simulate_views(simulate_film(film, FEMUR, treatment, random), True, random)

    for seed in range(5):
        first, second = views(seed), views(seed)
        for view in (first.hip_view, first.site_view):
            assert view.shape == (VIEW_PX, VIEW_PX)
            assert view.min() >= -1 and view.max() <= 1
        assert np.array_equal(first.site_view, second.site_view)


def test_appearance_keeps_shape_and_range():
    grey = shaft(200)
    for seed in range(40):
        varied = vary_picture(grey, np.random.default_rng(seed))
        assert varied.shape == grey.shape
        assert varied.min() >= 0 and varied.max() <= 1.001


def test_shams_differ():
    frame = bone_frame(separate_bone(shaft()).mask, 70)
    drawn = [draw_sham(frame, np.random.default_rng(seed)) for seed in range(12)]
    drawn += [draw_confounders(frame, np.random.default_rng(seed)) for seed in range(12)]
    assert sum(bool(edit.veil.any()) for edit in drawn) > 2
    assert sum(bool(edit.loss.any()) for edit in drawn) > 2


def test_drawn_pictures_are_greyscale_planes():
    random = np.random.default_rng(3)
    for _ in range(20):
        assert draw_non_radiograph(random, 64).shape == (64, 64)


def test_fading_lowers_the_contrast_to_what_is_asked():
    grey = shaft()
    layers = separate_bone(grey)
    frame = bone_frame(layers.mask, 40)
    lesion = LESIONS["geographic"][0](frame, np.random.default_rng(2))
    before = lesion_contrast(grey, layers, lesion)

    after = lesion_contrast(grey, layers, faded(lesion, 0.5))

    assert 0.3 * before < after < 0.7 * before


def test_lesions_carry_shams_as_often_as_controls_are_shams(monkeypatch):
    drawn = []
    monkeypatch.setattr(simulated_films, "draw_sham", lambda frame, random: drawn.append(1) or draw_sham(frame, random))
    film = (shaft() * 255).astype(np.uint8)
    site = FractureSite(0, (60.0, 60.0, 40.0, 40.0), "leg", broken=True)
    random = np.random.default_rng(8)

    for _ in range(60):
        simulate_film(film, site, Treatment.LESION, random)

    assert abs(len(drawn) / 60 - SHAM_FRACTION) < 0.2
