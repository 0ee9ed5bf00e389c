"""What can go wrong with proving who one is: links, codes, passwords, tokens."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording
from catalogue.services.errors import Forbidden, NotFound


class TicketRefused(CardError):
    """A secret link that was used, has run out, or never was."""

    code = "ticket_refused"

    @property
    def wording(self) -> Wording:
        return Wording(
            "这个链接已经用过、已过期或不完整，请重新申请一个。",
            "This link was used, has run out or is not complete; ask for a new one.",
        )


class SessionNotFound(NotFound):
    """A session that is over, or that belongs to somebody else."""

    code = "session_not_found"
    what = Wording("登录会话", "session")


class TokenNotFound(NotFound):
    """An API token that was revoked, or that belongs to somebody else."""

    code = "token_not_found"
    what = Wording("API 令牌", "API token")


class TokenRefused(CardError):
    """An API token that was revoked, has run out, or never was."""

    code = "token_refused"

    @property
    def wording(self) -> Wording:
        return Wording(
            "API 令牌无效、已过期或已撤销；请在账号页面新建一个。",
            "The API token is not valid, has run out or was revoked; make a new one on your "
            "account page.",
        )


class SecondFactorNeeded(CardError):
    """An account whose password alone is not enough."""

    code = "second_factor_needed"

    @property
    def wording(self) -> Wording:
        return Wording(
            "此账号须用第二因素，仅凭密码不能使用接口；请在网页的“账号”中新建 API 令牌，"
            "以 Authorization: Bearer 提供。",
            "This account has a second factor, so that its password alone opens nothing here: "
            "make an API token on your account page and send it as Authorization: Bearer.",
        )


class SecondFactorBound(Forbidden):
    """A reviewer or an administrator who wants to do without a second factor."""

    code = "second_factor_bound"

    def __init__(self) -> None:
        super().__init__(
            Wording(
                "停用第二因素：审核员与管理员必须使用",
                "do without a second factor: reviewers and administrators need one",
            )
        )


class ScopeMissing(CardError):
    """A token that does not allow what it is used for; `scope` would."""

    code = "scope_missing"

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope

    @property
    def wording(self) -> Wording:
        return Wording(
            f"此令牌没有“{self.scope}”权限；请用有此权限的令牌。",
            f"This token does not have the scope '{self.scope}'; use one that has.",
        )
