"""A cohort folder: original/, fracture/ and a table."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..errors import TrainingError
from .cohort_case import CohortCase
from .read_table import EXAMPLES, add_expert_reads, read_table
from .sheet_rows import SUFFIXES

HIP_FOLDER, SITE_FOLDER = "original", "fracture"
FEWEST_OF_A_CLASS = 5
"""Patients of each class for five folds."""


@dataclass(frozen=True)
class Cohort:
    """Cases in the order of the table, and which of them the experiment uses for what."""

    folder: Path
    cases: list[CohortCase]
    experts: list[str]
    development_hospital: str
    data_hash: str
    remarks: list[str]

    @property
    def labels(self) -> np.ndarray:
        """int [N], 1 = pathologic."""
        return np.array([case.pathologic for case in self.cases], dtype=int)

    @property
    def groups(self) -> np.ndarray:
        """int [N], the same number for cases of one patient; a case without patient stands alone."""
        names = [
            f"patient {case.hospital} {case.patient}" if case.patient else f"picture {case.image_name}"
            for case in self.cases
        ]
        return np.unique(names, return_inverse=True)[1]

    @property
    def development(self) -> np.ndarray:
        """Positions for training and validation."""
        return self._positions(lambda case: case.hospital == self.development_hospital and not case.internal_test)

    @property
    def internal_test(self) -> np.ndarray:
        return self._positions(lambda case: case.hospital == self.development_hospital and case.internal_test)

    @property
    def external(self) -> dict[str, np.ndarray]:
        """Positions by hospital, in alphabetical order."""
        others = sorted({case.hospital for case in self.cases} - {self.development_hospital})
        return {name: self._positions(lambda case, name=name: case.hospital == name) for name in others}

    def _positions(self, chosen) -> np.ndarray:
        return np.array([n for n, case in enumerate(self.cases) if chosen(case)], dtype=int)


def read_cohort(
    folder: Path,
    table: Path | None = None,
    experts_table: Path | None = None,
    development_hospital: str | None = None,
    excluded_hospitals: tuple[str, ...] = (),
) -> Cohort:
    """Raises TrainingError naming the file or row at fault."""
    if not folder.is_dir() or not any(folder.iterdir()):
        raise TrainingError(
            f"{folder} is empty or no folder. Point at a cohort with {HIP_FOLDER}/, {SITE_FOLDER}/, table."
        )
    for name in (HIP_FOLDER, SITE_FOLDER):
        if not (folder / name).is_dir() or not any((folder / name).iterdir()):
            raise TrainingError(f"{folder / name} is missing or empty. Put the {name} pictures there.")
    path = table or _only_table(folder, experts_table)
    cases, experts = read_table(path)
    if experts_table is not None:
        cases, experts = add_expert_reads(cases, experts_table)
    cases = [case for case in cases if case.hospital not in excluded_hospitals]
    hospital = development_hospital or _development_hospital(path, cases)
    _require_pictures(folder, path, cases)
    tables = [path] if experts_table is None else [path, experts_table]
    cohort = Cohort(
        folder, cases, experts, hospital, _data_hash(folder, tables, cases), _remarks(folder, cases, hospital)
    )
    _require_both_classes(path, cohort)
    _require_apart(path, cohort)
    return cohort


def _only_table(folder: Path, experts_table: Path | None) -> Path:
    tables = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in SUFFIXES and (experts_table is None or path.resolve() != experts_table.resolve())
    ]
    if len(tables) != 1:
        found = ", ".join(path.name for path in tables) or "none"
        raise TrainingError(f"{folder} should hold one table (.csv or .xlsx) but holds {found}. Name it with --table.")
    return tables[0]


def _development_hospital(path: Path, cases: list[CohortCase]) -> str:
    tested = sorted({case.hospital for case in cases if case.internal_test})
    if len(tested) != 1:
        found = ", ".join(tested) or "no hospital"
        raise TrainingError(
            f"{path}: Internal_test_set is 1 in rows of {found}. "
            "Name the hospital that trains with --development-hospital."
        )
    return tested[0]


def _require_pictures(folder: Path, table: Path, cases: list[CohortCase]) -> None:
    for name in (HIP_FOLDER, SITE_FOLDER):
        missing = [case.image_name for case in cases if not (folder / name / case.image_name).is_file()]
        if missing:
            raise TrainingError(
                f"{folder / name} lacks {len(missing)} of the {len(cases)} pictures that {table.name} names, such as "
                f"{', '.join(missing[:EXAMPLES])}. Copy them there or correct the table."
            )


def _require_both_classes(table: Path, cohort: Cohort) -> None:
    for label, what in ((1, "pathologic"), (0, "nonpathologic")):
        chosen = cohort.development[cohort.labels[cohort.development] == label]
        patients = len(set(cohort.groups[chosen].tolist()))
        if patients < FEWEST_OF_A_CLASS:
            raise TrainingError(
                f"{table}: {cohort.development_hospital} has {patients} {what} patients outside the internal test; "
                f"five folds need {FEWEST_OF_A_CLASS}. Check Class, Hospital and Internal_test_set."
            )


def _require_apart(table: Path, cohort: Cohort) -> None:
    shared = set(cohort.groups[cohort.development].tolist()) & set(cohort.groups[cohort.internal_test].tolist())
    if shared:
        names = [case.patient for case, group in zip(cohort.cases, cohort.groups, strict=True) if group in shared]
        raise TrainingError(f"{table}: patient {names[0]} is in training and internal test. Give one patient one part.")


def _remarks(folder: Path, cases: list[CohortCase], hospital: str) -> list[str]:
    """What a reader of the report should know about the data."""
    remarks = []
    if not all(case.patient for case in cases):
        remarks.append("The table names no patients for some pictures: each of these counts as a patient of its own.")
    named = {case.image_name for case in cases}
    extra = [path.name for path in (folder / HIP_FOLDER).iterdir() if path.name not in named]
    if extra:
        remarks.append(f"{len(extra)} pictures in {HIP_FOLDER}/ are in no row that is used, and were left out.")
    own = [case for case in cases if case.hospital == hospital and not case.internal_test]
    for site in sorted({case.site for case in own}):
        classes = {case.pathologic for case in own if case.site == site}
        if len(classes) == 1:
            only = "pathologic" if classes == {True} else "nonpathologic"
            remarks.append(
                f"In training, every fracture at the site “{site}” is {only}: there, the site tells the class."
            )
    return remarks


def _data_hash(folder: Path, tables: list[Path], cases: list[CohortCase]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        digest.update(hashlib.sha256(table.read_bytes()).digest())
    for case in cases:
        for name in (HIP_FOLDER, SITE_FOLDER):
            digest.update(f"{name}/{case.image_name}\n".encode())
            digest.update(hashlib.sha256((folder / name / case.image_name).read_bytes()).digest())
    return digest.hexdigest()
