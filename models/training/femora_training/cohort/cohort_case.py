"""One fracture of the cohort."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CohortCase:
    """A row of the table. `experts`: each expert's call in the order of the columns, None where there is none."""

    image_name: str
    hospital: str
    internal_test: bool
    pathologic: bool
    site: str
    patient: str
    experts: tuple[bool | None, ...] = ()
