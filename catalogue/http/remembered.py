"""Answers that were given before and still hold, because nothing was published since.

An answer depends on the question and on the state of the catalogue alone: what depends on who asks
is not kept. The last ones are kept as they were sent.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import request

from catalogue.db import Session, memory_of
from catalogue.http.themes import theme

MOST_BYTES = 64 * 2**20

Key = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """A body as it is sent, with the headers that go with it."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Answers:
    """The last answers by question and state, bounded by the size of their bodies."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: Key) -> Answer | None:
        """The answer, where it is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep the answer, and give up those that were not asked for the longest."""
        with self._lock:
            former = self._kept.pop(key, None)
            self._size += len(answer.body) - (len(former.body) if former else 0)
            self._kept[key] = answer
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.body)


def remembered(
    session: Session,
    standing: tuple[str, int],
    make: Callable[[], Answer],
    language: str = "",
) -> Answer:
    """The answer to this request that `make` makes, unless it was given in that language since the
    catalogue stands so: `standing` is the mark of its index and its last change."""
    answers: Answers = memory_of(session).setdefault("answers", Answers())
    # With the host: links to further pages are told with the host that was asked.
    key = (request.url, f"{language} {theme()}", *standing)
    answer = answers.recall(key)
    if answer is None:
        answer = make()
        answers.keep(key, answer)
    return answer
