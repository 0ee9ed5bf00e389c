"""A printed set as the tools of others read it."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf

ENTRY = re.compile(r"(MG-\d{6})[^\n]*?(\d+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Printed:
    """A PDF as other programs read it."""

    path: Path

    @cached_property
    def pages(self) -> list[str]:
        """The text of every page, laid out as it stands there."""
        return self._read_by("pdftotext", "-layout", str(self.path), "-").split("\f")[:-1]

    @property
    def fonts(self) -> list[list[str]]:
        """Name and whether it is embedded, font by font."""
        lines = self._read_by("pdffonts", str(self.path)).splitlines()[2:]
        return [[line.split()[0], line.split()[-5]] for line in lines]

    @cached_property
    def bookmarks(self) -> dict[str, int]:
        """Title and page, counted from 1."""
        with pikepdf.open(self.path) as pdf:
            places = {page.objgen: place for place, page in enumerate(pdf.pages, start=1)}
            with pdf.open_outline() as outline:
                return {item.title: places[item.destination[0].objgen] for item in outline.root}

    @cached_property
    def contents(self) -> dict[str, int]:
        """Card number and page, as the contents say."""
        listed = next(page for page in self.pages if "目录" in page)
        return {number: int(page) for number, page in ENTRY.findall(listed)}

    def words_of(self, number: str) -> str:
        """What stands on the pages of a card."""
        first = self.contents[number]
        later = [page for page in self.bookmarks.values() if page > first]
        return " ".join(" ".join(self.pages[first - 1 : min(later) - 1]).split())

    def _read_by(self, *words: str) -> str:
        return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout
