"""How cards are spread over a property, as its page and its picture show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from flask import url_for

from cards.comparability import conditions_wanted
from cards.families import is_magnesium
from cards.wording import Wording
from catalogue.services.exploring import Axis, Explored
from catalogue.services.search import Asked, read_requirements
from catalogue.spread_chart import Bar, Dot, SpreadPicture, Strip
from catalogue.web.explore_asked import between
from catalogue.web.explore_view import omissions_of, said, spots_of
from schemas import figures
from schemas.ashby import Omission, Spot, heading
from schemas.range_slider import RangeSlider, range_slider

MOST_STRIPS = 14


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A family in words: how many cards, from where over what middle to where."""

    name: str
    count: int
    least: str
    middle: str
    largest: str
    is_magnesium: bool


@dataclass(frozen=True, slots=True)
class SpreadView:
    """Everything that is shown; `stops` has the round ends of the bars, None where all numbers are
    the same or none is known."""

    found: Explored
    question: Asked
    heading: Wording
    number: str
    spots: tuple[Spot, ...]
    stops: RangeSlider | None
    families: tuple[FamilyLine, ...]
    omissions: tuple[Omission, ...]
    limits: tuple[float, ...]

    @property
    def count(self) -> int:
        return len(self.found.cloud.numbers)

    @property
    def left_out(self) -> int:
        return len(self.found.cloud.left_out)

    @property
    def can_draw(self) -> bool:
        return self.stops is not None

    @property
    def title(self) -> Wording:
        return Wording(f"分布：{self.heading.zh}", f"Distribution of {self.heading.en}")

    @property
    def is_logarithmic(self) -> bool:
        """Whether the stops are those of a logarithmic axis: the steps between them grow."""
        stops = self._stops
        return len(stops) > 2 and stops[-1] - stops[-2] > 1.5 * (stops[1] - stops[0])

    @property
    def _stops(self) -> tuple[float, ...]:
        return tuple(map(float, self.stops.stops)) if self.stops else ()

    def picture(self, lang: str) -> SpreadPicture:
        """The picture in one language; only of what `can_draw`."""
        return SpreadPicture(
            title=self.title.in_language(lang),
            heading=self.heading.in_language(lang),
            ticks=self._stops,
            is_logarithmic=self.is_logarithmic,
            bars=tuple(self._bars()),
            strips=tuple(self._strips(lang)),
            limits=self.limits,
        )

    def _bars(self) -> Iterator[Bar]:
        assert self.stops is not None
        for bar, low, high in zip(self.stops.bars, self._stops, self._stops[1:], strict=False):
            url = self._search(between(self.found.x, low, high))
            yield Bar(low, high, bar.count, f"{bar.low}–{bar.high}: {bar.count}", url)

    def _search(self, asked: str) -> str:
        """The search for the cards between two values, within all else that is asked."""
        question, key = self.question, self.found.x.property.key
        asks = read_requirements(question.requirements)
        others = [entry.text for entry in asks if entry.property != key]
        beside = {"basis": question.basis.value, **question.chosen}
        return url_for("search.show", req=[*others, asked], q=question.text or None, **beside)

    def _strips(self, lang: str) -> Iterator[Strip]:
        for family in self.families[:MOST_STRIPS]:
            dots = tuple(_dot(entry, self.number, lang) for entry in self._of(family.name))
            if dots:
                yield Strip(family.name, dots)

    def _of(self, family: str) -> Iterator[Spot]:
        return (entry for entry in self.spots if entry.family == family)


def _dot(entry: Spot, number: str, lang: str) -> Dot:
    title = f"{entry.title} · {said(entry.x, lang)}"
    link = url_for("cards.show", number=entry.number)
    return Dot(*entry.x.ends, title, link, entry.number == number)


def spread_view(found: Explored, question: Asked, number: str) -> SpreadView:
    """The view of a distribution; the card `number` is looked at."""
    entry = found.x.property
    middles = sorted((low + high) / 2 for low, high in found.cloud.x.tolist())
    unit = entry.unit or ""
    return SpreadView(
        found=found,
        question=question,
        heading=heading(entry, figures.conditions_text(found.x.conditions)),
        number=number,
        spots=tuple(spots_of(found)),
        stops=range_slider(entry, unit, middles, len(middles), "", ""),
        families=tuple(_families(found)),
        omissions=tuple(omissions_of(found)),
        limits=tuple(_limits(found.x, question)),
    )


def _families(found: Explored) -> Iterator[FamilyLine]:
    """Magnesium first, and the families with most cards before others."""
    unit = found.x.property.unit or ""
    numbers: dict[str, list[float]] = {}
    for family, (low, high) in zip(found.cloud.families, found.cloud.x.tolist(), strict=True):
        numbers.setdefault(family, []).append((low + high) / 2)
    ordered = sorted(found.extents, key=lambda extent: (not is_magnesium(extent.family),))
    for extent in ordered:
        middle = median(numbers[extent.family])
        texts: Sequence[str] = [
            figures.with_unit(figures.trimmed(number, 4), unit)
            for number in (extent.x[0], middle, extent.x[1])
        ]
        yield FamilyLine(extent.family, extent.count, *texts, is_magnesium(extent.family))


def _limits(axis: Axis, question: Asked) -> Iterator[float]:
    """The limits of what is asked of the property under the same conditions."""
    definition = axis.property
    drawn = conditions_wanted(axis.conditions, definition)
    for asked in read_requirements(question.requirements):
        is_it = asked.property == definition.key
        if is_it and conditions_wanted(asked.conditions, definition) == drawn:
            yield from (end for end in (asked.low, asked.high) if end is not None)
