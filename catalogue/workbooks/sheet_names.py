"""Names of sheets that we write, and names as spreadsheets accept them."""

from __future__ import annotations

import re

FINDINGS = "检查结果 Findings"
"""The sheet that an annotated copy begins with; it is passed over when such a copy is read."""
EXAMPLE = "示例 example"
"""What the first cell of an example row begins with; such a row is passed over."""
_LONGEST = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name like the wanted one that a spreadsheet accepts beside the `taken` ones, which are in
    small letters; it is taken then."""
    plain = _NOT_IN_A_NAME.sub("_", wanted).strip("'")[:_LONGEST] or "Sheet"
    name, number = plain, 1
    while name.lower() in taken or name.lower() == "history":
        number += 1
        ending = f" ({number})"
        name = plain[: _LONGEST - len(ending)] + ending
    taken.add(name.lower())
    return name


def column_index(letters: str) -> int:
    """The index, from 0, of the column under these letters: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def is_ours(name: str) -> bool:
    """Whether a sheet of that name holds our findings, or a copy of them, and no data."""
    return name == FINDINGS or name.startswith(f"{FINDINGS} (")
