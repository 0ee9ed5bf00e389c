"""`mgcards edition …`: official editions of card sets."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click

from cards.wording import Wording
from catalogue.cli.console import Command, Console, Group, NewFile, echo_json, pass_console
from catalogue.cli.set_choice import WantedSet, choosing_a_set
from catalogue.jobs.editions import print_program, printed_edition
from catalogue.jobs.printing import set_content
from catalogue.jobs.works import edition_press
from catalogue.sealing import is_sealed
from catalogue.services.actor import SYSTEM
from catalogue.services.editions import get_edition, issue, list_editions, manifest_of
from schemas.edition_manifest import read_manifest


@click.group(cls=Group)
def edition() -> None:
    """正式版次。Official editions."""


@edition.command("issue", cls=Command)
@click.argument("number")
@click.option("--title", default="", help="标题，默认同卡片集。Title; usually that of the set.")
@choosing_a_set
@pass_console
def issue_edition(console: Console, number: str, title: str, wanted: WantedSet) -> None:
    """按现状冻结一个版次，印制并签名。Freeze an edition as the cards are now, print and seal it."""
    settings, locale = console.settings, wanted.locale(console.language)
    with console.database.transaction() as session:
        issue(session, SYSTEM, number, wanted.choice, locale, settings.public_url, title=title)
    console.say(
        f"版次 {number} 已冻结；由后台任务印制（mgcards run 或 mgcards jobs worker）。",
        f"Edition {number} is frozen; a worker prints it (mgcards run, or mgcards jobs worker).",
    )


@edition.command("list", cls=Command)
@pass_console
def list_all(console: Console) -> None:
    """列出所有版次。List the editions, the newest first."""
    with console.database.reading() as session:
        found = list_editions(session, most=1000)
    for entry in found:
        state = entry.sha256[:12] if entry.sha256 else console.text(NOT_PRINTED)
        title = console.text(Wording(*entry.wish["title"]))
        click.echo(
            f"{entry.number}\t{entry.wish['dated']}\t{len(entry.wish['cards'])}\t{title}\t{state}"
        )


NOT_PRINTED = Wording("尚未印好", "not printed yet")
OTHER_PROGRAM = Wording(
    "印制程序、程序库、模板或字体已更新。",
    "program, libraries, templates or fonts have changed.",
)
OTHER_DATA = Wording("数据或读取数据的程序已改变。", "the data, or what reads them, have changed.")


@edition.command("print", cls=Command)
@click.argument("number")
@click.option("--pdf", type=NewFile(), required=True, help="要写的 PDF。The PDF file to write.")
@pass_console
def print_once_more(console: Console, number: str, pdf: Path) -> None:
    """从冻结的数据重新印制，并与原版逐字节核对。Print an edition anew from what was frozen, and
    compare the bytes. Ends with 1 where they differ."""
    with console.database.reading() as session:
        found = get_edition(session, number)
    content = set_content(console.database, found.wish)
    kept = console.settings.sheets_dir
    printed = printed_edition(content, found.wish, kept, lambda _: None)
    pdf.write_bytes(printed)
    if not found.is_printed:
        console.say(
            f"已写入 {pdf}；原版尚未印好。", f"{pdf} is written; there is no print to compare."
        )
        return
    was = manifest_of(found).pdf
    if hashlib.sha256(printed).hexdigest() == was.printed_sha256:
        console.say("与原版逐字节相同。", "Byte for byte the print of the edition.")
        return
    why = OTHER_PROGRAM if was.program != print_program() else OTHER_DATA
    console.say(f"与原版不同：{why.zh}", f"Not the print of the edition: {why.en}")
    raise SystemExit(1)


@edition.command("seal", cls=Command)
@pass_console
def show_seal(console: Console) -> None:
    """公钥，用来核对清单。The public key by which manifests are verified."""
    click.echo(edition_press(console.settings).seal.public_pem(), nl=False)


@edition.command("verify", cls=Command)
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("signature", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="发布者的公钥（PEM）。The public key of the publisher, PEM.",
)
@click.option(
    "--pdf",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="同时核对该 PDF。Verify this PDF, too.",
)
def verify(manifest: Path, signature: Path, key: Path, pdf: Path | None) -> None:
    """核对清单的签名和它所列的 PDF。Verify the seal of a manifest, and that a PDF is the
    one it names; nobody is asked. Ends with 1 where something does not fit."""
    # Byte for byte; what is no UTF-8 is another text and therefore not sealed.
    text = manifest.read_bytes().decode("utf-8", "replace")
    said = signature.read_text(encoding="ascii", errors="replace").strip()
    found = {"sealed": is_sealed(text, said, key.read_text(encoding="ascii", errors="replace"))}
    if pdf:
        found["pdf"] = _is_listed(text, pdf.read_bytes())
    echo_json(found)
    if not all(found.values()):
        raise SystemExit(1)


def _is_listed(text: str, pdf: bytes) -> bool:
    try:
        return read_manifest(text).pdf.sha256 == hashlib.sha256(pdf).hexdigest()
    except (ValueError, json.JSONDecodeError):
        return False


COMMANDS = (edition,)
