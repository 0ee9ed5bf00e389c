"""`mgcards user …`."""

from __future__ import annotations

import click

from catalogue.cli.console import Console, Group, pass_console
from catalogue.services import accounts, resets, second_factor
from catalogue.services.actor import ACCOUNT_ROLES, SYSTEM, EnterpriseRole


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
    "--enterprise-role",
    type=click.Choice([role.value for role in EnterpriseRole]),
    default="owner",
    show_default=True,
    help="在企业中的角色。What a supplier may do within the enterprise.",
)
@click.option(
    "--password",
    prompt="密码 Password",
    hide_input=True,
    confirmation_prompt=True,
    help="密码；不写则询问。The password; asked for when left out.",
)
@pass_console
def create_user(
    console: Console,
    email: str,
    role: str,
    enterprise: str | None,
    enterprise_role: str,
    password: str,
) -> None:
    """新建账号。Create an account."""
    with console.database.transaction() as session:
        account = accounts.create_user(
            session, SYSTEM, email, password, role, enterprise, enterprise_role
        )
    console.say(f"已创建账号 {account.email}。", f"Account {account.email} is created.")


@user.command("reset-link")
@click.argument("email")
@pass_console
def reset_link(console: Console, email: str) -> None:
    """打印一个设置新密码的链接。Print a link that sets a new password."""
    with console.database.transaction() as session:
        link = resets.link_for(session, SYSTEM, email, console.settings.own_url)
    click.echo(link)
    minutes = int(resets.LIFETIME.total_seconds()) // 60
    console.say(f"{minutes} 分钟内有效，只能用一次。", f"Good for {minutes} minutes, once.")


@user.command("reset-second-factor")
@click.argument("email")
@pass_console
def reset_second_factor(console: Console, email: str) -> None:
    """重置丢失的第二因素。Take a lost second factor from an account, and end its sessions."""
    with console.database.transaction() as session:
        account = second_factor.reset(session, SYSTEM, email)
    console.say(
        f"{account.email} 的第二因素已重置，所有登录均已结束。",
        f"The second factor of {account.email} is reset, and all its sessions are ended.",
    )


COMMANDS = (user,)
