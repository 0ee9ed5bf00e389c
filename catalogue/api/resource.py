"""The base of every resource: a parameter that there is not is refused and never passed over."""

from __future__ import annotations

from typing import Any, ClassVar

import flask_smorest
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy

LANGUAGE = "lang"
"""The one parameter that every address takes."""


class StrictParser(FlaskParser):
    """Refuses unknown parameters of the query; headers are anybody's."""

    DEFAULT_UNKNOWN_BY_LOCATION: ClassVar[dict[str, str | None]] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,
        "querystring": RAISE,
    }

    def load_querystring(self, req: Any, schema: Schema) -> Any:
        known = req.args.copy()
        known.poplist(LANGUAGE)
        return MultiDictProxy(known, schema)


class Blueprint(flask_smorest.Blueprint):
    """A resource of the interface."""

    ARGUMENTS_PARSER = StrictParser()
