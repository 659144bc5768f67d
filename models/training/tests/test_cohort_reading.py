"""Reading a cohort: what is wrong gets one error that names it."""

import zipfile

import numpy as np
import pytest
from cohort_folder import CohortFolder, draw_cohort

from femora_training.__main__ import main
from femora_training.cohort.cohort_views import load_views
from femora_training.cohort.experiment import assign_folds
from femora_training.cohort.read_cohort import read_cohort
from femora_training.cohort.sheet_rows import sheet_rows
from femora_training.errors import TrainingError


@pytest.fixture
def folder(tmp_path) -> CohortFolder:
    return draw_cohort(tmp_path / "cohort")


def test_parts_of_the_cohort(folder):
    cohort = read_cohort(folder.path)
    assert cohort.development_hospital == "Alpha"
    assert (cohort.development.size, cohort.internal_test.size) == (50, 12)
    assert {name: part.size for name, part in cohort.external.items()} == {"Beta": 12, "Gamma": 6}
    assert cohort.experts == ["expert1", "expert2", "expert3"]
    assert cohort.remarks == []
    assert read_cohort(folder.path, excluded_hospitals=("Gamma",)).external.keys() == {"Beta"}


def test_a_site_that_tells_the_class_is_remarked(folder):
    for row in folder.rows[:50]:
        if row["Class"] == 1 and row["Location"] == "Neck":
            row["Location"] = "Isolated LT"
    folder.write_table()
    remarks = read_cohort(folder.path).remarks
    assert any("Isolated LT" in remark and "is pathologic" in remark for remark in remarks)


def test_folds_cut_no_patient_and_hold_both_classes(folder):
    for row in folder.rows[:50]:
        row["Patient_ID"] = f"P{int(row['Patient_ID'][1:]) // 4}"
    folder.write_table()
    cohort = read_cohort(folder.path)
    folds = assign_folds(cohort, 1)
    assert (folds[cohort.development] >= 0).all() and (np.delete(folds, cohort.development) == -1).all()
    for group in set(cohort.groups[cohort.development].tolist()):
        assert len(set(folds[(cohort.groups == group) & (folds >= 0)].tolist())) == 1


def test_pictures_are_squashed_and_deep_ones_brought_to_eight_bits(folder):
    from PIL import Image

    deep = (np.linspace(1000, 3000, 48 * 40).reshape(48, 40)).astype(np.uint16)
    Image.fromarray(deep).save(folder.path / "original" / "0000.png")
    views = load_views(read_cohort(folder.path))
    assert tuple(views.shape) == (80, 2, 224, 224)
    assert views[0, 0].min() <= 2 and views[0, 0].max() >= 253


def spoil_nothing_left(folder):
    for path in sorted(folder.path.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def change_rows(**cells):
    def change(folder):
        for row in folder.rows:
            row.update(cells)
        folder.write_table()

    return change


def drop_column(name):
    def change(folder):
        folder.rows = [{key: cell for key, cell in row.items() if key != name} for row in folder.rows]
        folder.write_table()

    return change


def first_row(**cells):
    def change(folder):
        folder.rows[0].update(cells)
        folder.write_table()

    return change


def same_patient_in_both_parts(folder):
    folder.rows[55]["Patient_ID"] = folder.rows[3]["Patient_ID"]
    folder.write_table()


SPOILT = {
    "empty folder": (spoil_nothing_left, "is empty"),
    "no pictures": (lambda f: [p.unlink() for p in (f.path / "fracture").iterdir()], "fracture is missing or empty"),
    "no table": (lambda f: f.table.unlink(), "should hold one table"),
    "two tables": (lambda f: (f.path / "b.csv").write_text("x"), "b.csv, cohort.csv"),
    "table without rows": (lambda f: f.table.write_text("Image_Name,Class\n"), "no rows"),
    "missing column": (drop_column("Location"), "lacks the columns Location"),
    "one class only": (change_rows(Class=1), "0 nonpathologic patients"),
    "other class names": (first_row(Class="benign"), r"row 2: Class is 'benign'"),
    "empty class": (first_row(Class=""), "row 2: Class is empty"),
    "no internal test": (change_rows(Internal_test_set=0), "no hospital"),
    "picture named twice": (first_row(Image_Name="0001.png"), "several rows: 0001.png"),
    "missing picture": (lambda f: (f.path / "original" / "0007.png").unlink(), "lacks 1 of the 80 .*0007.png"),
    "table of other pictures": (first_row(Image_Name="other.tif"), "such as other.tif"),
    "path in a name": (first_row(Image_Name="../0000.png"), "holds a path"),
    "patient in both parts": (same_patient_in_both_parts, "P3 is in training and internal test"),
    "not a table": (lambda f: f.table.write_bytes(b"\xff\xfe\x00\x01"), "cannot be read as a table"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_cohort_gets_one_error(folder, case):
    spoil, message = SPOILT[case]
    spoil(folder)
    with pytest.raises(TrainingError, match=message) as caught:
        read_cohort(folder.path)
    assert "\n" not in str(caught.value)


def test_a_truncated_picture_is_named(folder):
    path = folder.path / "fracture" / "0003.png"
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(TrainingError, match=r"fracture/0003\.png cannot be decoded"):
        load_views(read_cohort(folder.path))


def test_the_command_prints_the_error_and_writes_nothing(folder, tmp_path, capsys):
    (folder.path / "original" / "0007.png").unlink()
    assert main(["cohort", str(folder.path), "--out", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ") and error.count("\n") == 1 and "0007.png" in error
    assert not (tmp_path / "out").exists()


def test_expert_reads_from_a_table_of_their_own(folder, tmp_path):
    reads = tmp_path / "experts.csv"
    reads.write_text("Image_Name;Expert1;Expert2\n0055.png;1;0\n0056.png;0;\n")
    for name in ("Expert1", "Expert2", "Expert3"):
        drop_column(name)(folder)
    cohort = read_cohort(folder.path, experts_table=reads)
    assert cohort.experts == ["expert1", "expert2"]
    assert cohort.cases[55].experts == (True, False) and cohort.cases[56].experts == (False, None)
    assert cohort.cases[0].experts == (None, None)
    reads.write_text("Image_Name,Expert1\nnobody.png,1\n")
    with pytest.raises(TrainingError, match=r"nobody\.png"):
        read_cohort(folder.path, experts_table=reads)


def test_excel_tables_are_read(tmp_path):
    path = tmp_path / "cohort.xlsx"
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Class</t></is></c></row>'
        '<row><c r="B2"><v>1</v></c></row><row><c r="A3" t="s"><v>1</v></c><c r="B3"><v>0</v></c></row>'
        "</sheetData></worksheet>"
    )
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Image_Name</t></si>'
        "<si><r><t>0001</t></r><r><t>.tif</t></r></si></sst>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        book.writestr("xl/sharedStrings.xml", strings)
    assert sheet_rows(path) == [{"Image_Name": "", "Class": "1"}, {"Image_Name": "0001.tif", "Class": "0"}]
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(TrainingError, match=r"cohort\.xlsx cannot be read as a table"):
        sheet_rows(path)
