"""Our own print, as a server makes it: in a process of its own, of what is not kept in the folder.

The first print of a process waits until the engine is loaded; later ones do not.
"""

from __future__ import annotations

from dataclasses import replace
from multiprocessing import forkserver
from pathlib import Path

from catalogue.pdf.render import CARD_LIMITS, SET_LIMITS, print_apart
from catalogue.pdf.views import SetView

_WORK = "catalogue.pdf.sets:set_view_pdf"


def load_engine() -> None:
    """Let the engine be loaded, as it is in a server that has printed before."""
    print_apart("catalogue.pdf.kept_parts:program_mark", limits=CARD_LIMITS)


def end_engine() -> None:
    """End the process that has the engine loaded, so that what it used is counted."""
    forkserver._forkserver._stop()


def pdf_of(view: SetView, folder: Path) -> bytes:
    """A set."""
    return print_apart(_WORK, view, "zh", folder, limits=SET_LIMITS)


def pdf_of_another(view: SetView, folder: Path) -> bytes:
    """The same cards in another order: they may be kept, what stands around them is not."""
    return pdf_of(replace(view, sheets=view.sheets[::-1]), folder)
