"""Rows of a table in a CSV or Excel file."""

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from ..errors import TrainingError

SUFFIXES = (".csv", ".xlsx")
NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
LARGEST_PART_BYTES = 50_000_000
"""Of one XML part of an Excel file."""


def sheet_rows(path: Path) -> list[dict[str, str]]:
    """Cells by column name, empty ones as "". The first row holds the names; in Excel files the first sheet counts."""
    try:
        rows = _excel_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    except (OSError, KeyError, ValueError, IndexError, zipfile.BadZipFile, ElementTree.ParseError, csv.Error) as error:
        raise TrainingError(f"{path} cannot be read as a table ({error}). Save it as CSV (UTF-8) or .xlsx.") from error
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise TrainingError(f"{path} has no rows below its column names. Fill the table.")
    names = [cell.strip() for cell in filled[0]]
    padded = ([*row, *[""] * (len(names) - len(row))] for row in filled[1:])
    return [{name: cell.strip() for name, cell in zip(names, row, strict=False) if name} for row in padded]


def _csv_rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def _excel_rows(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as book:
        shared = _shared_strings(book)
        sheets = sorted((n for n in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)), key=_number)
        sheet = ElementTree.fromstring(_part(book, sheets[0]))
    rows = []
    for row in sheet.iterfind(".//x:sheetData/x:row", NAMESPACE):
        cells: dict[int, str] = {}
        for position, cell in enumerate(row.iterfind("x:c", NAMESPACE)):
            reference = cell.get("r")
            cells[_column(reference) if reference else position] = _cell_text(cell, shared)
        rows.append([cells.get(column, "") for column in range(max(cells, default=-1) + 1)])
    return rows


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    if book.getinfo(name).file_size > LARGEST_PART_BYTES:
        raise ValueError(f"{name} is larger than {LARGEST_PART_BYTES} bytes")
    return book.read(name)


def _shared_strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = ElementTree.fromstring(_part(book, "xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iterfind(".//x:t", NAMESPACE)) for item in root]


def _cell_text(cell: ElementTree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iterfind(".//x:t", NAMESPACE))
    value = cell.findtext("x:v", "", NAMESPACE)
    return shared[int(value)] if cell.get("t") == "s" and value else value


def _column(reference: str) -> int:
    """ "C7" -> 2."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))
