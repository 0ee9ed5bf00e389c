"""The form of every refusal."""

from __future__ import annotations

from catalogue.api.answers.shapes import (
    ANY_OBJECT,
    TEXT,
    WHOLE,
    Shape,
    listed,
    part,
    told,
    whole_object,
    with_optional,
)

BOTH = whole_object(zh=TEXT, en=TEXT)
FINDING = whole_object(
    code=told("stable; what a program may branch on", TEXT),
    severity={"type": "string"},
    path=told("the way into the document", listed({"type": ["string", "integer"]})),
    where=told("the same as text: values[0].value", TEXT),
    finding=part("Both"),
    advice=part("Both"),
)
PROBLEM = with_optional(
    whole_object(type=TEXT, title=TEXT, status=WHOLE, code=TEXT, detail=TEXT),
    problems=told("findings in a document, one for each thing to mend", listed(part("Finding"))),
    fields=told("what is wrong with parameters or fields, by name", ANY_OBJECT),
    text=told("the requirement that cannot be read", TEXT),
    line={"type": ["integer", "null"]},
    column={"type": ["integer", "null"]},
    expected=part("Both"),
)

COMPONENTS: dict[str, Shape] = {"Both": BOTH, "Finding": FINDING, "Problem": PROBLEM}
