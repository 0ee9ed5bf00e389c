"""Pages of a list by the last key that was seen, with a `Link` to the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from flask import request
from marshmallow import Schema, fields, validate

Item = TypeVar("Item")
MOST = 200


class PageSchema(Schema):
    """Where a page starts and how long it is."""

    after = fields.String(metadata={"description": "the last key of the page before"})
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


def page(
    items: Sequence[Item], key: Callable[[Item], str], after: str, limit: int
) -> tuple[Sequence[Item], dict[str, str]]:
    """The items behind `after`, which are sorted by `key`, and the headers of the answer."""
    rest = [item for item in items if key(item) > after]
    shown = rest[:limit]
    if len(rest) <= limit:
        return shown, {}
    return shown, next_link(key(shown[-1]), limit)


def next_link(after: str | None, limit: int) -> dict[str, str]:
    """The header that names the page behind `after`; none behind the last page."""
    if after is None:
        return {}
    args = request.args.to_dict(flat=False) | {"after": [after], "limit": [str(limit)]}
    return {"Link": f'<{request.base_url}?{urlencode(args, doseq=True)}>; rel="next"'}
