"""Search by four requirements with rank, first 20, tally and facets, on every path there is.

All paths must give the same answer; what they took counts only then.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from sqlalchemy import text

from cards.columns.drawer import MOST_SELECTIONS, Drawer, LensKeeper
from cards.columns.index import Index
from cards.columns.points import PROPERTIES
from cards.columns.recent import Recent
from cards.columns.search import Found, Query
from cards.requirement_text import parse_requirements
from catalogue.db import Database
from catalogue.store.sql_search import sql_search
from tests.conftest import new_database
from tests.performance.measure import LONGEST, Timing, cpu_seconds, timed, times, verdict
from tests.performance.scratch import stocked, tables_of
from tests.performance.yardstick import THREADS, Yardstick

ASKED = {
    name: Query(parse_requirements(typed))
    for name, typed in {
        "loose": "Rp0.2>=150MPa→250MPa; A>=1%→10%; ρ<=1.75g/cm3→1.5g/cm3; λ>=53 W/(m·K)→100",
        "loose, conditions": "Rp0.2@T=120°C>=130MPa→250MPa; "
        "A@specimen_source=separately_cast>=1%→10%; ρ<=1.68g/cm3→1.5g/cm3; λ>=63 W/(m·K)→100",
        "tight": "Rp0.2>=270MPa→350MPa; A>=8%→20%; ρ<=1.45g/cm3→1.4g/cm3; λ>=95 W/(m·K)→120",
        "tight, conditions": "Rp0.2@T=120°C>=270MPa→350MPa; "
        "A@specimen_source=separately_cast>=15%→25%; ρ<=1.38g/cm3→1.33g/cm3; "
        "λ>=120 W/(m·K)→140",
    }.items()
}
"""Loose ones leave some 40 % of the cards open, tight ones less than 1 %."""
WARM, COLD, YARDSTICK = "index", "index, asked first", "DuckDB"
SQLITE, POSTGRESQL = "SQL on SQLite", "SQL on PostgreSQL"
QUICK, SLOW = 25, 5
PATIENCE = 90.0
"""Seconds after which a database is asked no further question of that size."""
LARGE = 200_000
"""From how many cards on a database is given the values of the asked properties alone."""

Taken = dict[str, dict[str, Timing]]
"""By question and path."""
Answers = dict[str, Found]


@pytest.fixture(scope="session")
def known() -> dict[int, Taken]:
    """What was measured, by size."""
    return {}


def test_four_ranges(size, catalogue, drawer, report, known, tmp_path, postgresql_server):
    cards, own = catalogue(size), drawer(size)
    expected: Answers = {}
    taken: Taken = {name: {} for name in ASKED}
    _ask_index(own, expected, taken)
    yardstick = _yardstick(cards, own)
    _ask_yardstick(yardstick, expected, taken)
    yardstick.close()
    asked = {entry.property for query in ASKED.values() for entry in query.requirements}
    stock = partial(tables_of, cards, with_values=asked if size > LARGE else PROPERTIES)
    database = stocked(f"sqlite:///{tmp_path / 'bench.sqlite3'}", stock())
    _ask_database(database, SQLITE, expected, taken)
    for file in tmp_path.iterdir():
        file.unlink()
    with new_database(postgresql_server) as url:
        database = stocked(url, stock())
        report.software("postgresql", database.engine.dialect.server_version_info)
        _ask_database(database, POSTGRESQL, expected, taken)
    known[size] = taken
    _show(report, size, expected, taken)


def _ask_index(own: Drawer, expected: Answers, taken: Taken) -> None:
    states = own.lenses._states
    fresh: list[Index] = []

    def forget() -> None:
        lenses = LensKeeper(own.segment, states)
        fresh[:] = [Index(states, [replace(own, lenses=lenses)])]

    warm: list[Index] = []

    def ask_anew() -> None:
        # What is remembered of the question itself would be no search.
        warm[:] = [Index(states, [replace(own, selections=Recent(MOST_SELECTIONS))])]

    for name, query in ASKED.items():
        ask_anew()
        expected[name] = warm[0].search(query)
        taken[name][WARM] = timed(lambda query=query: warm[0].search(query), QUICK, ask_anew)
        taken[name][COLD] = timed(lambda query=query: fresh[0].search(query), SLOW, forget)


def _yardstick(cards, own: Drawer) -> Yardstick:
    requirements = [entry for query in ASKED.values() for entry in query.requirements]
    questions = [question for entry in requirements for question in entry.questions]
    return Yardstick.of(cards, own, questions)


def _ask_yardstick(yardstick: Yardstick, expected: Answers, taken: Taken) -> None:
    for name, query in ASKED.items():
        yardstick.prepare(query.requirements)
        assert yardstick.search(query.requirements) == expected[name]
        taken[name][YARDSTICK] = timed(partial(yardstick.ask, query.requirements), QUICK)


def _ask_database(database: Database, path: str, expected: Answers, taken: Taken) -> None:
    began = time.perf_counter()
    with database.reading() as session:
        spent = _nowhere
        if not database.is_sqlite:
            spent = partial(cpu_seconds, session.scalar(text("SELECT pg_backend_pid()")))
        for name, query in ASKED.items():
            if time.perf_counter() - began > PATIENCE:
                break
            answers: list[Found] = []
            ask = partial(sql_search, session, query)
            taken[name][path] = timed(lambda: answers.append(ask()), SLOW, elsewhere=spent)  # noqa: B023
            assert all(answer == expected[name] for answer in answers)
    database.close()


def _nowhere() -> float:
    return 0.0


def _show(report, size: int, expected: Answers, taken: Taken) -> None:
    rows = []
    for name, paths in taken.items():
        tally = expected[name].tally
        open_ = (tally.qualified + tally.possible) / tally.total
        for path in (WARM, COLD, YARDSTICK, SQLITE, POSTGRESQL):
            found = paths.get(path)
            cells = [found.wall, found.cpu, found.rounds] if found else ["–", "–", "–"]
            rates = [_rate(paths, other, path) for other in (YARDSTICK, SQLITE)]
            rows.append([name, f"{open_:.1%}", path, *cells, *rates])
    heads = ("question", "open", "path", "wall ms", "CPU ms", "rounds", "× DuckDB", "× SQLite")
    report.table(f"Search, {size:,} cards", heads, rows)


def _rate(paths: dict[str, Timing], other: str, path: str) -> str:
    """How many times as often as `other` a path answers in the same time."""
    if path not in paths or other not in paths or path == other:
        return "–"
    return times(paths[other].wall / paths[path].wall)


def test_conclusion(report, known):
    sizes = sorted(known)
    rows: list[list[object]] = []
    for size, bound in ((100_000, 2.0), (1_000_000, 10.0)):
        if size in known:
            worst = max(paths[WARM].cpu for paths in known[size].values())
            rows.append([f"CPU at {size:,}, warm", f"≤ {bound:g} ms", worst, verdict(worst, bound)])
    if 100_000 in known:
        for what, rate in (("clock", _by_clock), ("CPU", _by_cpu)):
            least = min(map(rate, known[100_000].values()))
            told = f"rate against DuckDB at 100,000, by {what}"
            rows.append([told, "≥ 20 ×", times(least), verdict(least, 20, at_most=False)])
    for former, size in pairwise(sizes):
        grown, growth = size / former, _growth(known[former], known[size])
        what, bound = f"CPU from {former:,} to {size:,}", f"≤ {grown:g} ×"
        rows.append([what, bound, times(growth), verdict(growth, grown)])
    report.table("Search, worst question against target", ("what", "target", "found", ""), rows)
    report.note(
        "Every path gave the same first 20 cards, scores, tally and facet counts, to the last "
        "bit. DuckDB has the answers of each card ready in one wide table, prepared statements, "
        f"and {THREADS} threads; its CPU is that of all threads. CPU on PostgreSQL is that of "
        "this process and of the server process that answers, without those that help it. SQL is "
        f"timed over {SLOW} rounds, or as many as begin within {LONGEST:g} s; a database that has "
        f"taken more than {PATIENCE:g} s is asked nothing more (–). From {LARGE:,} cards on its "
        "table of values holds the asked properties alone, which spares it reading. Both run as "
        "they are installed; PostgreSQL has its statistics, SQLite is given none."
    )


def _by_clock(paths: dict[str, Timing]) -> float:
    return paths[YARDSTICK].wall / paths[WARM].wall


def _by_cpu(paths: dict[str, Timing]) -> float:
    return (paths[YARDSTICK].cpu or 0) / (paths[WARM].cpu or 1)


def _growth(small: Taken, large: Taken) -> float:
    """How many times as much CPU the large catalogue takes, at worst."""
    return max((large[name][WARM].cpu or 0) / (small[name][WARM].cpu or 1) for name in ASKED)
