"""`mgcards enterprise …`."""

from __future__ import annotations

from typing import Any

import click

from catalogue.cli.console import Console, Group, echo_json, json_option, pass_console
from catalogue.services import admissions, enterprises
from catalogue.services.actor import SYSTEM
from catalogue.services.admissions import STANDING_NAMES, Decision, Standing
from catalogue.services.letters import Letterhead
from catalogue.store.enterprises import Enterprise


@click.group(cls=Group)
def enterprise() -> None:
    """企业。Enterprises."""


@enterprise.command("create")
@click.argument("code")
@click.argument("zh")
@click.option("--en", default="", help="英文名称。English name.")
@click.option(
    "--kind",
    type=click.Choice(enterprises.KINDS),
    default="supplier",
    show_default=True,
    help="类型。Kind.",
)
@click.option("--uscc", help="统一社会信用代码。Unified social credit code.")
@click.option("--city", default="", help="所在城市。City.")
@click.option("--website", default="", help="网址。Website.")
@click.option("--contact", default="", help="联系方式。Contact.")
@pass_console
def create_enterprise(console: Console, code: str, zh: str, en: str, **details: Any) -> None:
    """新建企业。Create an enterprise."""
    with console.database.transaction() as session:
        made = enterprises.create_enterprise(session, SYSTEM, code, zh, en, **details)
    console.say(f"已创建企业 {made.code} {made.zh}。", f"Enterprise {made.code} is created.")


@enterprise.command("list")
@click.option(
    "--status",
    type=click.Choice([standing.value for standing in Standing]),
    help="只列此状态的。Only those in this state.",
)
@json_option
@pass_console
def list_enterprises(console: Console, status: str | None, as_json: bool) -> None:
    """列出企业及其状态。List the enterprises and where each stands."""
    with console.database.reading() as session:
        found = enterprises.list_enterprises(session)
    chosen = [entry for entry in found if status in (None, entry.status)]
    if as_json:
        echo_json([_described(entry) for entry in chosen])
        return
    for entry in chosen:
        standing = console.text(STANDING_NAMES[Standing(entry.status)])
        click.echo(f"{entry.code} {console.text(entry.name)} {standing}")


def _described(entry: Enterprise) -> dict[str, Any]:
    return {
        "code": entry.code,
        "zh": entry.zh,
        "en": entry.en,
        "kind": entry.kind,
        "uscc": entry.uscc,
        "city": entry.city,
        "status": entry.status,
        "note": entry.decision_note,
    }


@enterprise.command("admit")
@click.argument("code")
@click.option("--note", default="", help="说明。A note.")
@pass_console
def admit(console: Console, code: str, note: str) -> None:
    """核准企业，从此可以送审卡片。Admit an enterprise: it may submit cards from now on."""
    _decide(console, code, Decision.ADMIT, note)


@enterprise.command("refuse")
@click.argument("code")
@click.option("--note", required=True, help="原因。Why.")
@pass_console
def refuse(console: Console, code: str, note: str) -> None:
    """不予核准。Refuse an enterprise that applied."""
    _decide(console, code, Decision.REFUSE, note)


@enterprise.command("suspend")
@click.argument("code")
@click.option("--note", required=True, help="原因。Why.")
@pass_console
def suspend(console: Console, code: str, note: str) -> None:
    """暂停企业送审。Suspend an enterprise: it submits no card until it is admitted again."""
    _decide(console, code, Decision.SUSPEND, note)


def _decide(console: Console, code: str, decision: Decision, note: str) -> None:
    settings = console.settings
    head = Letterhead(settings.own_url, console.language, settings.mail_server is not None)
    with console.database.transaction() as session:
        done = admissions.decide(session, SYSTEM, code, decision, note, head)
    standing = STANDING_NAMES[Standing(done.status)]
    console.say(f"企业 {code}：{standing.zh}。", f"Enterprise {code} is {standing.en}.")


COMMANDS = (enterprise,)
