"""What people are told by mail about enterprises, their members and their own accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import mail
from catalogue.services.actor import ENTERPRISE_ROLE_NAMES, EnterpriseRole
from catalogue.store.enterprises import Enterprise
from catalogue.store.people import Person


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Where the links of a letter lead, its language, and whether letters are sent at all.

    `address` ends in a slash and may be empty, where nobody knows the address of the catalogue.
    """

    address: str = ""
    language: str = "zh"
    is_sent: bool = False

    def link(self, path: str) -> str:
        """The address of a page, from the root of the catalogue when no more is known."""
        return f"{self.address or '/'}{path}"


NO_LETTERS = Letterhead()


def to_confirm(session: Session, head: Letterhead, email: str, token: str) -> None:
    """The link that proves that the address is one's own."""
    link = head.link(f"confirm/{token}")
    text = Wording(
        f"有人用此邮箱在镁卡注册了账号。如果是您，请在三天内打开下面的链接确认：\n\n{link}\n\n"
        "如果不是您，请不要打开，什么也不会发生。",
        "An account was registered with this address at MgCards. If it was you, confirm it "
        f"within three days:\n\n{link}\n\nIf it was not, leave the link alone: nothing happens.",
    )
    _send(session, head, email, Wording("请确认您的邮箱", "Confirm your address"), text)


def already_known(session: Session, head: Letterhead, email: str) -> None:
    """That somebody wished to register an address that has an account."""
    link = head.link("sign-in")
    text = Wording(
        "有人想用此邮箱在镁卡再注册一个账号。您已有账号，什么也没有改变。"
        f"如果是您，请直接登录，忘记密码可在登录页重设：\n\n{link}\n\n"
        "要注册一家企业，请换一个邮箱。",
        "Somebody wished to register this address at MgCards again. You have an account already "
        f"and nothing was changed. If it was you, sign in, or set a new password there:\n\n{link}"
        "\n\nTo register an enterprise, use another address.",
    )
    _send(session, head, email, Wording("您已有账号", "You have an account already"), text)


def to_invite(
    session: Session, head: Letterhead, email: str, token: str, enterprise: Enterprise, role: str
) -> None:
    """The link with which somebody joins an enterprise."""
    name, what = enterprise.name, ENTERPRISE_ROLE_NAMES[EnterpriseRole(role)]
    link = invitation_link(head, token)
    text = Wording(
        f"{name.zh} 邀请您加入其在镁卡的账户，角色为“{what.zh}”。请在两周内打开链接，"
        f"填写姓名和密码：\n\n{link}",
        f"{name.in_language('en')} invites you to its account at MgCards, as {what.en}. Open the "
        f"link within two weeks to set your name and a password:\n\n{link}",
    )
    _send(session, head, email, Wording("邀请您加入镁卡", "An invitation to MgCards"), text)


def to_invite_reviewer(session: Session, head: Letterhead, email: str, token: str) -> None:
    """The link with which somebody becomes a reviewer."""
    link = invitation_link(head, token)
    text = Wording(
        f"邀请您担任镁卡的审核员。请在两周内打开链接，填写姓名和密码：\n\n{link}",
        "You are invited to review cards at MgCards. Open the link within two weeks to set your "
        f"name and a password:\n\n{link}",
    )
    _send(session, head, email, Wording("邀请您担任审核员", "An invitation to review"), text)


def invitation_link(head: Letterhead, token: str) -> str:
    """Where an invitation is answered."""
    return head.link(f"invitations/{token}")


def of_the_decision(
    session: Session,
    head: Letterhead,
    owners: Iterable[Person],
    enterprise: Enterprise,
    standing: Wording,
) -> None:
    """How a reviewer decided about an enterprise, and why, to each of its owners."""
    note = enterprise.decision_note
    link = head.link("supplier/")
    text = Wording(
        f"{enterprise.zh}（{enterprise.code}）现为“{standing.zh}”。"
        f"{f'原因：{note}' if note else ''}\n\n{link}",
        f"{enterprise.name.in_language('en')} ({enterprise.code}) is now {standing.en}. "
        f"{f'Reason: {note}' if note else ''}\n\n{link}",
    )
    subject = Wording(f"{enterprise.code}：{standing.zh}", f"{enterprise.code}: {standing.en}")
    for owner in owners:
        own = Letterhead(head.address, owner.language, head.is_sent)
        _send(session, own, owner.email, subject, text)


def _send(session: Session, head: Letterhead, email: str, subject: Wording, text: Wording) -> None:
    if head.is_sent:
        mail.send(session, email, subject, text, head.language)
