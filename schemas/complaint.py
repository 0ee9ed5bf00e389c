"""What a field or a part has against what was typed; a problem that does not know its path yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NoReturn

from marshmallow import ValidationError

from cards.errors import CardError
from cards.wording import Wording


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong (`finding`) and what to do about it (`advice`)."""

    code: str
    finding: Wording
    advice: Wording
    numbers: Mapping[str, object] = field(default_factory=dict)

    def at(self, *path: str | int) -> ValidationError:
        """The error that marshmallow carries to the field at `path` of the part."""
        messages: dict[str | int, object] | list[Complaint] = [self]
        for step in reversed(path):
            messages = {step: messages}
        return ValidationError(messages)


ORDINARY = {
    "missing": Complaint(
        "missing",
        Wording("缺少必填内容。", "This is required and missing."),
        Wording("请填写。", "Fill it in."),
    ),
    "not_a_mapping": Complaint(
        "not_a_mapping",
        Wording("此处应为一组“名称：内容”。", "A mapping of names to contents belongs here."),
        Wording("请写成 JSON 对象 {…}。", "Write a JSON object {…}."),
    ),
    "not_a_list": Complaint(
        "not_a_list",
        Wording("此处应为列表。", "A list belongs here."),
        Wording("请写成 JSON 数组 […]。", "Write a JSON array […]."),
    ),
    "blank": Complaint(
        "blank",
        Wording("内容为空。", "It is empty."),
        Wording("请填写，或删去此项。", "Fill it in or remove it."),
    ),
}


def refuse(
    code: str, finding: Wording, advice: Wording, numbers: Mapping[str, object] | None = None
) -> NoReturn:
    """Raise the complaint at the field that is being read."""
    raise Complaint(code, finding, advice, numbers or {}).at()


def refuse_ordinary(code: str) -> NoReturn:
    raise ORDINARY[code].at()


def complaint_of(error: CardError, advice: Wording) -> Complaint:
    """What an error of the domain says, as a complaint with the facts that it carries."""
    facts = {name: fact for name, fact in vars(error).items() if not isinstance(fact, Wording)}
    return Complaint(error.code, error.wording, advice, facts)


def unknown_field(name: str, known: Sequence[str]) -> Complaint:
    """The complaint about an entry that its part does not have, with the names that come near."""
    near = get_close_matches(name, known, n=3, cutoff=0.7) or known
    return Complaint(
        "unknown_field",
        Wording(f"没有名为“{name}”的项目。", f"There is no entry named '{name}'."),
        Wording(
            f"可用的名称：{'、'.join(near)}；多余的内容请删去。",
            f"Use one of: {', '.join(near)}; remove what does not belong.",
        ),
        {"known": tuple(known)},
    )
