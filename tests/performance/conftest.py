"""What benchmarks share: the sizes to measure at, the catalogues of these sizes, one report.

MGCARDS_BENCH_SIZES="10000 100000" measures at these numbers of cards only, and
MGCARDS_BENCH_JSON=FILE keeps the numbers in a file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from cards.columns.drawer import Drawer
from tests.conftest import BENCH
from tests.performance.catalogue_at_size import Synthetic, synthetic
from tests.performance.documents_at_size import prove
from tests.performance.measure import Report

HERE = Path(__file__).parent
SIZES = tuple(map(int, (BENCH["MGCARDS_BENCH_SIZES"] or "10000 100000 1000000").split()))


@pytest.fixture(scope="session")
def report():
    """Where results go: the terminal, and the file that MGCARDS_BENCH_JSON names."""
    file = BENCH["MGCARDS_BENCH_JSON"]
    made = Report(Path(file) if file else None)
    yield made
    made.close()


@pytest.fixture(scope="session")
def catalogue() -> Callable[[int], Synthetic]:
    """The synthetic catalogue of a size, proved on a sample of cards."""

    @lru_cache(maxsize=1)
    def made(size: int) -> Synthetic:
        found = synthetic(size)
        prove(found)
        return found

    return made


@pytest.fixture(scope="session")
def drawer(catalogue) -> Callable[[int], Drawer]:
    """Its cards in one drawer."""
    return lru_cache(maxsize=1)(lambda size: catalogue(size).drawer())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Measure at every size."""
    if "size" in metafunc.fixturenames:
        metafunc.parametrize("size", SIZES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Small catalogues first, so that each is made only once; conclusions last."""
    if all(item.path.parent == HERE for item in items):
        items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    call = getattr(item, "callspec", None)
    if call is not None and "size" in call.params:
        return int(call.params["size"])
    return max(SIZES) + 1 if "conclusion" in item.name else 0
