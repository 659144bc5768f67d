"""Reads published weights: a PyTorch state dict of the dual or of a single-view network."""

import pickle
import zipfile
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..errors import TrainingError
from .published_network import DualNetwork, SingleNetwork
from .vit_shape import VIT_BASE_16, VitShape

WRAPPERS = ("state_dict", "model_state_dict", "model")
PARALLEL_PREFIX = "module."
EXAMPLES = 3
"""Names that an error message quotes."""
VARIANTS = ("dual", "original", "fracture")
"""Both views; the hip view alone; the site view alone. Named as the published files are."""


@dataclass(frozen=True)
class PublishedWeights:
    """A network filled with the weights of `file`, in evaluation mode."""

    variant: str
    network: DualNetwork | SingleNetwork
    file: str


def read_weights(path: Path, variant: str | None = None, shape: VitShape = VIT_BASE_16) -> PublishedWeights:
    """Raises TrainingError naming the file when it is no such state dict.

    `variant` is only needed for single-view weights in a file whose name does not say which view.
    """
    state = read_state_dict(path)
    found = _variant(path, state, variant)
    network = (DualNetwork if found == "dual" else SingleNetwork)(shape)
    fill(network, state, path)
    return PublishedWeights(found, network.eval(), path.name)


def read_state_dict(path: Path) -> dict[str, Tensor]:
    """Names and tensors without what checkpoints and data-parallel training wrap them in. Runs no code of the file."""
    if not path.is_file():
        raise TrainingError(f"{path} is missing. Name the file of the published weights, such as Dual_model.pt.")
    try:
        document = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise TrainingError(
            f"{path} holds more than tensors (or is no PyTorch file) and was not opened, because opening it would run "
            "its code. Save it anew as torch.save(model.state_dict(), file)."
        ) from error
    except (OSError, EOFError, RuntimeError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TrainingError(f"{path} is not a whole PyTorch file ({_first_line(error)}). Copy it again.") from error
    for wrapper in WRAPPERS:
        if isinstance(document, dict) and isinstance(document.get(wrapper), dict):
            document = document[wrapper]
            break
    if not isinstance(document, dict) or not document or not all(isinstance(v, Tensor) for v in document.values()):
        raise TrainingError(
            f"{path} is no state dict (names and tensors). Save it as torch.save(model.state_dict(), file)."
        )
    return {name.removeprefix(PARALLEL_PREFIX): tensor for name, tensor in document.items()}


def fill(network: nn.Module, state: dict[str, Tensor], path: Path) -> None:
    """Copies a state dict into `network`; every name and shape must fit."""
    wanted = network.state_dict()
    missing, unknown = sorted(wanted.keys() - state.keys()), sorted(state.keys() - wanted.keys())
    if missing or unknown:
        parts = [f"{what}: {_some(names)}" for what, names in (("missing", missing), ("unknown", unknown)) if names]
        raise TrainingError(f"{path} does not fit the published network ({'; '.join(parts)}). {_ADVICE}")
    for name, tensor in state.items():
        if tensor.shape != wanted[name].shape:
            raise TrainingError(
                f"{path}: {name} has the shape {list(tensor.shape)}, the published network has "
                f"{list(wanted[name].shape)}. {_ADVICE}"
            )
        if not torch.isfinite(tensor).all():
            raise TrainingError(f"{path}: {name} holds values that are not finite. Copy the file again.")
    network.load_state_dict({name: tensor.float() for name, tensor in state.items()})


_ADVICE = "Use the published ViT-B/16 weights (Dual, Original or Fracture), whole and unchanged."


def _variant(path: Path, state: dict[str, Tensor], asked: str | None) -> str:
    is_dual = any(name.startswith(("original_vit.", "fracture_vit.")) for name in state)
    if is_dual:
        if asked not in (None, "dual"):
            raise TrainingError(f"{path} holds the weights of both views. Leave --variant out or say dual.")
        return "dual"
    if not any(name.startswith("blocks.") for name in state):
        raise TrainingError(f"{path} holds no vision transformer (first names: {_some(sorted(state))}). {_ADVICE}")
    if asked == "dual":
        raise TrainingError(f"{path} holds one view only. Say --variant original (hip view) or fracture (site view).")
    named = [variant for variant in ("original", "fracture") if variant in path.name.lower()]
    if asked is not None:
        return asked
    if len(named) != 1:
        raise TrainingError(
            f"{path} holds the weights of one view, and its name does not say which. "
            "Add --variant original (hip view) or --variant fracture (site view)."
        )
    return named[0]


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:EXAMPLES])
    return f"{shown} and {len(names) - EXAMPLES} more" if len(names) > EXAMPLES else shown


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
