"""The gate of a packaged network, answering as one just trained does."""

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from .package_part import PackagePart


class PackageGate:
    """Films [N, 1, F, F] -> the outputs of `GateGraph`, computed by the packaged file."""

    def __init__(self, part: PackagePart, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(part.graph, options, providers=["CPUExecutionProvider"])

    def __call__(self, films: Tensor) -> tuple[Tensor, ...]:
        """The file takes one film at a time."""
        answers = [self._session.run(None, {"film": film[None].numpy()}) for film in films]
        return tuple(torch.from_numpy(np.concatenate(column)) for column in zip(*answers, strict=True))
