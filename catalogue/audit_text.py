"""The record of what was done as data and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from catalogue.store.audit import Entry

COLUMNS = (
    "n",
    "at",
    "account_id",
    "who",
    "role",
    "via",
    "address",
    "action",
    "kind",
    "object",
    "details",
    "previous_hash",
    "hash",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def entry_of(entry: Entry) -> dict[str, Any]:
    """One entry with everything that its hash is made of."""
    said = asdict(entry.act) | {
        "at": entry.act.at.isoformat(),
        "details": json.loads(entry.act.details),
    }
    return {"n": entry.n, **said, "previous_hash": entry.previous_hash, "hash": entry.hash}


def table(entries: Iterable[Entry]) -> str:
    """The entries as CSV, after a mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for entry in entries:
        row = entry_of(entry) | {"details": entry.act.details}
        writer.writerow({name: _harmless(found) for name, found in row.items()})
    return "\ufeff" + text.getvalue()


def _harmless(found: Any) -> Any:
    # What an address or a name begins with must not become a formula in a spreadsheet.
    is_formula = isinstance(found, str) and found.startswith(_FORMULA)
    return f"'{found}" if is_formula else found
