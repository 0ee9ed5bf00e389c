"""Names that must be unique, also when two people choose the same one at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session


@contextmanager
def while_free(session: Session, check: Callable[[], None]) -> Iterator[None]:
    """Write a row whose name `check` finds free; when someone else takes it meanwhile, `check`
    is asked again and raises as it would have at first."""
    check()
    try:
        with session.begin_nested():
            yield
    except IntegrityError:
        check()
        raise
