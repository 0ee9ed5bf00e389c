"""The forms of accounts, tokens, members, invitations, and of the record of what was done."""

from __future__ import annotations

from catalogue.api.answers.shapes import (
    ANY_OBJECT,
    HASH,
    MOMENT,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Shape,
    extended,
    listed,
    maybe,
    part,
    told,
    whole_object,
)

TOKEN = whole_object(
    id=WHOLE,
    name=TEXT,
    prefix=TEXT,
    scopes=listed(TEXT),
    created_at=MOMENT,
    expires_at=MOMENT,
    last_used_at=maybe(MOMENT),
)
ME = whole_object(
    email=TEXT,
    role=TEXT,
    enterprise=maybe(TEXT),
    enterprise_role=maybe(TEXT),
    token=maybe(part("Token")),
)
PERSON = whole_object(
    id=WHOLE, email=TEXT, name=TEXT, role=TEXT, is_active=YES_OR_NO, created_at=MOMENT
)
INVITED = whole_object(id=WHOLE, email=TEXT, role=TEXT, created_at=MOMENT, expires_at=MOMENT)
ACCOUNT = whole_object(
    id=WHOLE,
    email=TEXT,
    name=TEXT,
    company=TEXT,
    role=TEXT,
    enterprise=maybe(TEXT),
    enterprise_role=maybe(TEXT),
    is_active=YES_OR_NO,
    is_pending=told("whether the address is still to be confirmed", YES_OR_NO),
    has_second_factor=YES_OR_NO,
    created_at=MOMENT,
    url=TEXT,
)
SESSION = whole_object(
    id=TEXT,
    address=TEXT,
    agent=TEXT,
    created_at=MOMENT,
    last_seen_at=maybe(MOMENT),
    expires_at=MOMENT,
    second_factor_at=maybe(MOMENT),
    url=TEXT,
)
ENTRY = whole_object(
    n=WHOLE,
    at=MOMENT,
    account_id=maybe(WHOLE),
    who=TEXT,
    role=TEXT,
    via=TEXT,
    address=TEXT,
    action=TEXT,
    kind=TEXT,
    object=TEXT,
    details=ANY_OBJECT,
    previous_hash=HASH,
    hash=HASH,
)

COMPONENTS: dict[str, Shape] = {
    "Token": TOKEN,
    "TokenList": whole_object(tokens=listed(part("Token"))),
    "TokenMade": extended(TOKEN, token=told("what the program sends; shown this once", TEXT)),
    "Me": ME,
    "Session": SESSION,
    "SessionList": whole_object(sessions=listed(part("Session"))),
    "Account": ACCOUNT,
    "AccountList": whole_object(people=listed(part("Account"))),
    "Person": PERSON,
    "PersonList": whole_object(members=listed(part("Person"))),
    "Invited": INVITED,
    "InvitedList": whole_object(invitations=listed(part("Invited"))),
    "InvitationMade": extended(
        INVITED, link=told("where no mail is set up: to be handed over", maybe(TEXT))
    ),
    "AuditEntry": ENTRY,
    "AuditList": whole_object(entries=listed(part("AuditEntry"))),
}
