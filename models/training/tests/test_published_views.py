"""The published preprocessing as ONNX against Pillow, step by step."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from PIL import Image

from femora_training.packaging.allowed_operators import forbidden_parts
from femora_training.packaging.phantom import draw_phantom
from femora_training.published.base_package import BasePackage, read_base_package
from femora_training.published.preprocess_model import build_preprocess_model
from femora_training.published.published_command import SHIPPED_PACKAGES

LEFT, RIGHT = 0, 1
TIES = 0.02
"""Share of pixels that may differ by one grey: Pillow rounds sums of fixed-point weights, the graph of floats."""


@pytest.fixture(scope="module")
def base() -> BasePackage:
    return read_base_package(max(path.parent for path in SHIPPED_PACKAGES.glob("*/manifest.json")))


@pytest.fixture(scope="module")
def session(base) -> onnxruntime.InferenceSession:
    model = build_preprocess_model(base)
    assert forbidden_parts(model) == []
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def run(session: onnxruntime.InferenceSession, pixels: np.ndarray, site: tuple, side: int) -> dict[str, np.ndarray]:
    given = {"pixels": pixels.astype(np.float32), "site": np.array(site, np.float32), "side": np.array([side])}
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, given), strict=True))


def film(height: int, width: int) -> np.ndarray:
    """8-bit, reaching from 0 to 255."""
    plane = draw_phantom(height, width, 7)
    return np.rint((plane - plane.min()) / (plane.max() - plane.min()) * 255).astype(np.uint8)


def grey(view: np.ndarray, mean: float, deviation: float) -> np.ndarray:
    return (view[0, 0] * deviation + mean) * 255


def pillow(picture: Image.Image, mirrored: bool) -> np.ndarray:
    """Pillow 13 chooses which way it shrinks first; Pillow 9, which the authors used, starts with the columns."""
    squashed = picture.resize((224, picture.height), Image.BILINEAR).resize((224, 224), Image.BILINEAR)
    values = np.asarray(squashed).astype(float)
    return values[:, ::-1] if mirrored else values


def assert_same(found: np.ndarray, expected: np.ndarray) -> None:
    gaps = np.abs(found - expected)
    assert gaps.max() < 1.01
    assert (gaps > 0.5).mean() < TIES


@pytest.mark.parametrize(
    ("height", "width", "site", "side", "hip"),
    [
        (480, 570, (421.7, 297.2, 86.0, 105.5), LEFT, (285, 0, 570, 480)),
        (520, 601, (52.0, 322.0, 78.0, 114.0), RIGHT, (0, 0, 300, 520)),
        (700, 400, (150.0, 300.0, 90.0, 160.0), RIGHT, (0, 0, 400, 700)),
        (300, 300, (10.0, 20.0, 40.0, 50.0), LEFT, (0, 0, 300, 300)),
        (400, 700, (600.0, 350.0, 200.0, 200.0), LEFT, (350, 0, 700, 400)),
    ],
    ids=["left half", "right half mirrored", "single hip kept whole", "square kept whole", "rectangle leaves the film"],
)
def test_views_are_what_the_training_code_makes(session, height, width, site, side, hip):
    pixels = film(height, width)
    views = run(session, pixels, site, side)
    picture = Image.fromarray(pixels)
    x, y, right, bottom = int(site[0]), int(site[1]), int(site[0] + site[2]), int(site[1] + site[3])
    rectangle = (x, y, min(right, width), min(bottom, height))
    assert_same(grey(views["hip_view"], 0.4295, 0.2342), pillow(picture.crop(hip), side == RIGHT))
    assert_same(grey(views["site_view"], 0.6194, 0.1335), pillow(picture.crop(rectangle), side == RIGHT))


def test_depth_and_scale_of_the_greys_change_nothing(session):
    pixels, site = film(420, 560).astype(np.float32), (380.0, 250.0, 90.0, 90.0)
    plain, scaled = run(session, pixels, site, LEFT), run(session, pixels * 257 - 1024, site, LEFT)
    for name in ("hip_view", "site_view"):
        np.testing.assert_array_equal(plain[name], scaled[name])


@pytest.mark.parametrize("site", [(-50.0, -50.0, 10.0, 10.0), (1e6, 1e6, 5.0, 5.0), (100.0, 100.0, 0.0, 0.0)])
def test_a_rectangle_off_the_film_or_empty_still_gives_finite_views(session, site):
    views = run(session, film(420, 560), site, LEFT)
    assert all(np.isfinite(view).all() for view in views.values())


def test_a_flat_film_gives_finite_views(session):
    assert all(np.isfinite(view).all() for view in run(session, np.full((90, 80), 7), (9, 9, 30, 30), LEFT).values())


def test_the_gate_sees_the_film_it_was_made_for(session, base):
    own = onnxruntime.InferenceSession(Path(base.folder / base.manifest["graphs"]["preprocess"]))
    pixels, site = film(500, 610), (400.0, 300.0, 90.0, 110.0)
    theirs, ours = run(own, pixels, site, LEFT), run(session, pixels, site, LEFT)
    assert set(theirs) == set(ours)
    np.testing.assert_array_equal(theirs["film"], ours["film"])


def test_the_graph_is_well_formed(base):
    onnx.checker.check_model(build_preprocess_model(base), full_check=True)
