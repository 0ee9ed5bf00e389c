"""Pages of a list by the last key that was seen, with a `Link` to the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import request
from marshmallow import Schema, fields, validate

from catalogue.http.configuration import LARGEST_NUMBER

MOST = 200

Entry = TypeVar("Entry")


class PageSchema(Schema):
    """Where a page starts and how long it is."""

    after = fields.String(
        load_default="", metadata={"description": "the last key of the page before"}
    )
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


class NumberedPageSchema(PageSchema):
    """The same of a list whose keys are numbers."""

    after = fields.Integer(
        load_default=None,
        allow_none=False,
        validate=validate.Range(1, LARGEST_NUMBER),
        metadata={"description": "the last key of the page before"},
    )


def page_of(
    found: Iterable[Entry],
    query: Mapping[str, Any],
    key: Callable[[Entry], Any],
    *,
    is_newest_first: bool = False,
) -> tuple[list[Entry], dict[str, str]]:
    """A page of a short list in the order of `key`, with the header that names the next page."""
    after, limit = query["after"], query["limit"]
    entries = sorted(found, key=key, reverse=is_newest_first)
    if after:
        entries = [entry for entry in entries if key(entry) != after]
        entries = [entry for entry in entries if (key(entry) < after) is is_newest_first]
    shown = entries[:limit]
    last = str(key(shown[-1])) if len(entries) > limit else None
    return shown, next_link(last, limit)


def next_link(after: str | None, limit: int, name: str = "after") -> dict[str, str]:
    """The header that names the page behind `after`; none behind the last page."""
    if after is None:
        return {}
    args = request.args.to_dict(flat=False) | {name: [after], "limit": [str(limit)]}
    return {"Link": f'<{request.base_url}?{urlencode(args, doseq=True)}>; rel="next"'}
