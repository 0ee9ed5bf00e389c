"""Search by requirement and by words; the whole question stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cards.columns.facets import FACETS
from cards.errors import RequirementUnreadable, UnknownProperty
from cards.matching import Tier
from cards.requirement import DEMANDED_BASIS_NAMES, DemandedBasis, Operator
from cards.vocabulary import VOCABULARY, Property
from cards.wanted import NearName
from cards.wording import Wording
from catalogue.db import Session
from catalogue.http.accounts import actor
from catalogue.http.languages import language
from catalogue.http.remembered import Answer, remembered
from catalogue.http.world import reading
from catalogue.published import catalogue_standing, contents
from catalogue.services.errors import InputRefused
from catalogue.services.histograms import spreads
from catalogue.services.saved_searches import query_text
from catalogue.services.search import Asked, SearchResult, check_length, search
from catalogue.web.addresses import here, member_of
from catalogue.web.asking import address_of_sentence, chips_of, sentence_of
from catalogue.web.building import (
    ASKINGS,
    address_with_requirement,
    building_of,
    building_refused,
    kept_beside,
)
from catalogue.web.easing import easing_of
from catalogue.web.faces import Face, face
from catalogue.web.facets import facets_of
from catalogue.web.parts_named import parts_named
from catalogue.web.result_views import UNKNOWN, VIEWS, ResultView, choices
from catalogue.web.tiers import PAGE, lines_of, results
from schemas.match_table import Line
from schemas.sheet_head import KEY_PROPERTIES
from schemas.sheet_sections import symbol_text
from schemas.spread import spread_of

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class Sample:
    """A requirement to try, and what it says."""

    text: str
    says: Wording


SAMPLES = (
    Sample("Rp0.2>=130MPa; A>=8%", Wording("压铸结构件：强度与延性", "structural casting")),
    Sample("屈服强度≥１８０ＭＰａ", Wording("全角字符也可以", "full-width characters will do")),
    Sample("密度<=1.85 g/cm3; E>=44GPa", Wording("轻而刚", "light and stiff")),
    Sample("导热系数>=70 W/(m·K)", Wording("散热件", "heat sinks")),
    Sample("断后伸长率>=8%→12%*2?; Rp0.2>=120MPa→150MPa", Wording("带目标与权重的排序", "ranked")),
    Sample("SE@frequency=1GHz,厚度=2mm>=60dB", Wording("1 GHz 屏蔽效能", "shielding at 1 GHz")),
)


COLUMN_CHOICES = tuple(VOCABULARY.property(key) for key in KEY_PROPERTIES)
"""The properties that may be added to a dense table by a click; the address takes any."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Typed text, cut where it stops making sense."""

    before: str
    at: str
    after: str
    column: int
    expected: Wording

    @classmethod
    def of(cls, error: RequirementUnreadable) -> Unreadable:
        text, start = error.text, error.column - 1
        at = text[start : start + 1] or "␣"
        return cls(text[:start], at, text[start + 1 :], error.column, error.expected)


