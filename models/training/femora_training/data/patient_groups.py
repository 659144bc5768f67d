"""Guesses which films belong to one patient. FracAtlas publishes no patient ids."""

from itertools import pairwise

import numpy as np

from .difference_hash import near_duplicates
from .film_record import FilmRecord


def patient_groups(records: list[FilmRecord], hashes: np.ndarray) -> np.ndarray:
    """int [N] group of each film.

    Two films share a group when their numbers are consecutive and they show the same regions, or when they are
    near-duplicates (`hashes` bool [N, 256]); groups are the connected components of those links.
    """
    parents = list(range(len(records)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    order = sorted(range(len(records)), key=lambda index: records[index].number)
    links = [
        (earlier, later)
        for earlier, later in pairwise(order)
        if records[later].number - records[earlier].number <= 1 and records[later].regions == records[earlier].regions
    ]
    for first, second in [*links, *near_duplicates(hashes)]:
        parents[root(first)] = root(second)
    _, groups = np.unique([root(index) for index in range(len(records))], return_inverse=True)
    return groups
