"""`mgcards export card|search|catalogue`: the files that the pages offer, from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

import click

from catalogue.cli.console import Command, Console, NewFile, pass_console
from catalogue.export_files import Form, today, write_card, write_cards
from catalogue.services.exports import Address, card_export, catalogue_export, search_export
from catalogue.services.search import Asked


def _file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format` and `--output`."""
    forms = click.Choice([form.value for form in Form])
    said = {"help": "格式。The format.", "default": Form.JSON.value, "show_default": True}
    command = click.option("--format", "form", type=forms, **said)(command)  # type: ignore[call-overload]
    return click.option("--output", type=NewFile(), help="文件。File to write.")(command)


@click.command("card", cls=Command)
@click.argument("number", metavar="CARDNO")
@click.option("--revision", type=int, help="修订号。Number of the revision.")
@_file_options
@pass_console
def card(
    console: Console, number: str, revision: int | None, form: str, output: Path | None
) -> None:
    """一张公开的卡片，带出处与许可。A public card with provenance and terms."""
    with console.database.reading() as session:
        found = card_export(session, number, revision, _address_of(console))
    with _opened(output) as out:
        write_card(out, found, Form(form), today(), console.language)


@click.command("search", cls=Command)
@click.argument("requirements", nargs=-1, required=True, metavar='"REQUIREMENTS"')
@click.option("--text", default="", help="牌号、名称等文字。Words: designation, name …")
@_file_options
@pass_console
def search(
    console: Console, requirements: Sequence[str], text: str, form: str, output: Path | None
) -> None:
    """整个检索结果与每条判定。Every card of an answer with its verdicts."""
    with console.database.reading() as session:
        found = search_export(session, Asked(requirements, text), _address_of(console))
        with _opened(output) as out:
            write_cards(out, found, Form(form), today(), console.language)


@click.command("catalogue", cls=Command)
@_file_options
@pass_console
def catalogue(console: Console, form: str, output: Path | None) -> None:
    """整个公开目录。The whole public catalogue."""
    with console.database.reading() as session:
        found = catalogue_export(session, _address_of(console))
        with _opened(output) as out:
            write_cards(out, found, Form(form), today(), console.language)


def _address_of(console: Console) -> Address:
    """Permalinks under the public address, or below that of whoever reads."""
    base = console.settings.public_url.rstrip("/")
    return lambda number, revision: f"{base}/c/{number}/v{revision}"


def _opened(output: Path | None) -> AbstractContextManager[IO[bytes]]:
    return output.open("wb") if output else nullcontext(sys.stdout.buffer)


COMMANDS = (card, search, catalogue)
