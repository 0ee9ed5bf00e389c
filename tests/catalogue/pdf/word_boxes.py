"""Where the words of a print stand on its pages, in points from the top left."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_NUMBER = r"(-?[\d.]+)"
_PAGE = re.compile(rf'<page width="{_NUMBER}" height="{_NUMBER}">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    rf'<word xMin="{_NUMBER}" yMin="{_NUMBER}" xMax="{_NUMBER}" yMax="{_NUMBER}">(.*?)</word>',
    re.DOTALL,
)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def is_within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def pages_of_words(pdf: bytes) -> Iterator[tuple[Box, list[Box]]]:
    """Every page with its words."""
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    for width, height, words in _PAGE.findall(done.stdout.decode("utf-8")):
        page = Box(0, 0, float(width), float(height))
        yield page, [_box(*found) for found in _WORD.findall(words)]


def _box(left: str, top: str, right: str, bottom: str, text: str) -> Box:
    return Box(float(left), float(top), float(right), float(bottom), unescape(text))
