"""How an xlsx shows its numbers: `0.08` as `8%`, `1.8` as `1.80`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

BUILT_IN = {2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
STYLES = "xl/styles.xml"
_FIXED = re.compile(r"(?:#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%?)(?:_\s|_\))?")


def telling_formats(package: ZipFile) -> dict[int, tuple[int, bool]]:
    """By style of a cell the decimals it shows and whether in per cent, where that says more than
    the number that is kept."""
    if STYLES not in package.namelist():
        return {}
    # No declaration of a document type stands in it: that was looked for before.
    root = ElementTree.fromstring(package.read(STYLES))  # noqa: S314
    codes = BUILT_IN | {
        int(entry.get("numFmtId", "0")): entry.get("formatCode", "")
        for entry in _children(root, "numFmts")
    }
    shown = enumerate(_children(root, "cellXfs"))
    found = {place: _reading(codes.get(int(xf.get("numFmtId", "0")), "")) for place, xf in shown}
    return {place: reading for place, reading in found.items() if reading}


def as_shown(number: Any, decimals: int, is_percent: bool) -> Any:
    """The number as the text that the sheet shows, or as it is when more digits are kept."""
    if not isinstance(number, float | int) or isinstance(number, bool):
        return number
    exact = Decimal(repr(float(number))) * (100 if is_percent else 1)
    rounded = round(exact, decimals)
    if rounded == exact:
        return f"{rounded:f}%" if is_percent else f"{rounded:f}"
    return f"{exact.normalize():f}%" if is_percent else number


def _reading(code: str) -> tuple[int, bool] | None:
    found = _FIXED.fullmatch(code.partition(";")[0].replace("\\", ""))
    if not found or not (found["percent"] or found["decimals"]):
        return None
    return len(found["decimals"] or ""), bool(found["percent"])


def _children(root: Any, name: str) -> list[Any]:
    holder = next((part for part in root if part.tag.rpartition("}")[2] == name), None)
    return [] if holder is None else list(holder)
