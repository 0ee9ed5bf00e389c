"""The base of every resource: a parameter that there is not is refused and never passed over, a
post is done once for each key, and an operation is described with all that it can answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

import flask_smorest
from flask import abort
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy

from catalogue.api.descriptions import completed
from catalogue.api.repeats import repeatable
from catalogue.services.signs import refuse_unkept

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

    def load_json(self, req: Any, schema: Schema) -> Any:
        try:
            sent = super().load_json(req, schema)
            _refuse_unkept("JSON", sent)
        except (RecursionError, ValueError):
            # JSON that is well formed, but nested or numbered beyond what Python reads.
            abort(400)
        return sent


def _refuse_unkept(name: str, part: Any) -> None:
    if isinstance(part, str):
        refuse_unkept(name, part)
    elif isinstance(part, Mapping):
        for key, entry in part.items():
            refuse_unkept(name, key)
            _refuse_unkept(key, entry)
    elif isinstance(part, list):
        for entry in part:
            _refuse_unkept(name, entry)


class Blueprint(flask_smorest.Blueprint):
    """A resource of the interface."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare_doc_cbks.append(self._complete)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        *args: Any,
        **options: Any,
    ) -> None:
        """Register the operation, and note its address for its description."""
        assert view_func is not None
        named = f"{self.name}.{endpoint or view_func.__name__}"
        noted = self.doc(operationId=named, rule=rule)(view_func)
        super().add_url_rule(rule, endpoint, noted, *args, **options)

    @staticmethod
    def _complete(
        doc: dict[str, Any], said: dict[str, Any], *, method: str, **_: Any
    ) -> dict[str, Any]:
        return completed(doc, said["manual_doc"], method)

    def post(
        self, rule: str, *, is_shown_once: bool = False, **options: Any
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """An operation that is done once for each `Idempotency-Key`; its answer is kept for that,
        unless it holds what `is_shown_once`."""
        register = super().post(rule, **options)
        once = partial(repeatable, is_shown_once=is_shown_once)
        return lambda view: register(once(view))
