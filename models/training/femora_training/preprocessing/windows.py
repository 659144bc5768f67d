"""Where the hip view and the site view lie on a film."""

from dataclasses import dataclass

import numpy as np

from .view_rules import HIP_FRACTION_OF_FILM, HIP_MULTIPLE_OF_SITE, MINIMUM_WINDOW_PX, SITE_MARGIN


@dataclass(frozen=True)
class Window:
    """Square window inside a film; all in film pixels, integers."""

    x: int
    y: int
    size: int


def view_windows(height: int, width: int, site: tuple[float, float, float, float]) -> tuple[Window, Window]:
    """Hip window and site window for a site rectangle (x, y, width, height in film pixels; may leave the film).

    Computed in float32 with the operations of `preprocess.onnx`, so that both round alike.
    """
    one, zero = np.float32(1), np.float32(0)
    rows, columns = np.float32(height), np.float32(width)
    x, y, site_width, site_height = (np.float32(value) for value in site)
    left, right = np.clip(x, zero, columns - one), np.clip(x + site_width, one, columns)
    top, bottom = np.clip(y, zero, rows - one), np.clip(y + site_height, one, rows)
    extent = max(right - left, bottom - top, one)
    centre_x, centre_y = (left + right) * np.float32(0.5), (top + bottom) * np.float32(0.5)
    shorter, longer = min(rows, columns), max(rows, columns)
    hip_size = max(np.float32(HIP_FRACTION_OF_FILM) * longer, np.float32(HIP_MULTIPLE_OF_SITE) * extent)
    return (
        _place(hip_size, centre_x, centre_y, rows, columns, shorter),
        _place(np.float32(SITE_MARGIN) * extent, centre_x, centre_y, rows, columns, shorter),
    )


def _place(
    size: np.float32,
    centre_x: np.float32,
    centre_y: np.float32,
    rows: np.float32,
    columns: np.float32,
    shorter: np.float32,
) -> Window:
    half = np.float32(0.5)
    side = min(shorter, max(np.floor(size + half), np.float32(MINIMUM_WINDOW_PX)))
    x = np.clip(np.floor(centre_x - side * half + half), np.float32(0), columns - side)
    y = np.clip(np.floor(centre_y - side * half + half), np.float32(0), rows - side)
    return Window(int(x), int(y), int(side))
