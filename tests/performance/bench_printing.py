"""What a set costs to print, beside Typst and ReportLab in the same run; `make bench` prints it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNTS = [int(text) for text in os.environ.get("MGCARDS_BENCH_SETS", "1 10 100 500").split()]


def taken(engine: str, count: int, folder: Path) -> dict[str, float]:
    """Seconds, megabytes and bytes of one print in a process of its own, without its imports of
    cards, with those of its engine."""
    command = [sys.executable, "-m", "tests.performance.printing", engine, str(count), str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


@pytest.mark.parametrize("count", COUNTS)
def test_a_set(count, tmp_path):
    runs = {
        "ours, nothing kept": taken("ours", count, tmp_path),
        "everything kept": taken("ours", count, tmp_path),
        "… engine loaded": taken("ours-loaded", count, tmp_path),
        "cards kept, … loaded": taken("ours-another", count, tmp_path),
        "Typst": taken("typst", count, tmp_path),
        "ReportLab": taken("reportlab", count, tmp_path),
    }
    yardstick = runs["Typst"]["wall"]
    print(f"\n{'a set of ' + str(count):<24}{'wall s':>8}{'× Typst':>9}{'CPU s':>8}", end="")
    print(f"{'peak MB':>9}{'KB a card':>11}")
    for name, run in runs.items():
        print(
            f"{name:<24}{run['wall']:>8.2f}{run['wall'] / yardstick:>9.2f}{run['cpu']:>8.2f}"
            f"{run['peak']:>9.0f}{run['bytes'] / count / 1000:>11.1f}"
        )
