"""What can go wrong with enterprises that apply and people who join them."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording
from catalogue.services.errors import NotFound


class AccountNotFound(NotFound):
    """An account that is not there, or not for the one who asks."""

    code = "account_not_found"
    what = Wording("账号", "account")


class InvitationNotFound(NotFound):
    """An invitation that was answered, revoked, has run out, or never was."""

    code = "invitation_not_found"
    what = Wording("待答复的邀请", "open invitation")


class AlreadyRegistered(CardError):
    """An application for an enterprise that is registered; whose it is stays untold."""

    code = "already_registered"

    def __init__(self, what: Wording, name: str) -> None:
        super().__init__(what, name)
        self.what = what
        self.name = name

    @property
    def wording(self) -> Wording:
        return Wording(
            f"{self.what.zh} {self.name} 已经注册；请联系贵企业的负责人邀请您加入。"
            "如果不知道是谁注册的，请联系目录管理者。",
            f"The {self.what.en} {self.name} is registered already: ask its owner for an "
            "invitation. If you do not know who that is, ask the person who keeps the catalogue.",
        )


class StandingChanged(CardError):
    """A decision about an enterprise that its present state does not allow."""

    code = "standing_changed"

    def __init__(self, code: str, standing: Wording) -> None:
        super().__init__(code, standing)
        self.enterprise = code
        self.standing = standing

    @property
    def wording(self) -> Wording:
        return Wording(
            f"企业 {self.enterprise} 现为“{self.standing.zh}”，不能这样处理；请刷新后再看。",
            f"Enterprise {self.enterprise} is {self.standing.en} now, which does not allow this; "
            "load the page again.",
        )


class StaleEnterprise(CardError):
    """A change of a record of an enterprise that somebody changed meanwhile."""

    code = "stale_enterprise"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.enterprise = code

    @property
    def wording(self) -> Wording:
        return Wording(
            f"企业 {self.enterprise} 的资料已被他人修改；请对照现在的内容后再存一次。",
            f"The record of {self.enterprise} has been changed meanwhile; compare it with what "
            "stands there now, then save again.",
        )


class LastOwner(CardError):
    """An enterprise, or the catalogue, that would be left with nobody to keep it."""

    code = "last_owner"

    def __init__(self, who: Wording) -> None:
        super().__init__(who)
        self.who = who

    @property
    def wording(self) -> Wording:
        return Wording(
            f"这是最后一位{self.who.zh}；请先让另一位接任。",
            f"This is the last {self.who.en}; put somebody else in the place first.",
        )


class AddressTaken(CardError):
    """An invitation to an address that has an account already."""

    code = "address_taken"

    def __init__(self, email: str) -> None:
        super().__init__(email)
        self.email = email

    @property
    def wording(self) -> Wording:
        return Wording(
            f"{self.email} 已有账号，一个账号只属于一家企业；请让邀请人改用另一个邮箱。",
            f"{self.email} has an account already, and an account belongs to one enterprise only; "
            "ask for an invitation to another address.",
        )
