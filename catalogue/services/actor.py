"""Who acts, and what that one may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cards.wording import Wording
from catalogue.services.errors import Forbidden


class Role(StrEnum):
    """What an account is for; `visitor` and `system` have no account."""

    VISITOR = "visitor"
    SUPPLIER = "supplier"
    ENGINEER = "engineer"
    REVIEWER = "reviewer"
    ADMIN = "admin"
    SYSTEM = "system"


ROLE_NAMES = {
    Role.VISITOR: Wording("访客", "visitor"),
    Role.SUPPLIER: Wording("材料企业", "supplier"),
    Role.ENGINEER: Wording("主机厂工程师", "engineer"),
    Role.REVIEWER: Wording("审核员", "reviewer"),
    Role.ADMIN: Wording("管理员", "administrator"),
    Role.SYSTEM: Wording("系统", "system"),
}

ACCOUNT_ROLES = (Role.SUPPLIER, Role.ENGINEER, Role.REVIEWER, Role.ADMIN)


class EnterpriseRole(StrEnum):
    """What one of the people of an enterprise may do with its cards, evidence and members."""

    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"


ENTERPRISE_ROLE_NAMES = {
    EnterpriseRole.OWNER: Wording("负责人", "owner"),
    EnterpriseRole.EDITOR: Wording("编辑", "editor"),
    EnterpriseRole.VIEWER: Wording("查看", "viewer"),
}

_WRITERS = (EnterpriseRole.OWNER, EnterpriseRole.EDITOR)
_OVERSEERS = (Role.ADMIN, Role.SYSTEM)
_REVIEWERS = (Role.REVIEWER, *_OVERSEERS)


@dataclass(frozen=True, slots=True)
class Origin:
    """By which way and from which network address somebody acts."""

    via: str
    address: str = ""


UNKNOWN_ORIGIN = Origin("system")


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts: an account, a visitor, or the system itself.

    `enterprise_role` is what a supplier may do within the enterprise. `scopes` are what a token
    allows; None is everything that the account may do.
    """

    user_id: int | None
    email: str
    role: Role
    enterprise_id: int | None = None
    enterprise_role: EnterpriseRole | None = None
    origin: Origin = UNKNOWN_ORIGIN
    scopes: frozenset[str] | None = None

    @property
    def is_visitor(self) -> bool:
        """Whether nobody has signed in."""
        return self.role is Role.VISITOR

    @property
    def only_reads(self) -> bool:
        """Whether the actor belongs to an enterprise and changes nothing in it."""
        return self.role is Role.SUPPLIER and self.enterprise_role not in _WRITERS

    @property
    def may_review(self) -> bool:
        return self.role in _REVIEWERS

    @property
    def may_administer(self) -> bool:
        return self.role in _OVERSEERS

    def may_edit(self, enterprise_id: int) -> bool:
        """Whether the actor writes the cards of that enterprise."""
        writes = self._belongs_to(enterprise_id) and self.enterprise_role in _WRITERS
        return self.may_administer or writes

    def may_manage(self, enterprise_id: int) -> bool:
        """Whether the actor changes the record of that enterprise and who belongs to it."""
        owns = self._belongs_to(enterprise_id) and self.enterprise_role is EnterpriseRole.OWNER
        return self.may_administer or owns

    def may_read_drafts(self, enterprise_id: int) -> bool:
        """Whether the actor sees what that enterprise has not published."""
        return self.may_review or self._belongs_to(enterprise_id)

    def _belongs_to(self, enterprise_id: int) -> bool:
        return self.role is Role.SUPPLIER and self.enterprise_id == enterprise_id


SYSTEM = Actor(None, "system", Role.SYSTEM)
VISITOR = Actor(None, "", Role.VISITOR)


def require_account(actor: Actor, act: Wording) -> int:
    """The id of the account that acts. Raises Forbidden, which names the act, for who has none."""
    if actor.user_id is None:
        raise Forbidden(act)
    return actor.user_id


def require_editor(actor: Actor, enterprise_id: int) -> None:
    """Raises Forbidden."""
    if not actor.may_edit(enterprise_id):
        raise Forbidden(Wording("修改该企业的卡片", "change cards of this enterprise"))


def require_manager(actor: Actor, enterprise_id: int) -> None:
    """Raises Forbidden."""
    if not actor.may_manage(enterprise_id):
        raise Forbidden(Wording("管理该企业", "manage this enterprise"))


def require_reviewer(actor: Actor) -> None:
    """Raises Forbidden."""
    if not actor.may_review:
        raise Forbidden(Wording("审核卡片", "review cards"))


def require_administrator(actor: Actor) -> None:
    """Raises Forbidden."""
    if not actor.may_administer:
        raise Forbidden(Wording("管理企业与账号", "administer enterprises and accounts"))
