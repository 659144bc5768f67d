"""PyTorch eager as a contender in `test/bench/published-network.ts`.

`python -m femora_training.published.eager_contender --weights FILE --views FILE`: reads two views (float32, hip view
then site view), answers every line on standard input with one JSON line: milliseconds of a forward pass by the clock
and of all threads, and the logit.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

from ..errors import TrainingError
from .published_network import PATHOLOGIC, DualNetwork
from .read_weights import read_weights
from .view_rules import VIEW_PX


def main() -> int:
    """0, or 1 after an error meant to be read."""
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    try:
        network = read_weights(options.weights, "dual").network
    except TrainingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    hip, site = np.fromfile(options.views, np.float32).reshape(2, 1, 1, VIEW_PX, VIEW_PX)
    views = [torch.from_numpy(view.copy()).expand(-1, 3, -1, -1).contiguous() for view in (hip, site)]
    _answer(network, views)
    for _ in sys.stdin:
        print(json.dumps(_answer(network, views)), flush=True)
    return 0


def _answer(network: DualNetwork, views: list[torch.Tensor]) -> dict[str, float]:
    started, cpu_started = time.perf_counter(), time.process_time()
    with torch.inference_mode():
        logit = float(network(*views)[0, PATHOLOGIC])
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    return {"ms": seconds * 1000, "cpuMs": cpu_seconds * 1000, "logit": logit}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--views", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    sys.exit(main())
