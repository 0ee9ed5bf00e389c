"""What an account counts for: who it is as one who acts, and whether a password is enough."""

from __future__ import annotations

from catalogue.services.actor import Actor, EnterpriseRole, Role
from catalogue.store.accounts import Account
from catalogue.store.people import Person

BOUND = (Role.REVIEWER, Role.ADMIN)
"""Who cannot do without a second factor."""


def actor_of(account: Account | Person) -> Actor:
    """The account as one who acts."""
    own = account.enterprise_role
    return Actor(
        account.id,
        account.email,
        Role(account.role),
        account.enterprise_id,
        EnterpriseRole(own) if own else None,
    )


def is_enrolled(account: Account) -> bool:
    """Whether the account has a second factor."""
    return account.totp_confirmed_at is not None


def is_bound(account: Account) -> bool:
    """Whether the account cannot do without."""
    return account.role in BOUND


def needs_second_factor(account: Account) -> bool:
    """Whether a password alone makes of this account no more than a visitor."""
    return is_enrolled(account) or is_bound(account)
