"""The sources of a workbook under the ids that they have in the card it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schemas.workbook.pairing import Row, is_same_source, is_same_title, paired, rows_of


def with_known_ids(said: Row, last: Row, known: Row) -> dict[str, Any]:
    """The document `said`, its sources under the ids that the same ones have in the card, or that
    are free there."""
    ids = _ids(*(rows_of(document, "sources") for document in (said, last, known)))
    stated = {
        **said,
        "sources": [
            {**row, "id": ids[str(row.get("id"))]}
            for row in map(_unverified, rows_of(said, "sources"))
        ],
        "values": [_renamed(row, ids) for row in rows_of(said, "values")],
    }
    if isinstance(said.get("composition"), Mapping):
        stated["composition"] = _renamed(said["composition"], ids)
    return stated


def _renamed(row: Row, ids: Mapping[str, str]) -> Row:
    source = row.get("source")
    return row if source is None else {**row, "source": ids.get(str(source), source)}


def _unverified(source: Row) -> Row:
    """The source without what a document says of each that says nothing about it."""
    return (
        {key: part for key, part in source.items() if key != "verified"}
        if source.get("verified") is True
        else source
    )


def _ids(said: Sequence[Row], last: Sequence[Row], known: Sequence[Row]) -> dict[str, str]:
    """Under which id each stated source stands in the card, or will stand."""
    pairs: dict[int, int] = {}
    paired(said, last, is_same_source, is_same_title, pairs=pairs)
    ids = {str(said[row].get("id")): str(last[place].get("id")) for row, place in pairs.items()}
    here: dict[int, int] = {}
    paired(said, known, is_same_source, pairs=here)
    held = {str(row.get("id")) for row in known}
    for row, place in here.items():
        name = str(said[row].get("id"))
        is_free = known[place].get("id") not in ids.values()
        if ids.get(name) not in held and is_free:
            ids[name] = str(known[place].get("id"))
    taken = held | {str(row.get("id")) for row in last} | set(ids.values())
    for source in said:
        name = str(source.get("id"))
        if name not in ids:
            ids[name] = _free_id(name, taken)
            taken.add(ids[name])
    return ids


def _free_id(wanted: str, taken: set[str]) -> str:
    names = (wanted, *(f"s{n}" for n in range(1, len(taken) + 2)))
    return next(name for name in names if name not in taken)
