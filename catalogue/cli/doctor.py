"""`mgcards doctor`: whether everything that the catalogue needs is there."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cards.wording import Wording
from catalogue import schema_history
from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.jobs.works import edition_press
from catalogue.pdf.signature import CertificateUnusable
from catalogue.published import published_cards
from catalogue.sealing import Seal, SealUnusable, fingerprint
from catalogue.services.mail import state_of_post
from catalogue.settings import make_private_folder
from catalogue.store import attachments, blobs

LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: Wording
    is_well: bool
    detail: str = ""


@click.command(cls=Command)
@json_option
@pass_console
def doctor(console: Console, as_json: bool) -> None:
    """检查运行所需的一切。Check everything that is needed to run."""
    findings = [finding for look in LOOKS for finding in look(console)]
    if as_json:
        echo_json([_as_data(finding) for finding in findings])
    else:
        for finding in findings:
            mark = "✓" if finding.is_well else "✗"
            click.echo(f"{mark} {console.text(finding.what)}: {finding.detail}")
    if not all(finding.is_well for finding in findings):
        raise SystemExit(1)


def _as_data(finding: Finding) -> dict[str, object]:
    what = finding.what
    return {"zh": what.zh, "en": what.en, "ok": finding.is_well, "detail": finding.detail}


def _python(_: Console) -> Iterator[Finding]:
    version = sys.version.split()[0]
    yield Finding(Wording("Python ≥ 3.11", "Python ≥ 3.11"), sys.version_info >= (3, 11), version)


def _data_folder(console: Console) -> Iterator[Finding]:
    folder = console.settings.data_dir
    make_private_folder(folder)
    is_writable = os.access(folder, os.W_OK)
    yield Finding(Wording("数据目录可写", "data folder is writable"), is_writable, str(folder))
    mode = stat.S_IMODE(folder.stat().st_mode)
    is_private = mode & 0o077 == 0
    what = Wording(
        "数据目录只有所有者可进（chmod 700）", "data folder is its owner's alone (chmod 700)"
    )
    yield Finding(what, is_private, oct(mode))
    free = shutil.disk_usage(folder).free
    enough = free >= LEAST_FREE_BYTES
    yield Finding(Wording("剩余空间", "free space"), enough, f"{free / 1e9:.1f} GB")


def _settings(console: Console) -> Iterator[Finding]:
    what = Wording("每项设置都起作用", "every setting has an effect")
    idle = console.settings.without_effect
    yield Finding(what, not idle, ", ".join(idle) or "-")


def _secret_key(console: Console) -> Iterator[Finding]:
    what = Wording("密钥只有所有者可读", "secret key is its owner's alone")
    path = console.settings.data_dir / "secret_key"
    if console.settings.given_secret_key or not path.exists():
        yield Finding(what, True, "-")
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    yield Finding(what, mode & 0o077 == 0, oct(mode))


def _seal(console: Console) -> Iterator[Finding]:
    what = Wording("版次的签名密钥可用", "the key that seals editions can be used")
    path = console.settings.seal_key
    try:
        yield Finding(what, True, fingerprint(Seal(path).public_pem()) if path.exists() else "-")
    except SealUnusable:
        yield Finding(what, False, str(path))


def _certificate(console: Console) -> Iterator[Finding]:
    what = Wording("签名证书可用", "the certificate for signing can be used")
    certificate = edition_press(console.settings).certificate
    try:
        yield Finding(what, True, str(certificate.valid_until()) if certificate else "-")
    except CertificateUnusable as error:
        yield Finding(what, False, console.text(error.wording))


def _database(console: Console) -> Iterator[Finding]:
    what = Wording("数据库", "database")
    try:
        with console.bare_database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        yield Finding(what, False, str(error).splitlines()[0])
        return
    yield Finding(what, True, console.bare_database.engine.dialect.name)
    is_current = schema_history.is_current(console.bare_database)
    yield Finding(Wording("数据库结构最新", "tables are up to date"), is_current)
    if is_current:
        yield from _published(console)
        yield from _attachments(console)
        yield from _mail(console)


def _mail(console: Console) -> Iterator[Finding]:
    what = Wording("邮件（细查：mgcards mail list）", "mail (more: mgcards mail list)")
    server = console.settings.mail_server
    if server is None:
        yield Finding(what, True, "MGCARDS_MAIL_URL -")
        return
    with console.bare_database.reading() as session:
        post = state_of_post(session)
    said = f"{server.host}:{server.port}, "
    counted = Wording(
        f"已放弃 {post.given_up}，滞留 {post.late}", f"{post.given_up} given up, {post.late} late"
    )
    yield Finding(what, post.is_well, said + console.text(counted))
    leads = Wording(
        "邮件中的链接指向 MGCARDS_PUBLIC_URL", "links in mail lead to MGCARDS_PUBLIC_URL"
    )
    yield Finding(leads, bool(console.settings.public_url), console.settings.own_url)


def _published(console: Console) -> Iterator[Finding]:
    with console.bare_database.reading() as session:
        shelf = published_cards(session)
        count = len(shelf.cards)
    yield Finding(Wording("已发布卡片", "published cards"), True, str(count))
    what = Wording(
        "检索索引（细查：mgcards index verify）", "search index (more: mgcards index verify)"
    )
    is_there = shelf.index is not None
    yield Finding(
        what, is_there, f"pub_seq {shelf.pub_seq}" if is_there else "mgcards index rebuild"
    )


def _attachments(console: Console) -> Iterator[Finding]:
    with console.bare_database.reading() as session:
        known, unkept = blobs.known(session), attachments.unkept(session)
    lost = [sha256 for sha256 in known if not console.blobs.holds(sha256)]
    size = f"{len(known)}, {sum(known.values()) / 1e6:.1f} MB"
    detail = f"{size}; {', '.join(lost[:5])}" if lost else size
    yield Finding(Wording("附件文件都在", "attached files are all there"), not lost, detail)
    what = Wording(
        "没有记录的文件（一天后由后台清除）", "files without a row (the worker removes them)"
    )
    yield Finding(what, True, str(console.blobs.orphans(known)))
    what = Wording("已发布卡片所写的附件都已保存", "files that published cards name are kept")
    yield Finding(what, not unkept, ", ".join(number for number, _ in unkept[:5]) or "-")


def _print_engine(_: Console) -> Iterator[Finding]:
    found = subprocess.run(
        [sys.executable, "-c", "import weasyprint; print(weasyprint.__version__)"],
        check=False,
        capture_output=True,
        text=True,
    )
    detail = (found.stdout or found.stderr).strip().splitlines()[-1:]
    yield Finding(
        Wording("PDF 引擎 WeasyPrint", "print engine WeasyPrint"),
        found.returncode == 0,
        "".join(detail),
    )


LOOKS: tuple[Callable[[Console], Iterator[Finding]], ...] = (
    _python,
    _settings,
    _data_folder,
    _secret_key,
    _seal,
    _certificate,
    _database,
    _print_engine,
)

COMMANDS = (doctor,)
