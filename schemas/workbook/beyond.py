"""What a card holds and no workbook says: it is kept when a workbook revises the card.

Nobody takes back what there is no place for: proven cases, files attached to sources, the second
language of a limit of use. That a value is confidential is taken back only where a cell says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.fields import Json

_FILE, _SECRET = "attachment_sha256", "confidential"
_SAYS_WHICH_SOURCE = ("title", "report_no", "laboratory", "date", "doi", "url")
_SAYS_WHAT = ("value", "unit", "curve", "choice", "absent")
Entry = Mapping[str, Any]


def with_what_stays(said: Json, known: Entry) -> Json:
    """The document that a workbook says of a card, with what stays of the document `known`."""
    limits, values = _rows(known, "limits_of_use"), _rows(known, "values")
    sources = [_with_file(source, _rows(known, "sources")) for source in _rows(said, "sources")]
    kept = {
        "proven_cases": [_case(case, sources, known) for case in _rows(known, "proven_cases")],
        "limits_of_use": [_in_both(limit, limits) for limit in said.get("limits_of_use", ())],
        "sources": sources,
        "values": [_as_secret(value, values) for value in said.get("values", ())],
    }
    return {**said, **{key: rows for key, rows in kept.items() if rows}}


def _rows(document: Entry, key: str) -> Sequence[Entry]:
    raw = document.get(key)
    return [entry for entry in raw if isinstance(entry, Mapping)] if isinstance(raw, list) else []


def _in_both(limit: Any, known: Iterable[Entry]) -> Any:
    """The limit in both languages, if it stands there in one of them."""
    return next((entry for entry in known if limit in (entry.get("zh"), entry.get("en"))), limit)


def _case(case: Entry, sources: list[Entry], known: Entry) -> Entry:
    """The case with its source, which is added to the `sources` where they do not have it."""
    named = (entry for entry in _rows(known, "sources") if entry.get("id") == case.get("source"))
    source = next(named, None)
    if source is None:
        return case
    here = next((entry for entry in sources if _which(entry) == _which(source)), None)
    if here is None:
        here = {**source, "id": _free_id(str(source["id"]), sources)}
        sources.append(here)
    return {**case, "source": here["id"]}


def _free_id(wanted: str, sources: Iterable[Entry]) -> str:
    taken = {entry.get("id") for entry in sources}
    names = (wanted, *(f"s{n}" for n in range(1, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def _which(source: Entry) -> Entry:
    return {key: source[key] for key in _SAYS_WHICH_SOURCE if key in source}


def _with_file(source: Entry, known: Iterable[Entry]) -> Entry:
    """The source with its file, if what it says leaves no doubt which one that is."""
    stated = _which(source)
    files = {
        str(entry.get(_FILE, ""))
        for entry in known
        if all(entry.get(key) == said for key, said in stated.items())
    }
    is_sure = stated and len(files) == 1 and files != {""}
    return {**source, _FILE: files.pop()} if is_sure else source


def _as_secret(value: Entry, known: Iterable[Entry]) -> Entry:
    """The value as confidential as the one in whose place it stands: that of the same property,
    under the same conditions, with the same content, as far as there is one."""
    rows = [entry for entry in known if entry.get("property") == value.get("property")]
    for keys in (("conditions",), _SAYS_WHAT):
        alike = [row for row in rows if all(row.get(key) == value.get(key) for key in keys)]
        rows = alike or rows
    is_secret = any(row.get(_SECRET) is True for row in rows)
    return {**value, _SECRET: True} if is_secret and _SECRET not in value else value
