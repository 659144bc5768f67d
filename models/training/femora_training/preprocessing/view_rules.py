"""The numbers of the preprocessing, shared by its torch and its ONNX form."""

FILM_PX = 224
LOCATE_PX = 320
VIEW_PX = 192
LOW_QUANTILE = 0.01
HIGH_QUANTILE = 0.99
MINIMUM_RANGE = 1e-6
"""Smallest grey range that is stretched; a flat plane becomes constant -1."""
HIP_FRACTION_OF_FILM = 0.55
"""Side of the hip view as a fraction of the longer film side: about half a pelvis film."""
HIP_MULTIPLE_OF_SITE = 2.5
SITE_MARGIN = 1.3
MINIMUM_WINDOW_PX = 8
"""Smallest window cut from a film, in film pixels."""


def order_statistic_ranks(pixel_count: int) -> tuple[int, int]:
    """Ranks (1-based, from the dark end and from the bright end) of the two quantiles among `pixel_count` values."""
    return 1 + int(LOW_QUANTILE * pixel_count), 1 + int((1 - HIGH_QUANTILE) * pixel_count + 1e-9)
