"""The process that unpacks one xlsx: its bytes on standard input, plain rows on standard output.

It imports little, so that it starts at once, and limits itself before it looks at the file.
"""

from __future__ import annotations

import pickle
import resource
import sys
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from catalogue.workbooks.scan import Notes, Unreadable, refuse_declarations, scan_sheet
from catalogue.workbooks.styles import as_shown, telling_formats

MEGABYTES = 1024
MOST_CHARACTERS = 40_000_000
MOST_SHEETS = 300
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

SHEETS = "xl/worksheets/"

Formats = dict[int, tuple[int, bool]]
PlainSheet = tuple[str, list[tuple[Any, ...]], list[Any], dict[Any, str], list[Any]]
"""Name, rows, merged areas, error values by cell, cells whose formula was never computed."""


def main() -> None:
    """Tell what was read, or why nothing was."""
    limit(int(sys.argv[1]))
    raw = sys.stdin.buffer.read()
    try:
        said: tuple[str, Any] = ("read", read(raw))
    except Unreadable as unreadable:
        said = ("refused", unreadable.code)
    except MemoryError:
        said = ("refused", "workbook_too_slow")
    except (BadZipFile, zlib.error, EOFError, KeyError, ValueError, SyntaxError, RuntimeError):
        said = ("refused", "workbook_damaged")
    sys.stdout.buffer.write(pickle.dumps(said, pickle.HIGHEST_PROTOCOL))


def limit(seconds: int) -> None:
    """Take no more than that many seconds of a processor, some memory, and no file at all."""
    allowed = MEGABYTES * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, allowed),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read(raw: bytes) -> list[PlainSheet]:
    """The sheets that hold something. Raises Unreadable, and what damaged files raise."""
    with ZipFile(BytesIO(raw)) as package:
        names = [name for name in package.namelist() if not name.endswith("/")]
        others = [name for name in names if not name.startswith(SHEETS)]
        refuse_declarations(package, others)
        formats = telling_formats(package)
        parts = dict(_parts(package))
        notes = {name: _scanned(package, part, formats) for name, part in parts.items()}
        # The others are parsed once, the sheets while they are scanned.
        refuse_declarations(package, {*names} - {*others} - {*parts.values()})
    return _values(raw, notes, formats)


def _scanned(package: ZipFile, part: str, formats: Formats) -> Notes:
    with package.open(part) as file:
        return scan_sheet(file, frozenset(formats))


def _parts(package: ZipFile) -> list[tuple[str, str]]:
    """The names of the work sheets with the parts that hold them. Raises Unreadable for more than
    anybody fills in: all may be the same part, read again and again."""
    targets = {
        entry.get("Id"): _absolute(entry.get("Target", ""))
        for entry in _xml(package, "xl/_rels/workbook.xml.rels")
        if entry.get("Type", "").endswith("/worksheet")
    }
    listed = [entry for entry in _xml(package, "xl/workbook.xml").iter() if _is_sheet(entry)]
    found = ((entry.get("name", ""), targets.get(_relation(entry), "")) for entry in listed)
    parts = [(name, part) for name, part in found if part]
    if len(parts) > MOST_SHEETS:
        raise Unreadable("workbook_bomb")
    return parts


def _is_sheet(entry: Any) -> bool:
    return bool(entry.tag.rpartition("}")[2] == "sheet")


def _relation(entry: Any) -> str | None:
    found = (text for name, text in entry.attrib.items() if name.rpartition("}")[2] == "id")
    return entry.get(RELATION) or next(found, None)


def _absolute(target: str) -> str:
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _xml(package: ZipFile, part: str) -> Any:
    return ElementTree.fromstring(package.read(part))  # noqa: S314 - no declarations are in it


def _values(raw: bytes, notes: dict[str, Notes], formats: Formats) -> list[PlainSheet]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - after the look

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(raw))
        found = [
            _sheet(workbook.get_sheet_by_name(name), notes[name], formats)
            for name in dict.fromkeys(workbook.sheet_names)
            if name in notes
        ]
    except CalamineError:
        raise Unreadable("workbook_damaged") from None
    _check_text(found)
    return found


def _sheet(sheet: Any, notes: Notes, formats: Formats) -> PlainSheet:
    rows = sheet.to_python(skip_empty_area=False)
    for (row, column), style in notes.styles.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = as_shown(rows[row][column], *formats[style])
    for (row, column), error in notes.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return sheet.name, [_trimmed(row) for row in rows], merged, notes.errors, notes.uncomputed


def _trimmed(row: list[Any]) -> tuple[Any, ...]:
    """The row up to its last filled cell; an empty cell is nothing."""
    last = len(row)
    while last and row[last - 1] == "":
        last -= 1
    return tuple(None if cell == "" else cell for cell in row[:last])


def _check_text(sheets: list[PlainSheet]) -> None:
    characters = 0
    for _, rows, *_ in sheets:
        for row in rows:
            characters += sum(len(cell) for cell in row if isinstance(cell, str))
            if characters > MOST_CHARACTERS:
                raise Unreadable("workbook_too_slow")


if __name__ == "__main__":
    main()
