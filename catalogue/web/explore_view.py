"""A chart of two properties as its page, its data and its picture show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from cards.errors import RequirementUnreadable
from cards.families import is_magnesium
from cards.guide_lines import Guide, guides_for
from cards.wording import Wording
from catalogue.chart_marks import colour_of, shape_of
from catalogue.scatter_chart import Bubble, Line, Mark, Scatter
from catalogue.services.exploring import Explored
from catalogue.web.explore_asked import AskedChart
from schemas import figures
from schemas.ashby import (
    Coordinate,
    FamilyLine,
    GuideLine,
    Omission,
    Spot,
    family_line,
    guide_line,
    heading,
    omission,
    spot,
)

FEWEST_OF_A_FAMILY = 2
STEPS = 48

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ChartView:
    """Everything that is shown of a chart; `groups` numbers the families for their marks."""

    found: Explored
    x: Wording
    y: Wording
    x_log: bool
    y_log: bool
    spots: tuple[Spot, ...]
    families: tuple[FamilyLine, ...]
    groups: Mapping[str, int]
    omissions: tuple[Omission, ...]
    guides: tuple[Guide, ...]
    guide: GuideLine | None
    count: int
    left_out: int
    box_requirements: tuple[str, ...]
    search_url: str

    @property
    def title(self) -> Wording:
        return Wording(f"{self.y.zh} 对 {self.x.zh}", f"{self.y.en} over {self.x.en}")

    def data(self, lang: str) -> dict[str, Any]:
        """What the interactive chart draws, in one language."""
        return {
            "x": {"heading": self.x.in_language(lang), "log": self.x_log, "unit": self.unit("x")},
            "y": {"heading": self.y.in_language(lang), "log": self.y_log, "unit": self.unit("y")},
            "spots": [_spot_data(entry, lang) for entry in self.spots],
            "families": [
                {
                    "name": extent.family,
                    "count": extent.count,
                    "x": extent.x,
                    "y": extent.y,
                    "colour": colour_of(self.groups[extent.family]),
                    "shape": shape_of(self.groups[extent.family]),
                }
                for extent in self.found.extents
                if extent.family in self.groups
            ],
            "guides": [{"key": guide.index, "power": guide.power} for guide in self.guides],
            "spans": [
                [list(x), list(y)]
                for x, y in zip(
                    self.found.cloud.x.tolist(), self.found.cloud.y.tolist(), strict=True
                )
            ],
        }

    def unit(self, axis: str) -> str:
        entry = self.found.x.property if axis == "x" else self.found.y.property
        return entry.unit or ""

    def picture(self, lang: str) -> Scatter:
        """The same as a picture that needs no script."""
        return Scatter(
            title=self.title.in_language(lang),
            x_heading=self.x.in_language(lang),
            y_heading=self.y.in_language(lang),
            x_log=self.x_log,
            y_log=self.y_log,
            marks=[self._mark(entry, lang) for entry in self.spots],
            bubbles=[
                Bubble(extent.x, extent.y, self.groups[extent.family], extent.family)
                for extent in self.found.extents
                if extent.family in self.groups and extent.count >= FEWEST_OF_A_FAMILY
            ],
            lines=self._lines(lang),
        )

    def _mark(self, entry: Spot, lang: str) -> Mark:
        texts = (entry.title, *(said(one, lang) for one in (entry.x, entry.y)))
        link = url_for("cards.show", number=entry.number)
        group = self.groups.get(entry.family, 0)
        return Mark(entry.x.ends, entry.y.ends, group, "\n".join(texts), link, entry.is_reference)

    def _lines(self, lang: str) -> Sequence[Line]:
        line = self.guide
        guide = next((g for g in self.guides if line and g.index == line.key), None)
        if line is None or guide is None or not self.spots:
            return ()
        low = min(entry.x.ends[0] for entry in self.spots)
        high = max(entry.x.ends[1] for entry in self.spots)
        places = [low * (high / low) ** (step / STEPS) for step in range(STEPS + 1)]
        name = f"{line.symbol} = {figures.trimmed(line.value, 4)} {line.unit}"
        return [Line([(at, guide.height(at, line.value)) for at in places], name)]


def chart_view(found: Explored, asked: AskedChart) -> ChartView:
    """The view of what was found."""
    shown = [extent.family for extent in found.extents]
    cloud = found.cloud
    guides = tuple(guides_for(found.x.property.key, found.y.property.key))
    spans = [(tuple(x), tuple(y)) for x, y in zip(cloud.x.tolist(), cloud.y.tolist(), strict=True)]
    box = asked.requirements
    return ChartView(
        found=found,
        x=heading(found.x.property, figures.conditions_text(found.x.conditions)),
        y=heading(found.y.property, figures.conditions_text(found.y.conditions)),
        x_log=asked.x_log,
        y_log=asked.y_log,
        spots=tuple(spots_of(found)),
        families=tuple(
            family_line(extent, found.x.property, found.y.property) for extent in found.extents
        ),
        groups={family: place for place, family in enumerate(shown)},
        omissions=tuple(omissions_of(found)),
        guides=guides,
        guide=_guide(asked, spans),
        count=len(spans),
        left_out=len(cloud.left_out),
        box_requirements=box,
        search_url=search_address(asked, box),
    )


def spots_of(found: Explored) -> Sequence[Spot]:
    """The cards that are drawn, by number."""
    cloud = found.cloud
    place = {number: at for at, number in enumerate(cloud.numbers)}
    return [
        spot(
            entry.number,
            entry.card,
            (found.x.figure(entry.card, found.basis), found.y.figure(entry.card, found.basis)),
            [_ends(side[place[entry.number]].tolist()) for side in (cloud.x, cloud.y)],
            is_reference=not is_magnesium(entry.card.family),
        )
        for entry in found.drawn
    ]


def _ends(numbers: Sequence[float]) -> Ends:
    low, high = numbers
    return low, high


def omissions_of(found: Explored) -> Sequence[Omission]:
    """The cards that are left out, and why."""
    return [
        omission(
            entry.number,
            entry.card,
            found.x.figure(entry.card, found.basis),
            found.y.figure(entry.card, found.basis),
        )
        for entry in found.told
    ]


def _guide(asked: AskedChart, spans: Sequence[tuple[Any, Any]]) -> GuideLine | None:
    guide = asked.guide
    if guide is None or not spans:
        return None
    value = asked.guide_value
    if value is None:
        values = sorted(guide.value(x[1], y[0]) for x, y in spans)
        value = float(f"{values[len(values) // 2]:.4g}")
    return guide_line(guide, value, spans)


def search_address(asked: AskedChart, box: Sequence[str]) -> str:
    """The search for the same cards within the limits of the box."""
    question = asked.question
    texts = [*question.requirements, *box]
    kept = {"q": question.text or None, "basis": question.basis.value, **question.chosen}
    return url_for("search.show", req=texts, **kept)


def said(entry: Coordinate, lang: str) -> str:
    """All that stands beside a value, in one line."""
    parts = (entry.text, entry.basis, entry.condition, entry.source)
    texts = [part.in_language(lang) for part in parts if part]
    return " · ".join([*texts, entry.grade] if entry.grade else texts)


def _spot_data(entry: Spot, lang: str) -> dict[str, Any]:
    return {
        "number": entry.number,
        "title": entry.title,
        "family": entry.family,
        "reference": entry.is_reference,
        "x": entry.x.ends,
        "y": entry.y.ends,
        "says": [said(entry.x, lang), said(entry.y, lang)],
        "url": url_for("cards.show", number=entry.number),
    }


def unreadable(error: RequirementUnreadable) -> Wording:
    """Where a requirement of the address stops making sense."""
    at = error.text[error.column - 1 :] or "␣"
    return Wording(
        f"“{error.text}”在“{at}”处读不下去：应为{error.expected.zh}。",
        f"'{error.text}' cannot be read from '{at}' on: expected {error.expected.en}.",
    )
