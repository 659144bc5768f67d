"""The torch and the ONNX form of the preprocessing are one function."""

import numpy as np
import onnxruntime
import pytest
import torch

from femora_training.packaging.allowed_operators import forbidden_parts
from femora_training.packaging.phantom import draw_phantom
from femora_training.preprocessing.preprocess_graph import build_preprocess_graph
from femora_training.preprocessing.preprocess_torch import preprocess
from femora_training.preprocessing.view_rules import FILM_PX, LOCATE_PX, VIEW_PX
from femora_training.preprocessing.windows import view_windows

LEFT, RIGHT = 0, 1
CASES = [
    (420, 500, (340.0, 250.0, 80.0, 90.0), LEFT),
    (420, 500, (60.0, 250.0, 80.0, 90.0), RIGHT),
    (300, 700, (650.0, 40.0, 120.0, 70.0), LEFT),
    (700, 300, (-40.0, -30.0, 150.0, 200.0), RIGHT),
    (900, 1100, (500.5, 400.25, 333.3, 210.7), LEFT),
    (64, 50, (10.0, 10.0, 300.0, 300.0), RIGHT),
    (200, 200, (500.0, 500.0, 10.0, 10.0), LEFT),
]


@pytest.fixture(scope="module")
def session() -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        build_preprocess_graph().SerializeToString(), providers=["CPUExecutionProvider"]
    )


def run(session, pixels, site, side):
    names = ("film", "locate_film", "hip_view", "site_view")
    inputs = {"pixels": pixels.astype(np.float32), "site": np.array(site, np.float32), "side": np.array([side])}
    return dict(zip(names, session.run(list(names), inputs), strict=True))


@pytest.mark.parametrize(("height", "width", "site", "side"), CASES)
def test_torch_and_onnx_agree(session, height, width, site, side):
    pixels = draw_phantom(height, width, 5) * 4095
    expected = preprocess(torch.from_numpy(pixels), site, side)
    for name, tensor in run(session, pixels, site, side).items():
        size = {"film": FILM_PX, "locate_film": LOCATE_PX}.get(name, VIEW_PX)
        assert tensor.shape == (1, 1, size, size)
        np.testing.assert_allclose(tensor, getattr(expected, name).numpy(), atol=1e-4)


@pytest.mark.parametrize(("scale", "offset"), [(255.0, 0.0), (65535.0, 0.0), (3.7, -1024.0), (4095.0, 200.0)])
def test_scaling_of_the_grey_values_changes_nothing(session, scale, offset):
    pixels = draw_phantom(400, 480, 6)
    site = (330.0, 240.0, 70.0, 90.0)
    plain = run(session, pixels, site, LEFT)
    for name, tensor in run(session, pixels * scale + offset, site, LEFT).items():
        np.testing.assert_allclose(tensor, plain[name], atol=3e-4 if offset < 0 else 1e-4)


def test_eight_and_sixteen_bit_copies_agree_to_the_rounding(session):
    pixels = draw_phantom(400, 480, 6)
    site = (330.0, 240.0, 70.0, 90.0)
    eight = run(session, np.rint(pixels * 255), site, LEFT)
    sixteen = run(session, np.rint(pixels * 65535), site, LEFT)
    for name in eight:
        assert np.abs(eight[name] - sixteen[name]).max() < 0.03


def test_a_right_hip_is_the_mirror_of_a_left_one(session):
    pixels = draw_phantom(400, 400, 7)
    left = run(session, pixels, (270.0, 240.0, 64.0, 80.0), LEFT)
    right = run(session, pixels[:, ::-1].copy(), (400 - 270 - 64.0, 240.0, 64.0, 80.0), RIGHT)
    for name in ("hip_view", "site_view"):
        np.testing.assert_allclose(left[name], right[name], atol=1e-4)
    assert not np.allclose(left["film"], right["film"], atol=1e-2)


def test_a_flat_film_gives_finite_views(session):
    for tensor in run(session, np.full((100, 120), 77.0), (10.0, 10.0, 30.0, 30.0), LEFT).values():
        assert np.isfinite(tensor).all()
        assert np.abs(tensor).max() <= 1


def test_windows_follow_the_rule_and_stay_inside():
    hip, near = view_windows(1000, 800, (600.0, 900.0, 100.0, 200.0))
    assert hip.size == round(0.55 * 1000)
    assert near.size == round(1.3 * 200 * 0.5)
    hip, near = view_windows(1000, 800, (500.0, 400.0, 100.0, 240.0))
    assert (hip.size, near.size) == (600, 312)
    for window in (hip, near):
        assert window.x >= 0 and window.y >= 0
        assert window.x + window.size <= 800 and window.y + window.size <= 1000


def test_only_allowed_operators():
    assert forbidden_parts(build_preprocess_graph()) == []