TEXTS = ("q", "basis", "tier", "sort", "after", "ask")
"""The parameters of the address that are one text each, in the order of `Typed`."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The question as it stands in the address."""

    parts: tuple[str, ...]
    text: str
    basis: str
    tier: str
    sort: str
    after: str
    sentence: str
    chosen: Mapping[str, Sequence[str]]

    @classmethod
    def of_address(cls) -> Typed:
        args = request.args
        return cls(
            tuple(part for part in args.getlist("req") if part.strip()),
            *(args.get(name, "").strip() for name in TEXTS),
            {facet: args.getlist(facet) for facet in FACETS if facet in args},
        )

    @property
    def requirements(self) -> str:
        """All in one line, as they come back to be changed."""
        return "; ".join(self.parts)

    @property
    def kept(self) -> Mapping[str, Sequence[str]]:
        """What another search from this page keeps without showing it in its form."""
        shown = {name: request.args.getlist(name) for name in ("view", "unknown", "col", "spread")}
        sort = {"sort": [self.sort]} if self.sort else {}
        return {**self.chosen, **sort, **{name: texts for name, texts in shown.items() if texts}}

    def read(self) -> Asked:
        """Raises InputRefused."""
        check_length(Asked(self.parts, self.text))
        basis = member_of(DemandedBasis, "basis", self.basis or DemandedBasis.TYPICAL)
        tier = member_of(Tier, "tier", self.tier) if self.tier else None
        requirements = (self.requirements,) if self.requirements else ()
        return Asked(requirements, self.text, basis, self.chosen, tier, self.sort, self.after)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A property by which the cards can be sorted, the largest or the least first; `now` says
    which of the two it is, if it is one."""

    name: Wording
    symbol: str
    down_url: str
    up_url: str
    now: str


@dataclass(frozen=True, slots=True)
class NearTable:
    """A near grade with its best cards, how many it has, and the search for it."""

    name: NearName
    lines: tuple[Line, ...]
    count: int
    url: str


@blueprint.get("/search")
def show() -> ResponseReturnValue:
    typed = Typed.of_address()
    try:
        asked = typed.read()
        if "apply" in request.args and request.args.get("build"):
            return redirect(address_with_requirement(asked.requirements))
        with reading() as session:
            if asked.requirements or asked.text or asked.chosen:
                return _remembered(session, typed, asked)
            sentence, building = sentence_of(typed.sentence, ()), building_of(session, asked)
            parts = parts_named(session, typed.sentence)
        return _page(typed, sentence=sentence, building=building, parts=parts)
    except RequirementUnreadable as error:
        meant = address_of_sentence(typed.requirements)
        return redirect(meant) if meant else _unreadable(typed, error)
    except (InputRefused, UnknownProperty) as error:
        return _refused(typed, refused=error.wording)


def _unreadable(typed: Typed, error: RequirementUnreadable) -> ResponseReturnValue:
    with reading() as session:
        parts = parts_named(session, typed.requirements)
    return _refused(typed, unreadable=Unreadable.of(error), parts=parts)


def _refused(typed: Typed, **why: object) -> ResponseReturnValue:
    return _page(typed, building=building_refused(), **why), 400


def _remembered(session: Session, typed: Typed, asked: Asked) -> bytes:
    """The page of the answer; that of a visitor, which depends on nobody, may be a former one. A
    sentence may name scenarios, which change without the cards."""

    def make() -> Answer:
        return Answer(_page(typed, **_answer(session, asked)).encode())

    if typed.sentence or not actor().is_visitor:
        return make().body
    return remembered(session, catalogue_standing(session), make, language()).body


def _answer(session: Session, asked: Asked) -> dict[str, Any]:
    view = ResultView.of_address()
    found = search(session, asked, PAGE)
    shown = results(found.ranking, found.requirements, asked.tier, hides_unknown=view.hides_unknown)
    near, faces = _near(found)
    kept = {"q": asked.text or None, "basis": asked.basis.value, **asked.chosen}
    spread = spreads(session, found.ranking.query) if view.shows_spread else []
    return {
        "results": shown,
        "view": view,
        "views": choices("view", VIEWS, view.view),
        "unknowns": choices("unknown", UNKNOWN, view.unknown),
        "extra": view.cells(shown.faces),
        "chips": chips_of(found.requirements),
        "sentence": sentence_of(request.args.get("ask", ""), found.requirements),
        "parts": parts_named(session, request.args.get("ask", "")),
        "faces": {**shown.faces, **faces},
        "near": near,
        "set_search": query_text(request.args.to_dict(flat=False)),
        "building": building_of(session, asked),
        "facets": facets_of(session, found.ranking),
        "cleared_url": here("", **{facet: [] for facet in FACETS}, tier=[], after=[]),
        "sorts": _sorts(found, asked.sort),
        "score_url": here("", sort=[], after=[]) if asked.sort else "",
        "easing": easing_of(found.ranking, found.requirements, **kept),
        "spreads": [drawn for pair in spread if (drawn := spread_of(*pair))],
    }


def _near(found: SearchResult) -> tuple[list[NearTable], dict[str, Face]]:
    """The grades near to what was typed, and the faces of their cards."""
    pages = [grade.matches[:PAGE] for grade in found.near]
    entries = found.ranking.cards.several(match.number for page in pages for match in page)
    cards = contents(entries)
    tables = [
        NearTable(
            grade.name,
            lines_of(found.requirements, page, cards),
            len(grade.matches),
            here("", q=[grade.name.name], tier=[], after=[]),
        )
        for grade, page in zip(found.near, pages, strict=True)
    ]
    return tables, {number: face(entry) for number, entry in entries.items()}


def _sorts(found: SearchResult, sort: str) -> list[Sorted]:
    """The properties that are asked about, and the one by which the cards are sorted."""
    asked = (entry.property for entry in found.requirements if entry.operator is not Operator.IS)
    sorting = found.ranking.query.sorting
    now = [sorting.question.property] if sorting else []
    return [_sorted(VOCABULARY.property(key), sort) for key in dict.fromkeys((*asked, *now))]


def _sorted(entry: Property, sort: str) -> Sorted:
    is_it = bool(sort) and VOCABULARY.find_property(sort.removeprefix("-")) is entry
    now = ("down" if sort.startswith("-") else "up") if is_it else ""
    down, up = (here("", sort=[sign + entry.key], after=[]) for sign in ("-", ""))
    return Sorted(entry.name, symbol_text(entry.symbol), down, up, now)


def _page(typed: Typed, **found: Any) -> str:
    nothing = {"results": None, "near": (), "unreadable": None, "refused": None, "facets": ()}
    nothing |= {"chips": (), "sentence": None, "building": None, "parts": ()}
    asked = {"typed": typed, "samples": SAMPLES, "bases": DEMANDED_BASIS_NAMES}
    asked |= {"column_choices": COLUMN_CHOICES, "askings": ASKINGS, "kept_beside": kept_beside()}
    return render_template("pages/search.html", **nothing | asked | found)
