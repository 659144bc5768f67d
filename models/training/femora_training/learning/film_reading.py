"""Reads a film as the package does: preprocessing, then the classifier."""

import numpy as np
import torch

from ..data.film_record import Box
from ..networks.classifier_network import ClassifierNetwork
from ..preprocessing.preprocess_torch import preprocess


def read_film(network: ClassifierNetwork, plane: np.ndarray, box: Box, right: bool) -> float:
    """Logit of a film, `plane` [H, W] of any grey scale (bright = dense), for the site rectangle `box`."""
    views = preprocess(torch.from_numpy(np.ascontiguousarray(plane, np.float32)), box, int(right))
    with torch.no_grad():
        hip, near = network(views.hip_view, views.site_view)
    return float(hip[0] + near[0])
