"""The forms of cards, their revisions and changes, and of enterprises."""

from __future__ import annotations

from cards.revision import RevisionState
from catalogue.api.answers.shapes import (
    ANY_OBJECT,
    HASH,
    MOMENT,
    TEXT,
    WHOLE,
    Shape,
    extended,
    listed,
    maybe,
    one_of,
    part,
    told,
    whole_object,
    with_optional,
)

ENTERPRISE_NAME = whole_object(code=TEXT, zh=TEXT, en=TEXT)
CARD_BRIEF = whole_object(
    number=TEXT,
    revision=WHOLE,
    designation=TEXT,
    temper=TEXT,
    family=TEXT,
    form=TEXT,
    enterprise=part("EnterpriseName"),
    content_hash=HASH,
    published_at=maybe(MOMENT),
    url=TEXT,
)
REVISION = whole_object(
    id=told("names the submission at /reviews", WHOLE),
    number=TEXT,
    revision=WHOLE,
    state=one_of(*RevisionState),
    enterprise=part("EnterpriseName"),
    content_hash=HASH,
    created_at=MOMENT,
    submitted_at=maybe(MOMENT),
    decided_at=maybe(MOMENT),
    note=TEXT,
    withdrawn_at=maybe(MOMENT),
    withdrawal_note=TEXT,
)
CARD = with_optional(
    extended(
        REVISION,
        card=told("the document; a published one conforms to CardDocument", ANY_OBJECT),
    ),
    key=told("the enterprise's own name of the card, for its people", maybe(TEXT)),
    derived=told("what follows from a published card", listed(part("DerivedValue"))),
    problems=told("what is wrong in one that is not published", listed(part("Finding"))),
)
DERIVED = {
    "type": "object",
    "description": "a value as in CardDocument, with its evidence grade and formula",
    "required": ["property", "grade", "derivation"],
    "properties": {"property": TEXT, "grade": TEXT, "derivation": maybe(part("Derivation"))},
}
DERIVATION = whole_object(formula=TEXT, inputs=listed(ANY_OBJECT))
CHANGE = whole_object(
    pub_seq=WHOLE,
    number=TEXT,
    revision=WHOLE,
    state=one_of("published", "withdrawn"),
    content_hash=HASH,
    title=TEXT,
    enterprise=part("Both"),
    at=maybe(MOMENT),
    url=TEXT,
)
ENTERPRISE = with_optional(
    extended(
        ENTERPRISE_NAME,
        kind=TEXT,
        status=TEXT,
        uscc=TEXT,
        city=TEXT,
        cluster=TEXT,
        website=TEXT,
        contact=TEXT,
        honours=listed(TEXT),
        logo=maybe(TEXT),
        url=TEXT,
    ),
    note=told("of the last decision, for its people", TEXT),
    decided_at=maybe(MOMENT),
)

COMPONENTS: dict[str, Shape] = {
    "EnterpriseName": ENTERPRISE_NAME,
    "CardBrief": CARD_BRIEF,
    "CardList": whole_object(cards=listed(part("CardBrief"))),
    "Revision": REVISION,
    "RevisionList": whole_object(revisions=listed(part("Revision"))),
    "Card": CARD,
    "CardWithCurves": extended(
        CARD, remarks=told("what was assumed of the table", listed(part("Both")))
    ),
    "DerivedValue": DERIVED,
    "Derivation": DERIVATION,
    "Change": CHANGE,
    "ChangeList": whole_object(changes=listed(part("Change")), pub_seq=WHOLE),
    "Enterprise": ENTERPRISE,
    "Applicant": extended(
        ENTERPRISE,
        created_at=maybe(MOMENT),
        owners=told("who keep it and can sign in", listed(whole_object(email=TEXT, name=TEXT))),
        decisions=told("what can be decided about it now", listed(TEXT)),
    ),
    "ApplicantList": whole_object(admissions=listed(part("Applicant"))),
    "EnterpriseList": whole_object(enterprises=listed(part("Enterprise"))),
}
