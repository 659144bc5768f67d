"""The numbers of the published training preprocessing."""

VIEW_PX = 224
HIP_MEAN, HIP_DEVIATION = 0.4295, 0.2342
SITE_MEAN, SITE_DEVIATION = 0.6194, 0.1335
"""Of grey in 0..1, as the published training code normalises the two views."""
WHITE = 255
SMALLEST_RANGE = 1e-6
"""Smallest grey range that is stretched; a flat film becomes 0."""
