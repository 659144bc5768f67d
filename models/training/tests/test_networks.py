"""Folded and rounded networks answer as before; exported graphs answer as torch does."""

import numpy as np
import onnxruntime
import torch

from femora_training.networks.classifier_network import ClassifierGraph, ClassifierNetwork
from femora_training.networks.gate_network import GateGraph, GateNetwork, TrainingDistribution, fit_distribution
from femora_training.networks.shipped_weights import shipped
from femora_training.packaging.allowed_operators import forbidden_parts
from femora_training.packaging.export_networks import export_classifier, export_gate


def random_views(count: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    return [torch.rand(1, 1, 224, 224, generator=generator) * 2 - 1 for _ in range(count)]


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
    (film,) = random_views(1)
    with torch.no_grad():
        expected = graph(film)
    for found, wanted in zip(session.run(None, {"film": film.numpy()}), expected, strict=True):
        np.testing.assert_allclose(found, wanted.numpy(), atol=1e-4, rtol=1e-4)


def test_novelty_grows_with_the_distance():
    torch.manual_seed(0)
    features = torch.randn(60, 1280)
    distribution = fit_distribution(features)
    network = GateNetwork().eval()
    network.forward = lambda value: (torch.zeros(value.shape[0], 5), value)  # features stand in for a film
    graph = GateGraph(network, distribution)
    near, far = graph(features[:5])[-1], graph(features[:5] + 5)[-1]
    assert (far > near).all()
