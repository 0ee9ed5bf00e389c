"""A post with an `Idempotency-Key` is done once, however often it is sent.

All that the post writes, the key and the answer are one transaction. It begins where the view asks
for its first one, so that nobody waits while the request is read, and ends with the answer. A post
that is refused leaves no key behind: what was mended may be sent with the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import ParamSpec

from flask import Response, g, make_response, request
from flask.typing import ResponseReturnValue

from catalogue.api.auth import caller
from catalogue.db import Session
from catalogue.http.world import SHARED, world
from catalogue.services import idempotency
from catalogue.store.idempotency import Answer

P = ParamSpec("P")
KEY = "Idempotency-Key"
KEPT = ("Content-Type", "ETag", "Location")
"""The headers that are given again with an answer."""


class Repeated(Exception):
    """The post was answered before; `answer` is given again."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.request_hash)
        self.answer = answer


class Post:
    """One post under its key, with the transaction that it begins when it is asked for one."""

    def __init__(self, key: str, stack: ExitStack) -> None:
        self._key = key
        self._stack = stack
        self._session: Session | None = None

    def session(self) -> Session:
        """The session of the whole post. Raises Repeated, or as `idempotency.recall`."""
        if self._session is None:
            self._session = self._stack.enter_context(world().database.transaction())
            self._recall(self._session)
        return self._session

    def _recall(self, session: Session) -> None:
        actor = caller()
        if not actor.is_visitor:
            answer = idempotency.recall(session, actor, self._key, _request_hash())
            if answer is not None:
                raise Repeated(answer)

    def keep(self, response: Response) -> None:
        """Keep what was answered, if anything was begun."""
        actor = caller()
        if self._session is not None and not actor.is_visitor:
            headers = {name: response.headers[name] for name in KEPT if name in response.headers}
            text = response.get_data(as_text=True)
            answer = Answer(_request_hash(), response.status_code, headers, text)
            idempotency.keep(self._session, actor, self._key, answer)


def repeatable(
    view: Callable[P, ResponseReturnValue], *, is_shown_once: bool = False
) -> Callable[P, ResponseReturnValue]:
    """The view, done once for each key; an answer that `is_shown_once` is never kept."""

    @wraps(view)
    def done_once(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        key = request.headers.get(KEY, "")
        if not key:
            return view(*args, **kwargs)
        with ExitStack() as stack:
            post = Post(key, stack)
            setattr(g, SHARED, post.session)
            try:
                response = make_response(view(*args, **kwargs))
            except Repeated as repeated:
                return _again(repeated.answer)
            finally:
                g.pop(SHARED)
            if not is_shown_once:
                post.keep(response)
        return response

    return done_once


def read_as(body: bytes) -> None:
    """Say what the body holds, in a view that reads a file itself: a form that brings the same
    file again looks different every time."""
    g.body_read = body


def _again(answer: Answer) -> Response:
    return Response(answer.body, answer.status, dict(answer.headers))


def _request_hash() -> str:
    body = g.get("body_read", None) or request.get_data()
    asked = f"{request.method} {request.full_path}\n".encode()
    return hashlib.sha256(asked + body).hexdigest()
