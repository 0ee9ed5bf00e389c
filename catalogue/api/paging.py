"""Pages of a list by the last key that was seen, with a `Link` to the next one."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request
from marshmallow import Schema, fields, validate

MOST = 200


class PageSchema(Schema):
    """Where a page starts and how long it is."""

    after = fields.String(
        load_default="", metadata={"description": "the last key of the page before"}
    )
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


def next_link(after: str | None, limit: int) -> dict[str, str]:
    """The header that names the page behind `after`; none behind the last page."""
    if after is None:
        return {}
    args = request.args.to_dict(flat=False) | {"after": [after], "limit": [str(limit)]}
    return {"Link": f'<{request.base_url}?{urlencode(args, doseq=True)}>; rel="next"'}
