"""One radiograph of the collection with its labels."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x, y, width, height in pixels of the film, origin top left."""


@dataclass(frozen=True)
class FilmRecord:
    """Labels as published in FracAtlas `dataset.csv`; boxes from `fractures.coco.json`."""

    image_id: str
    hand: bool
    leg: bool
    hip: bool
    shoulder: bool
    mixed: bool
    hardware: bool
    multiscan: bool
    fractured: bool
    frontal: bool
    boxes: tuple[Box, ...] = ()

    @property
    def number(self) -> int:
        """Digits of the image id; neighbours are often views of one patient."""
        return int("".join(character for character in self.image_id if character.isdigit()))

    @property
    def regions(self) -> tuple[bool, bool, bool, bool]:
        """Regions in view: hand, leg, hip, shoulder."""
        return (self.hand, self.leg, self.hip, self.shoulder)
