"""Groups, folds, damaged files and errors of the index."""

import numpy as np
import pytest

from femora_training.__main__ import main
from femora_training.data.film_index import build_index, load_index
from femora_training.data.film_record import FilmRecord
from femora_training.data.patient_groups import patient_groups
from femora_training.errors import TrainingError
from femora_training.learning.gate_films import GateBatches


def record(number: int, hip: bool = True) -> FilmRecord:
    return FilmRecord(f"IMG{number:07d}.jpg", False, not hip, hip, False, False, False, False, False, True)


def test_neighbours_of_one_region_and_near_duplicates_share_a_group():
    hashes = np.random.default_rng(1).random((6, 256)) < 0.5
    hashes[5] = hashes[3]
    hashes[5, :9] ^= True
    records = [record(1), record(2), record(3, hip=False), record(10), record(12), record(30)]
    groups = patient_groups(records, hashes)
    assert groups[0] == groups[1]
    assert groups[2] != groups[1]
    assert groups[3] == groups[5]
    assert len(set(groups.tolist())) == 4


def test_no_group_is_cut_by_a_fold_and_every_film_has_one(tmp_path, collection):
    index = build_index(collection, tmp_path / "runs", seed=3)
    assert len(index.records) == 40
    for group in set(index.groups.tolist()):
        assert len(set(index.folds[index.groups == group].tolist())) == 1
    assert sorted(set(index.folds.tolist())) == [0, 1, 2, 3, 4]
    again = load_index(tmp_path / "runs")
    assert again.data_hash == index.data_hash
    assert again.records == index.records
    assert np.array_equal(again.film(0), index.film(0))


def test_truncated_films_are_cut_and_counted_and_empty_ones_excluded(tmp_path, collection):
    cut = collection / "images" / "IMG0000010.jpg"
    cut.write_bytes(cut.read_bytes()[: int(cut.stat().st_size * 0.8)])
    stub = collection / "images" / "IMG0000020.jpg"
    stub.write_bytes(stub.read_bytes()[:40])
    index = build_index(collection, tmp_path / "runs", seed=3)
    assert index.truncated == ["IMG0000010.jpg"]
    assert index.excluded == ["IMG0000020.jpg"]
    assert index.film(1).shape[0] < 220


def test_data_hash_follows_the_bytes(tmp_path, collection):
    before = build_index(collection, tmp_path / "a", seed=3).data_hash
    rows = collection / "dataset.csv"
    rows.write_text(rows.read_text() + "\n")
    assert build_index(collection, tmp_path / "b", seed=3).data_hash != before


@pytest.mark.parametrize("missing", ["dataset.csv", "fractures.coco.json", "images"])
def test_a_missing_part_is_named(tmp_path, collection, missing, capsys):
    (collection / missing).rename(tmp_path / "away")
    assert main(["index", "--data", str(collection), "--runs", str(tmp_path / "runs")]) == 1
    message = capsys.readouterr().err
    assert str(collection / missing) in message
    assert "--data" in message


def index_error(collection, tmp_path, capsys) -> str:
    """The one line that `index` prints for a collection it refuses."""
    assert main(["index", "--data", str(collection), "--runs", str(tmp_path / "runs")]) == 1
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    return errors[0]


def change_table(collection, change) -> None:
    """Rewrites the lines of dataset.csv."""
    table = collection / "dataset.csv"
    table.write_text("\n".join(change(table.read_text().splitlines())) + "\n")


def test_an_empty_folder_is_named(tmp_path, capsys):
    (tmp_path / "nothing").mkdir()
    message = index_error(tmp_path / "nothing", tmp_path, capsys)
    assert str(tmp_path / "nothing" / "dataset.csv") in message and "--data" in message


def test_an_empty_image_folder_is_named(tmp_path, collection, capsys):
    for path in (collection / "images").iterdir():
        path.unlink()
    message = index_error(collection, tmp_path, capsys)
    assert str(collection / "images") in message and "Copy" in message


@pytest.mark.parametrize("label", ["hip", "frontal", "hardware", "fractured"])
def test_a_label_with_one_class_only_is_named(tmp_path, collection, capsys, label):
    def one_class(lines):
        column = lines[0].split(",").index(label)
        cells = [line.split(",") for line in lines[1:]]
        return [lines[0], *(",".join([*row[:column], "1", *row[column + 1 :]]) for row in cells)]

    change_table(collection, one_class)
    message = index_error(collection, tmp_path, capsys)
    assert str(collection / "dataset.csv") in message and f"{label} is 1 for every film" in message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines[:-1], "images holds films without a row"),
        (lambda lines: [*lines, lines[-1].replace("IMG0000390", "IMG0009999")], "names films that are not in"),
        (lambda lines: [*lines, lines[-1]], "names IMG0000390.jpg a second time"),
        (lambda lines: [*lines[:-1], lines[-1].replace(",1,", ",yes,", 1)], "is 'yes', not 0 or 1"),
    ],
)
def test_a_table_that_does_not_match_is_named(tmp_path, collection, capsys, change, said):
    change_table(collection, change)
    message = index_error(collection, tmp_path, capsys)
    assert "dataset.csv" in message and said in message


def test_boxes_of_another_collection_are_named(tmp_path, collection, capsys):
    boxes = collection / "fractures.coco.json"
    boxes.write_text(boxes.read_text().replace("IMG0000030", "IMG0007777"))
    message = index_error(collection, tmp_path, capsys)
    assert str(boxes) in message and "IMG0007777.jpg" in message


def test_a_truncated_film_left_out_is_named(tmp_path, collection, capsys):
    stub = collection / "images" / "IMG0000020.jpg"
    stub.write_bytes(stub.read_bytes()[:40])
    build_index(collection, tmp_path / "runs", seed=3)
    assert f"left out: {stub}" in capsys.readouterr().err


def test_many_truncated_films_stop_the_index(tmp_path, collection, capsys):
    for number in range(0, 60, 10):
        path = collection / "images" / f"IMG{number:07d}.jpg"
        path.write_bytes(path.read_bytes()[:60])
    message = index_error(collection, tmp_path, capsys)
    assert "6 of 40" in message and "IMG0000000.jpg" in message and "Replace or remove" in message


def test_a_stage_without_its_index_says_which_to_run(tmp_path, capsys):
    assert main(["package", "--runs", str(tmp_path / "runs")]) == 1
    assert "femora_training index" in capsys.readouterr().err


def test_training_folds_with_one_class_only_are_refused(tmp_path, collection):
    index = build_index(collection, tmp_path / "runs", seed=1)
    hips = [position for position, film in enumerate(index.records) if film.hip]
    with pytest.raises(TrainingError, match=r"dataset\.csv"):
        GateBatches(index, hips, batch_size=4, seed=1)
