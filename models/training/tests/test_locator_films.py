"""Boxes, sides and targets of the locator."""

import numpy as np
import pytest
import torch
from conftest import write_collection

from femora_training.data.film_index import build_index
from femora_training.data.hip_triage import read_hip_triage
from femora_training.errors import TrainingError
from femora_training.learning.locator_films import CELLS, LocatorBatches, upright_boxes
from femora_training.learning.locator_reading import read_films
from femora_training.learning.train_locator import HIP_SHARES, locator_loss
from femora_training.networks.locator_graph import LocatorGraph
from femora_training.networks.locator_network import LocatorNetwork
from femora_training.networks.side_head import SideHead

TURNED_FILM = 315
"""Stored turned by three quarter turns, as the table of hip views says."""


@pytest.fixture
def index(tmp_path):
    rows = [
        {"number": n, "hip": n % 2, "leg": 1 - n % 2, "frontal": int(n != 301), "hardware": int(n == 302)}
        | {"fractured": int(n in (TURNED_FILM, 312, 320))}
        for n in range(300, 330)
    ]
    boxes = {TURNED_FILM: [30.0, 60.0, 40.0, 20.0], 312: [100.0, 90.0, 30.0, 30.0], 320: [20.0, 20.0, 50.0, 30.0]}
    return build_index(write_collection(tmp_path / "films", rows, boxes), tmp_path / "runs", seed=3)


def position_of(index, number: int) -> int:
    return next(k for k, record in enumerate(index.records) if record.number == number)


def test_boxes_turn_with_their_film(index):
    position = position_of(index, TURNED_FILM)
    stored, (x, y, width, height) = index.film(position), upright_boxes(index, position)[0]
    rows, columns = stored.shape
    marked = np.zeros(stored.shape)
    marked[60:80, 30:70] = 1
    upright = np.rot90(marked, 3)
    found = np.argwhere(upright)
    top, left = found.min(axis=0)
    bottom, right = found.max(axis=0) + 1
    assert (x, y) == pytest.approx(((left + right) / 2 / rows, (top + bottom) / 2 / columns))
    assert (width, height) == pytest.approx(((right - left) / rows, (bottom - top) / columns))


def test_targets_follow_the_boxes(index):
    batches = LocatorBatches(index, list(range(30)), {"other-broken": 1.0}, batch_size=8, seed=1)
    for batch in batches.take(3):
        assert (batch.fractured == 1).all()
        assert ((batch.centres == 1).sum(dim=(1, 2)) >= 1).all()
        assert (batch.measured.sum(dim=(1, 2)) >= 1).all()
        sizes = batch.extents.exp()[:, 0][batch.measured == 1]
        assert (sizes > 0.02).all() and (sizes < 1.2).all()
        assert (batch.sided == 0).all()


def test_sides_are_right_of_the_patient_on_the_left_of_the_picture(index):
    batches = LocatorBatches(index, [position_of(index, TURNED_FILM)], {"hip-broken": 1.0}, batch_size=8, seed=2)
    for batch in batches.take(2):
        known = batch.sided == 1
        assert known.any()
        left_most = batch.right[:, CELLS // 2, 0][known[:, CELLS // 2, 0]]
        assert left_most.sum() >= batch.right[:, CELLS // 2, -1][known[:, CELLS // 2, -1]].sum()


def test_a_step_teaches(index):
    torch.manual_seed(0)
    network = LocatorNetwork().train()
    batch = next(LocatorBatches(index, list(range(30)), HIP_SHARES, batch_size=4, seed=1).take(1))
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
    losses = []
    for _ in range(4):
        optimiser.zero_grad()
        loss = locator_loss(network, batch)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


class _Answers(torch.nn.Module):
    """Stands in for the locator: the same site and side whatever the film."""

    def __init__(self, site: tuple[float, ...], right: float) -> None:
        super().__init__()
        self.site, self.right = site, right

    def forward(self, film: torch.Tensor, orientation: torch.Tensor) -> tuple[torch.Tensor, ...]:
        one = torch.ones(1)
        return torch.tensor([self.site]), one * 0.5, one * 0.7, one * self.right, torch.zeros(1, 2, 5)


def test_hits_and_overlaps_are_told_from_misses(index):
    position = position_of(index, 312)
    height, width = index.film(position).shape
    exact = (94 / width, 84 / height, 42 / width, 42 / height)
    near = read_films(_Answers(exact, 0.9), index, [position], None)[0]
    assert near.hit and near.overlap == pytest.approx(1, abs=1e-4)
    assert near.present == pytest.approx(np.log(0.7 / 0.3), abs=1e-4)
    far = read_films(_Answers((0.0, 0.0, 0.1, 0.1), 0.9), index, [position], None)[0]
    assert not far.hit and far.overlap == 0
    whole = read_films(_Answers(exact, 0.9), index, [position_of(index, 304)], None)[0]
    assert whole.hit is None and whole.overlap is None


def test_films_are_uprighted_by_the_table_when_no_gate_is_asked(index):
    torch.manual_seed(0)
    graph = LocatorGraph(LocatorNetwork().eval(), SideHead().eval(), 320, 1.0, 0.0)
    position = position_of(index, TURNED_FILM)
    by_table = read_films(graph, index, [position], None)[0]
    by_gate = read_films(graph, index, [position], torch.eye(4)[3:])[0]
    assert by_table == by_gate
    assert read_films(graph, index, [position], torch.eye(4)[:1])[0] != by_gate


def test_a_triage_table_is_optional_and_checked(tmp_path):
    assert read_hip_triage(tmp_path) == {}
    (tmp_path / "hip_triage_nonexpert.csv").write_text("image_id,kind\nIMG0000001.jpg,x\n")
    with pytest.raises(TrainingError, match="triage"):
        read_hip_triage(tmp_path)
