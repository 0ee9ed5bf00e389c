"""Prints in a process of its own, with a limit on time and memory.

The process that asks never loads the print engine. The first print starts a second process, which
loads it and from which every print is forked, so that later ones begin at once; whatever a print
does, it ends with its process. A print that fails or takes too long raises PrintFailed.
"""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from cards.errors import CardError
from cards.wording import Wording
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.views import Fits, PrintedCard, SetContent, files_of, set_view, sheet_of

_MEGABYTE = 1024 * 1024
_ENGINE = "catalogue.pdf.ready"
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([_ENGINE])

Progress = Callable[[int, int], None]


class _Said(Enum):
    """What a message of the printing process holds."""

    MADE = auto()
    FAILED = auto()
    PROGRESS = auto()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a print may use: seconds by the clock, and address space of each of its processes."""

    seconds: float
    megabytes: int = 2048


CARD_LIMITS = Limits(60)
SET_LIMITS = Limits(900)


class PrintFailed(CardError):
    """A print that broke, or used up its time or memory; the `reason` is for the log."""

    code = "print_failed"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def wording(self) -> Wording:
        return Wording(
            "PDF 未能生成。请减少卡片数量后重试。",
            "The PDF could not be made. Try again with fewer cards.",
        )

    def __str__(self) -> str:
        return self.reason


def card_pdf_apart(
    view: PrintedCard,
    locale: str,
    *,
    base_url: str = "",
    fits: Fits = (),
    kept: Path | None = None,
    form: PrintForm = PrintForm.FULL,
    limits: Limits = CARD_LIMITS,
) -> bytes:
    """The PDF of a card, printed in a process of its own; `kept` is the folder of the sheets that
    are printed already. Raises PrintFailed.
    """
    sheet, files = sheet_of(view, base_url, fits), files_of([view], base_url, locale)
    work = "catalogue.pdf.sheets:sheet_pdf"
    return print_apart(work, sheet, locale, files, kept, form, limits=limits)


def set_pdf_apart(
    content: SetContent,
    locale: str,
    *,
    progress: Progress | None = None,
    kept: Path | None = None,
    limits: Limits = SET_LIMITS,
) -> bytes:
    """The PDF of a set, printed in a process of its own; `progress` is told how many of how many
    cards are printed, `kept` is the folder of the sheets that are printed already. Raises
    PrintFailed, and whatever `progress` raises.
    """
    work, view = "catalogue.pdf.sets:set_view_pdf", set_view(content, locale)
    return print_apart(work, view, locale, kept, progress=progress, limits=limits)


def preload(*modules: str) -> None:
    """Let these modules be loaded once for all prints of this process, too: those that its main
    module imports, which every print would import again. To be called before the first print."""
    _CONTEXT.set_forkserver_preload([_ENGINE, *modules])


def print_apart(
    work: str, *given: object, progress: Progress | None = None, limits: Limits
) -> bytes:
    """What the function named `module:function` makes of what is given. With `progress` the
    function takes one more argument, which it calls as it goes on. Raises PrintFailed.
    """
    receiving, sending = _CONTEXT.Pipe(duplex=False)
    tells = progress is not None
    child = _CONTEXT.Process(target=_print, args=(sending, work, given, tells, limits))
    child.start()
    sending.close()
    try:
        return _received(receiving, progress, limits)
    finally:
        _end(child)
        receiving.close()


def _received(receiving: Connection, progress: Progress | None, limits: Limits) -> bytes:
    deadline = time.monotonic() + limits.seconds
    while receiving.poll(max(0.0, deadline - time.monotonic())):
        try:
            said, result = receiving.recv()
        except EOFError:
            raise PrintFailed("process ended") from None
        if said is _Said.MADE:
            made: bytes = result
            return made
        if said is _Said.FAILED:
            raise PrintFailed(result)
        assert progress is not None
        progress(*result)
    raise PrintFailed(f"> {limits.seconds:g} s")


def _end(child: BaseProcess) -> None:
    """Ends the child with the workers it may have started."""
    if child.is_alive() and child.pid:
        child.join(0.2)
    if child.is_alive() and child.pid:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            child.kill()
    child.join()
    child.close()


def _print(
    sending: Connection, work: str, given: tuple[object, ...], tells: bool, limits: Limits
) -> None:
    os.setsid()
    allowed = limits.megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    module, _, function = work.partition(":")
    told = (lambda done, of: sending.send((_Said.PROGRESS, (done, of))),) if tells else ()
    try:
        sending.send((_Said.MADE, getattr(import_module(module), function)(*given, *told)))
    except Exception as error:  # noqa: BLE001 - whatever breaks is told to the process that asked
        sending.send((_Said.FAILED, f"{type(error).__name__}: {error}"))
