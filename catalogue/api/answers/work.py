"""The forms of what is worked on: checks, imports, jobs, evidence, remarks, requests."""

from __future__ import annotations

from catalogue.api.answers.shapes import (
    ANY_OBJECT,
    HASH,
    MOMENT,
    NUMBER,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Shape,
    by_name,
    extended,
    listed,
    maybe,
    one_of,
    part,
    told,
    whole_object,
    with_optional,
)

NAMED = whole_object(key=TEXT, name=part("Both"))
SECTION = whole_object(
    key=TEXT,
    number=WHOLE,
    title=part("Both"),
    values=WHOLE,
    stated=listed(part("Named")),
    missing=listed(part("Named")),
)
GAP = whole_object(
    property=TEXT,
    hindrance=TEXT,
    reason=TEXT,
    axes=listed(TEXT),
    places=listed(WHOLE),
    worth=NUMBER,
    finding=part("Both"),
    advice=part("Both"),
    scenarios=listed(
        whole_object(
            key=TEXT, requirement=TEXT, is_must=YES_OR_NO, worth=NUMBER, is_excluded=YES_OR_NO
        )
    ),
)
LIFT = {
    "type": "object",
    "properties": {
        "from": TEXT,
        "to": TEXT,
        "steps": listed(part("Keyed")),
        "places": listed(WHOLE),
    },
    "required": ["from", "to", "steps", "places"],
    "additionalProperties": False,
}
EXAMINATION = whole_object(
    is_submittable=YES_OR_NO,
    problems=listed(part("Finding")),
    completeness=whole_object(
        share=NUMBER, stated=WHOLE, expected=WHOLE, sections=listed(part("Section"))
    ),
    comparability=whole_object(
        share=maybe(NUMBER),
        comparable=WHOLE,
        total=WHOLE,
        lacking=listed(whole_object(place=WHOLE, property=TEXT, axes=listed(TEXT))),
    ),
    gaps=listed(part("Gap")),
    evidence=listed(part("Lift")),
    is_expired=YES_OR_NO,
    scenarios=listed(
        whole_object(
            key=TEXT,
            name=part("Both"),
            tier=TEXT,
            score=maybe(part("Interval")),
            coverage=NUMBER,
            obstacles=listed(part("Obstacle")),
        )
    ),
)
JOB = whole_object(
    id=TEXT,
    kind=TEXT,
    state=one_of("queued", "running", "done", "failed"),
    progress=told("from 0 to 1", NUMBER),
    error=maybe(TEXT),
    created_at=MOMENT,
    finished_at=maybe(MOMENT),
    result=told("where the result lies", maybe(TEXT)),
)
IMPORT_BRIEF = whole_object(
    id=TEXT,
    enterprise=part("EnterpriseName"),
    name=TEXT,
    sha256=HASH,
    size=WHOLE,
    state=TEXT,
    error=maybe(TEXT),
    created_at=MOMENT,
    imported_at=maybe(MOMENT),
    url=TEXT,
)
IMPORT_ACCEPTED = extended(IMPORT_BRIEF, job=maybe(part("Job")))
IMPORT = extended(
    IMPORT_ACCEPTED,
    counts=told("cards by what becomes of them, findings by weight", maybe(by_name(WHOLE))),
    cards=listed(ANY_OBJECT),
    findings=told("row, column, code, finding, advice", listed(part("CellFinding"))),
    outcome=told("what became of each card", maybe(listed(ANY_OBJECT))),
    plan=told("how the columns are read", maybe(ANY_OBJECT)),
)
CELL_FINDING = {
    "type": "object",
    "required": ["sheet", "row", "column", "code", "severity", "finding", "advice", "offending"],
    "properties": {
        "row": WHOLE,
        "column": told("the letter of the column", TEXT),
        "code": TEXT,
        "finding": part("Both"),
        "advice": part("Both"),
        "offending": TEXT,
    },
}
ATTACHMENT = whole_object(
    id=WHOLE,
    sha256=HASH,
    name=TEXT,
    kind=TEXT,
    media_type=TEXT,
    size=WHOLE,
    pages=maybe(WHOLE),
    width=maybe(WHOLE),
    height=maybe(WHOLE),
    is_public=YES_OR_NO,
    enterprise=part("EnterpriseName"),
    created_at=MOMENT,
    url=TEXT,
)
USE = whole_object(number=TEXT, revision=WHOLE, source=TEXT)
DISCLOSURE = whole_object(
    id=WHOLE,
    number=TEXT,
    email=TEXT,
    name=TEXT,
    company=TEXT,
    reason=TEXT,
    state=TEXT,
    asked_at=MOMENT,
    decided_at=maybe(MOMENT),
)
SUBMISSIONS = whole_object(
    submitted=listed(part("Revision")),
    left=told(
        "what was not submitted, and why",
        listed(
            whole_object(
                number=TEXT,
                title=TEXT,
                code=TEXT,
                why=part("Both"),
                problems=told("what must be mended first", listed(part("Finding"))),
            )
        ),
    ),
)
REMARK = whole_object(
    id=WHOLE,
    number=TEXT,
    revision=WHOLE,
    path=TEXT,
    about=TEXT,
    text=TEXT,
    author=TEXT,
    created_at=MOMENT,
    settled_at=maybe(MOMENT),
)
VOCABULARY = whole_object(
    groups=listed(part("Keyed")),
    properties=listed(
        with_optional(
            whole_object(key=TEXT, name=part("Both"), group=TEXT, kind=TEXT),
            symbol=TEXT,
            unit=maybe(TEXT),
            better=TEXT,
            needs=listed(TEXT),
            wants=listed(TEXT),
            standards=listed(TEXT),
            choices=by_name(part("Both")),
        )
    ),
    axes=listed(
        whole_object(key=TEXT, name=part("Both"), unit=maybe(TEXT), choices=by_name(part("Both")))
    ),
    units=listed(whole_object(key=TEXT, display=TEXT, accepts=listed(TEXT))),
)

EDITION_BRIEF = whole_object(
    number=TEXT, title=part("Both"), issued=TEXT, cards=WHOLE, sha256=maybe(HASH), file=maybe(TEXT)
)
EDITION = extended(
    EDITION_BRIEF,
    manifest=maybe(ANY_OBJECT),
    signature=maybe(TEXT),
    standing=listed(
        whole_object(number=TEXT, revision=WHOLE, currency=TEXT, use_instead=maybe(WHOLE))
    ),
)

COMPONENTS: dict[str, Shape] = {
    "EditionList": whole_object(editions=listed(EDITION_BRIEF)),
    "Edition": EDITION,
    "Named": NAMED,
    "Section": SECTION,
    "Gap": GAP,
    "Lift": LIFT,
    "Examination": EXAMINATION,
    "Job": JOB,
    "CellFinding": CELL_FINDING,
    "ImportBrief": IMPORT_BRIEF,
    "ImportList": whole_object(imports=listed(part("ImportBrief"))),
    "ImportAccepted": IMPORT_ACCEPTED,
    "Import": IMPORT,
    "Attachment": ATTACHMENT,
    "AttachmentList": whole_object(attachments=listed(extended(ATTACHMENT, used_by=listed(USE)))),
    "Disclosure": DISCLOSURE,
    "DisclosureList": whole_object(disclosures=listed(part("Disclosure"))),
    "RemarkMade": REMARK,
    "RemarkList": whole_object(remarks=listed(part("RemarkMade"))),
    "Submissions": SUBMISSIONS,
    "ReviewList": whole_object(reviews=listed(part("Revision"))),
    "Vocabulary": VOCABULARY,
}
