"""A process that starts with a full catalogue, and says what that took: run by `bench_load`.

python -m tests.performance.cold_start URL FOLDER vectors|snapshot
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cards.columns.search import Query
from cards.requirement_text import parse_requirements
from catalogue import snapshot
from catalogue.db import Database
from catalogue.index_base import Base, load_base
from catalogue.published import Shelf, published_cards
from catalogue.store import marks
from tests.performance.measure import memory

QUESTION = "Rp0.2>=150MPa→250MPa; A>=1%→10%; ρ<=1.75g/cm3→1.5g/cm3; λ>=53 W/(m·K)→100"

Made = TypeVar("Made")


def main(url: str, folder: Path, source: str) -> None:
    database, taken = Database(url), {}
    before = memory()
    if source == "vectors":
        base = _clocked(taken, "load", lambda: _of_vectors(database))
        taken["memory"] = memory() - before
        written = _clocked(taken, "write", lambda: snapshot.write(folder, base))
        taken["bytes"] = sum(file.stat().st_size for file in written.iterdir())
    else:
        snapshot.keep_in(database, folder)
        shelf = _clocked(taken, "load", lambda: _of_snapshot(database))
        taken["memory"] = memory() - before
        query = Query(parse_requirements(QUESTION))
        _clocked(taken, "first search", lambda: shelf.index.search(query))
        taken["memory after search"] = memory() - before
        taken["cards"] = len(shelf.index)
    print(json.dumps(taken))


def _of_vectors(database: Database) -> Base:
    with database.reading() as session:
        return load_base(session, *marks.newest(session))


def _of_snapshot(database: Database) -> Shelf:
    with database.reading() as session:
        return published_cards(session)


def _clocked(taken: dict[str, float], what: str, work: Callable[[], Made]) -> Made:
    began, busy = time.perf_counter(), time.process_time()
    made = work()
    taken[f"{what} cpu"] = (time.process_time() - busy) * 1000
    taken[what] = (time.perf_counter() - began) * 1000
    return made


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
