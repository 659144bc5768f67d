"""Folded and rounded networks answer as before; exported graphs answer as torch does."""

import numpy as np
import onnxruntime
import pytest
import torch

from femora_training.networks.classifier_network import ClassifierGraph, ClassifierNetwork
from femora_training.networks.gate_network import GateGraph, GateNetwork, TrainingDistribution, fit_distribution
from femora_training.networks.locator_graph import LocatorGraph
from femora_training.networks.locator_network import LocatorNetwork
from femora_training.networks.shipped_weights import shipped
from femora_training.networks.side_head import SideHead
from femora_training.packaging.allowed_operators import forbidden_parts
from femora_training.packaging.export_networks import export_classifier, export_gate, export_locator
from femora_training.preprocessing.view_rules import FILM_PX, VIEW_PX


def random_views(count: int, size: int = VIEW_PX) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    return [torch.rand(1, 1, size, size, generator=generator) * 2 - 1 for _ in range(count)]


def test_folding_and_rounding_change_little():
    torch.manual_seed(0)
    network = ClassifierNetwork().eval()
    hip, site = random_views(2)
    with torch.no_grad():
        before, after = network(hip, site), shipped(network)(hip, site)
    for first, second in zip(before, after, strict=True):
        assert torch.allclose(first, second, atol=2e-2)


def test_exported_classifier_agrees_and_its_maps_average_to_the_logit():
    torch.manual_seed(0)
    network = shipped(ClassifierNetwork())
    model = export_classifier(ClassifierGraph(network))
    assert forbidden_parts(model) == []
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    hip, site = random_views(2)
    logit, hip_map, site_map, embedding = session.run(None, {"hip_view": hip.numpy(), "site_view": site.numpy()})
    with torch.no_grad():
        parts = network(hip, site)
    assert abs(float(logit[0]) - float(parts[0] + parts[1])) < 1e-4
    assert abs(float(hip_map.mean() + site_map.mean()) - float(logit[0])) < 1e-4
    assert embedding.shape == (1, 2560)


def test_exported_gate_agrees():
    torch.manual_seed(0)
    network = shipped(GateNetwork())
    distribution = fit_distribution(torch.rand(40, 1280))
    rounded = TrainingDistribution(*(tensor.half().float() for tensor in vars(distribution).values()))
    graph = GateGraph(network, rounded).eval()
    session = onnxruntime.InferenceSession(export_gate(graph).SerializeToString(), providers=["CPUExecutionProvider"])
    (film,) = random_views(1, FILM_PX)
    with torch.no_grad():
        expected = graph(film)
    for found, wanted in zip(session.run(None, {"film": film.numpy()}), expected, strict=True):
        np.testing.assert_allclose(found, wanted.numpy(), atol=1e-4, rtol=1e-4)


def test_novelty_grows_with_the_distance():
    torch.manual_seed(0)
    features = torch.randn(60, 1280)
    distribution = fit_distribution(features)
    network = GateNetwork().eval()
    network.forward = lambda value: (  # features stand in for a film
        torch.zeros(value.shape[0], 5),
        torch.zeros(value.shape[0], 4),
        value,
    )
    graph = GateGraph(network, distribution)
    near, far = graph(features[:5])[-1], graph(features[:5] + 5)[-1]
    assert (far > near).all()


@pytest.fixture(scope="module")
def locator() -> LocatorGraph:
    """Untrained, with answers that differ from place to place."""
    torch.manual_seed(0)
    network = LocatorNetwork()
    with torch.no_grad():
        network.answers.weight.mul_(30)
    return LocatorGraph(shipped(network), shipped(SideHead()), 320, temperature=1.3, bias=0.2).eval()


@pytest.fixture(scope="module")
def locator_session(locator: LocatorGraph) -> onnxruntime.InferenceSession:
    model = export_locator(locator)
    assert forbidden_parts(model) == []
    assert len(model.SerializeToString()) <= 8_000_000
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def locate_film() -> torch.Tensor:
    generator = torch.Generator().manual_seed(2)
    coarse = torch.rand(1, 1, 20, 20, generator=generator) * 2 - 1
    return torch.nn.functional.interpolate(coarse, size=(320, 320), mode="bilinear")


def test_exported_locator_agrees(locator, locator_session):
    film, orientation = locate_film(), torch.tensor([[0.1, 0.2, 0.6, 0.1]])
    with torch.no_grad():
        expected = locator(film, orientation)
    found = locator_session.run(None, {"locate_film": film.numpy(), "orientation": orientation.numpy()})
    assert [value.shape for value in found] == [(1, 4), (1,), (1,), (1,), (1, 2, 5)]
    for answer, wanted in zip(found, expected, strict=True):
        np.testing.assert_allclose(answer, wanted.numpy(), atol=1e-4)


def test_the_locator_answers_alike_however_the_film_is_turned(locator_session):
    film, orientations = locate_film(), np.eye(4, dtype=np.float32)

    def read(turns: int) -> list[np.ndarray]:
        turned = torch.rot90(film, -turns, dims=(2, 3)).numpy()
        return locator_session.run(None, {"locate_film": turned, "orientation": orientations[turns : turns + 1]})

    x, y, width, height = read(0)[0][0]
    wanted = {
        1: (1 - y - height, x, height, width),
        2: (1 - x - width, 1 - y - height, width, height),
        3: (y, 1 - x - width, height, width),
    }
    for turns, site in wanted.items():
        answer = read(turns)
        np.testing.assert_allclose(answer[0][0], site, atol=1e-4)
        for name in (1, 2, 3):
            np.testing.assert_allclose(answer[name], read(0)[name], atol=1e-4)


def test_proposed_sites_lie_on_the_film_and_apart(locator_session):
    answer = locator_session.run(
        None, {"locate_film": locate_film().numpy(), "orientation": np.eye(4, dtype=np.float32)[:1]}
    )
    sites = answer[4][0]
    assert (sites >= 0).all()
    assert (sites[:, 0] + sites[:, 2] <= 1.0001).all() and (sites[:, 1] + sites[:, 3] <= 1.0001).all()
    assert sites[0, 4] >= sites[1, 4]
    assert not np.allclose(sites[0, :2], sites[1, :2], atol=1e-3)
    np.testing.assert_array_equal(sites[0, :4], answer[0][0])
