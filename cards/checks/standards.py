"""Rules on the standards that values and composition name: known, and in force."""

from __future__ import annotations

from collections.abc import Iterator

from cards.card import Card
from cards.checks.registry import Finding, rule
from cards.problems import Path, Severity
from cards.standards import Standard, find_standard, standards_in, successor_of
from cards.wording import Wording


def _named(card: Card) -> Iterator[tuple[Path, str]]:
    if card.composition.standard:
        yield from _each(("composition", "standard"), card.composition.standard)
    for place, value in enumerate(card.values):
        if value.standard:
            yield from _each(("values", place, "standard"), value.standard)


def _each(path: Path, text: str) -> Iterator[tuple[Path, str]]:
    return ((path, designation) for designation in standards_in(text))


@rule(
    "standard_superseded",
    Severity.SOFT,
    "所引标准为现行版本；旧版须说明。",
    "A standard that is named is the edition in force; an older one is pointed out.",
    "CARD §4",
)
def standard_superseded(card: Card) -> Iterator[Finding]:
    for path, designation in _named(card):
        successor = successor_of(designation)
        if successor is not None:
            yield _superseded(path, designation, successor)


def _superseded(path: Path, designation: str, successor: Standard) -> Finding:
    since = successor.in_force
    from_zh = f"自 {since} 起" if since else ""
    from_en = f" since {since}" if since else ""
    return Finding(
        path,
        Wording(
            f"{designation} {from_zh}已被 {successor.designation} 取代。",
            f"{designation} is superseded by {successor.designation}{from_en}.",
        ),
        Wording(
            "若按新版试验请改正；若确按旧版，请在备注中说明。",
            "Mend it if the test followed the new edition; if not, say so in the note.",
        ),
        {"standard": designation, "superseded_by": successor.designation},
    )


@rule(
    "standard_unknown",
    Severity.SOFT,
    "所引标准在标准表中；每个未知标准只提示一次。",
    "A standard that is named is in the list of standards; an unknown one is pointed out once.",
    "CARD §4",
)
def standard_unknown(card: Card) -> Iterator[Finding]:
    first_places = {designation: path for path, designation in reversed(tuple(_named(card)))}
    for designation, path in reversed(first_places.items()):
        if find_standard(designation) is None and successor_of(designation) is None:
            yield Finding(
                path,
                Wording(
                    f"标准表中没有“{designation}”。",
                    f"'{designation}' is not in the list of standards.",
                ),
                Wording(
                    "请核对标准号与年份；若为企业方法，请填在“方法”中。",
                    "Check number and year; a method of your own goes under method.",
                ),
                {"standard": designation},
            )
