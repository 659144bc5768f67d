"""The table of a cohort: Image_Name, Hospital, Internal_test_set, Class, Location; if there, Patient_ID, Expert..."""

import re
from dataclasses import replace
from pathlib import Path

from ..errors import TrainingError
from .cohort_case import CohortCase
from .sheet_rows import sheet_rows

IMAGE, HOSPITAL, INTERNAL_TEST, CLASS = "Image_Name", "Hospital", "Internal_test_set", "Class"
SITE = "Location"
PATIENT = "Patient_ID"
OTHER_NAMES = {"site": "location", "fracture_site": "location", "image": "image_name"}
EXPERT = re.compile(r"expert.*", re.IGNORECASE)
EXAMPLES = 3


def read_table(path: Path) -> tuple[list[CohortCase], list[str]]:
    """Cases, and the names of the expert columns."""
    rows = [_known_names(row) for row in sheet_rows(path)]
    missing = [name for name in (IMAGE, HOSPITAL, INTERNAL_TEST, CLASS, SITE) if name.lower() not in rows[0]]
    if missing:
        raise TrainingError(
            f"{path} lacks the columns {', '.join(missing)} (it has {', '.join(rows[0])}). Name them in its first row."
        )
    experts = _expert_columns(rows[0])
    cases = [_case(path, number, row, experts) for number, row in enumerate(rows, start=2)]
    names = [case.image_name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TrainingError(
            f"{path} names the same picture in several rows: {', '.join(twice[:EXAMPLES])}. Keep one row each."
        )
    return cases, experts


def add_expert_reads(cases: list[CohortCase], path: Path) -> tuple[list[CohortCase], list[str]]:
    """The cases with the calls of a second table that holds Image_Name and columns Expert1, Expert2, ..."""
    rows = [_known_names(row) for row in sheet_rows(path)]
    experts = _expert_columns(rows[0])
    if IMAGE.lower() not in rows[0] or not experts:
        raise TrainingError(f"{path} lacks the columns {IMAGE} or Expert1, Expert2, ... Name them in its first row.")
    known = {case.image_name for case in cases}
    unknown = [row[IMAGE.lower()] for row in rows if row[IMAGE.lower()] not in known]
    if unknown:
        raise TrainingError(
            f"{path} names {len(unknown)} pictures that the cohort's table does not have, such as {unknown[0]}. "
            "Use the same file names in both tables."
        )
    reads = {row[IMAGE.lower()]: _expert_calls(path, n, row, experts) for n, row in enumerate(rows, start=2)}
    nothing = tuple(None for _ in experts)
    return [replace(case, experts=reads.get(case.image_name, nothing)) for case in cases], experts


def _known_names(row: dict[str, str]) -> dict[str, str]:
    lowered = {name.lower().replace(" ", "_"): cell for name, cell in row.items()}
    return {OTHER_NAMES.get(name, name): cell for name, cell in lowered.items()}


def _expert_columns(row: dict[str, str]) -> list[str]:
    return [name for name in row if EXPERT.fullmatch(name)]


def _case(path: Path, number: int, row: dict[str, str], experts: list[str]) -> CohortCase:
    for name in (IMAGE, HOSPITAL, SITE):
        if not row[name.lower()]:
            raise TrainingError(f"{path}, row {number}: {name} is empty. Fill it in or remove the row.")
    image = row[IMAGE.lower()]
    if image != Path(image).name:
        raise TrainingError(f"{path}, row {number}: {IMAGE} {image} holds a path. Write the bare file name.")
    pathologic = _flag(path, number, CLASS, row[CLASS.lower()])
    if pathologic is None:
        raise TrainingError(f"{path}, row {number}: {CLASS} is empty. Write 0 (nonpathologic) or 1 (pathologic).")
    return CohortCase(
        image_name=image,
        hospital=row[HOSPITAL.lower()],
        internal_test=bool(_flag(path, number, INTERNAL_TEST, row[INTERNAL_TEST.lower()])),
        pathologic=pathologic,
        site=row[SITE.lower()],
        patient=row.get(PATIENT.lower(), ""),
        experts=_expert_calls(path, number, row, experts),
    )


def _expert_calls(path: Path, number: int, row: dict[str, str], experts: list[str]) -> tuple[bool | None, ...]:
    return tuple(_flag(path, number, name, row[name]) for name in experts)


def _flag(path: Path, number: int, name: str, cell: str) -> bool | None:
    """0, 1, or None when empty; Excel may write them as 0.0 and 1.0."""
    if cell == "":
        return None
    if cell in ("0", "0.0", "1", "1.0"):
        return cell.startswith("1")
    raise TrainingError(f"{path}, row {number}: {name} is {cell!r}. Write 0 or 1.")
