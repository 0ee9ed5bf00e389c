"""The panel that builds a requirement by fields and sliders instead of typing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import request

from cards.errors import UnknownProperty
from cards.requirement import Requirement
from cards.requirement_text import parse_subject
from cards.vocabulary import VOCABULARY, Group, Property
from cards.wording import Wording
from catalogue.db import Session
from catalogue.services.errors import InputRefused
from catalogue.services.histograms import stated_numbers
from catalogue.services.search import Asked, read_requirements
from catalogue.web.addresses import here, number_of
from schemas.range_slider import RangeSlider, range_slider
from schemas.requirement_form import (
    CONDITIONS,
    NUMBERS,
    RequirementForm,
    is_askable,
    requirement_form,
    requirement_sent,
    sent_from,
    subject_sent,
)

FIELDS = ("build", "at", "apply", "unit", "was", "weight", "kind", "choice", *NUMBERS)
"""The parameters of the panel, beside those of conditions."""

NO_LIMIT = Wording(
    "请填写最低值或最高值，或者选择一项。", "Give a lowest or a highest value, or choose one."
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A group of the vocabulary with the properties that can be asked about."""

    name: Wording
    properties: tuple[Property, ...]


def _askable(group: Group) -> Asking:
    return Asking(group.name, tuple(filter(is_askable, VOCABULARY.in_group(group.key))))


ASKINGS = tuple(
    asking for group in VOCABULARY.groups.values() if (asking := _askable(group)).properties
)


@dataclass(frozen=True, slots=True)
class Building:
    """The panel as it stands; `at` is the place of the requirement that is changed, if it is no
    new one, and `kept` what its form sends along unseen."""

    form: RequirementForm
    slider: RangeSlider | None
    at: str
    kept: Sequence[tuple[str, str]]
    close_url: str


def is_field(name: str) -> bool:
    """Whether a parameter of the address belongs to the panel."""
    return name in FIELDS or name.startswith(f"{CONDITIONS}.")


def kept_beside() -> list[tuple[str, str]]:
    """What else the address says: the panel sends it along."""
    args = request.args.items(multi=True)
    return [(name, text) for name, text in args if not is_field(name) and name != "after"]


def building_of(session: Session, asked: Asked) -> Building | None:
    """The panel that the address asks for. Raises UnknownProperty, InputRefused or
    RequirementUnreadable."""
    if not request.args.get("build"):
        return None
    entry, sent = _property(), _sent(read_requirements(asked.requirements))
    panel = _panel(entry, sent)
    return replace(panel, slider=_slider(session, asked, entry, panel.form, sent))


def building_refused() -> Building | None:
    """The panel with what was typed into it and cannot be read; None where it is not asked for."""
    if not request.args.get("build"):
        return None
    try:
        return _panel(_property(), _sent(()))
    except (UnknownProperty, InputRefused):
        return None


def _panel(entry: Property, sent: dict[str, str]) -> Building:
    left: dict[str, Sequence[str]] = {name: [] for name in request.args if is_field(name)}
    return Building(
        form=requirement_form(entry, sent),
        slider=None,
        at=request.args.get("at", ""),
        kept=kept_beside(),
        close_url=here("", **left),
    )


def _property() -> Property:
    entry = VOCABULARY.find_property(request.args["build"])
    if not is_askable(entry):
        raise InputRefused(
            "build",
            Wording(f"不能对{entry.name.zh}提要求。", f"Nothing can be asked of {entry.name.en}."),
        )
    return entry


def _sent(requirements: Sequence[Requirement]) -> dict[str, str]:
    """The fields as they were sent; when the panel is opened on a requirement, what that says."""
    sent = {name: text.strip() for name, text in request.args.items() if is_field(name)}
    place = number_of(request.args.get("at", ""))
    is_opened = not {*sent} - {"build", "at"}
    if is_opened and place is not None and place < len(requirements):
        return sent | sent_from(requirements[place])
    return sent


def _slider(
    session: Session, asked: Asked, entry: Property, form: RequirementForm, sent: dict[str, str]
) -> RangeSlider | None:
    if not form.units:
        return None
    _, conditions = parse_subject(subject_sent(entry, sent))
    numbers, total = stated_numbers(session, replace(asked, tier=None, after=""), entry, conditions)
    return range_slider(entry, form.unit, numbers, total, form.low, form.high)


def address_with_requirement(asked: Sequence[str]) -> str:
    """The search with the requirement that the panel says, in the place of the one that it
    changes. Raises UnknownProperty, InputRefused or RequirementUnreadable."""
    text = requirement_sent(_property(), _sent(()))
    if not text:
        raise InputRefused("low", NO_LIMIT)
    read_requirements([text])
    place = number_of(request.args.get("at", ""))
    texts = [entry.text for entry in read_requirements(asked)]
    if place is not None and place < len(texts):
        texts[place] = text
    else:
        texts.append(text)
    left: dict[str, Sequence[str]] = {name: [] for name in request.args if is_field(name)}
    return here("", **left, req=texts, ask=[], after=[], tier=[])
