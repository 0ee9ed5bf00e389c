"""`mgcards user …` and `mgcards enterprise …`."""

from __future__ import annotations

from typing import Any

import click

from catalogue.cli.console import Console, Group, pass_console
from catalogue.services import accounts, enterprises
from catalogue.services.actor import ACCOUNT_ROLES, SYSTEM


@click.group(cls=Group)
def user() -> None:
    """账号。Accounts."""


@user.command("create")
@click.argument("email")
@click.option(
    "--role",
    type=click.Choice([role.value for role in ACCOUNT_ROLES]),
    default="engineer",
    show_default=True,
    help="角色。What the account is for.",
)
@click.option("--enterprise", metavar="CODE", help="所属企业代码。Code of the enterprise.")
@click.option(
    "--password",
    prompt="密码 Password",
    hide_input=True,
    confirmation_prompt=True,
    help="密码；不写则询问。The password; asked for when left out.",
)
@pass_console
def create_user(
    console: Console, email: str, role: str, enterprise: str | None, password: str
) -> None:
    """新建账号。Create an account."""
    with console.database.transaction() as session:
        account = accounts.create_user(session, SYSTEM, email, password, role, enterprise)
    console.say(f"已创建账号 {account.email}。", f"Account {account.email} is created.")


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


COMMANDS = (user, enterprise)
