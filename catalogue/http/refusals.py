"""What can go wrong with a request before a service is asked."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording


class NotSignedIn(CardError):
    """A request that needs an account and names none."""

    code = "not_signed_in"

    @property
    def wording(self) -> Wording:
        return Wording(
            "需要登录：请以 Authorization: Bearer 提供 API 令牌，或以 HTTP Basic 提供邮箱与密码。",
            "Sign in: send an API token as Authorization: Bearer, or your address and password by "
            "HTTP Basic.",
        )


class NotJson(CardError):
    """A write that does not say that it brings JSON."""

    code = "unsupported_media_type"

    @property
    def wording(self) -> Wording:
        return Wording(
            "写入请求须带 Content-Type: application/json。",
            "A request that writes has Content-Type: application/json.",
        )


class ForeignOrigin(CardError):
    """A write that a page of another site sends."""

    code = "foreign_origin"

    @property
    def wording(self) -> Wording:
        return Wording(
            "不接受来自其他网站页面的写入请求。",
            "A page of another site may not write here.",
        )


class VersionNotStated(CardError):
    """A change without `If-Match`."""

    code = "precondition_required"

    @property
    def wording(self) -> Wording:
        return Wording(
            "请在 If-Match 中写明所改版本的 ETag。",
            "State the ETag of the version you change in If-Match.",
        )


class VersionPassed(CardError):
    """A change of a version that is no longer the current one; `current` is its ETag."""

    code = "precondition_failed"

    def __init__(self, current: str) -> None:
        super().__init__(current)
        self.current = current

    @property
    def wording(self) -> Wording:
        return Wording(
            f"内容已变（现为 {self.current}），请重新读取后再改。",
            f"It has changed meanwhile (now {self.current}); read it again and repeat.",
        )
