"""Prints a set of cards with one of the engines and says what that took: run by `bench_printing`.

python -m tests.performance.printing ENGINE COUNT FOLDER

The engines print the same cards; `typst` and `reportlab` lay out head, key figures, the table of
values and the charts of each, without tags, attachments, comparison and indexes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main(engine: str, count: int, folder: Path) -> None:
    # What this module imports, each process of a print would import again.
    view = _function("tests.performance.printed_cards:set_of")(count)
    if engine in LOADED:
        _function(LOADED[engine])()
    began, busy = time.perf_counter(), _busy()
    pdf = _function(ENGINES[engine])(view, folder)
    wall = time.perf_counter() - began
    if engine in ENDED:
        _function(ENDED[engine])()
    taken = {
        "wall": wall,
        "cpu": _busy() - busy,
        "peak": _peak(),
        "bytes": len(pdf),
    }
    print(json.dumps(taken))


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def _busy() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(entry.ru_utime + entry.ru_stime for entry in used)


def _peak() -> float:
    """Megabytes: the most of this process and the most of one of its workers."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


ENGINES = {
    "ours": "tests.performance.our_cards:pdf_of",
    "ours-loaded": "tests.performance.our_cards:pdf_of",
    "ours-another": "tests.performance.our_cards:pdf_of_another",
    "typst": "tests.performance.typst_cards:pdf_of",
    "reportlab": "tests.performance.reportlab_cards:pdf_of",
}
"""Imported when they print, so that none pays for another."""

LOADED = dict.fromkeys(("ours-loaded", "ours-another"), "tests.performance.our_cards:load_engine")
"""What is done beforehand, and not counted."""

ENDED = {name: "tests.performance.our_cards:end_engine" for name in ENGINES if "ours" in name}
"""What is done before the use of processor and memory is read."""


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
