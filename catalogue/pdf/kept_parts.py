"""Printed parts, kept until they are wanted again.

A part is kept under the hash of all that its pages depend on: what they say, by which templates,
fonts and program they were printed. Nothing kept is ever out of date.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

from catalogue.pdf.fontconfig import FONTS
from catalogue.pdf.print_templates import TEMPLATES
from catalogue.settings import make_private_folder

_PROGRAM = Path(__file__).resolve().parent.parent
_LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "fonttools", "segno", "jinja2")


class KeptParts:
    """The parts in one folder, each at `ab/cdef….pdf`; without a folder none is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, said: str) -> bytes | None:
        """The part that says this, if it is kept."""
        path = self._path(said)
        if path is None:
            return None
        try:
            found = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        return found

    def made(self, said: str, make: Callable[[], bytes]) -> bytes:
        """The part that says this, as it is kept, or made and kept."""
        found = self.find(said)
        if found is None:
            found = make()
            self._keep(said, found)
        return found

    def _keep(self, said: str, part: bytes) -> None:
        """Keep a part, whole or not at all."""
        path = self._path(said)
        if path is None:
            return
        make_private_folder(path.parent)
        descriptor, arriving = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(part)
        os.replace(arriving, path)

    def _path(self, said: str) -> Path | None:
        if self._folder is None:
            return None
        key = hashlib.sha256(f"{program()}\n{said}".encode()).hexdigest()
        return self._folder / key[:2] / f"{key[2:]}.pdf"


@cache
def program() -> str:
    """The hash of everything but their content that the pages of a part depend on."""
    libraries = " ".join(map(version, _LIBRARIES))
    return _hash(f"{libraries} {pango.pango_version()}", _makers())


def program_mark() -> bytes:
    """The hash of everything but the data that a whole print depends on: of what draws its parts,
    and of what judges cards and words them."""
    return _hash(program(), _wording()).encode("ascii")


def _hash(begun: str, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(begun.encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _makers() -> Iterator[Path]:
    """Templates, fonts and the modules that draw."""
    yield from sorted((TEMPLATES / "print").iterdir())
    yield from sorted((TEMPLATES / "macros").glob("*.html"))
    yield from sorted(FONTS.glob("*.ttf"))
    yield from sorted((_PROGRAM / "pdf").glob("*.py"))
    yield from sorted(_PROGRAM.glob("*chart*.py"))
    yield from sorted((_PROGRAM.parent / "schemas").glob("sheet*.py"))


def _wording() -> Iterator[Path]:
    """What makes sheets, chapters and data files of cards."""
    for package in ("cards", "schemas"):
        files = (_PROGRAM.parent / package).rglob("*")
        yield from sorted(path for path in files if path.suffix in (".py", ".yaml"))
