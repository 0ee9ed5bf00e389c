"""Search by requirement, words and facets: who meets what, with every verdict."""

from __future__ import annotations

from typing import Any

from flask.json import dumps
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from cards.columns.facets import FACETS
from cards.matching import Tier
from cards.requirement import DemandedBasis
from catalogue.api import conditional
from catalogue.api.paging import next_link
from catalogue.api.resource import Blueprint
from catalogue.db import Session
from catalogue.http.remembered import Answer, remembered
from catalogue.http.world import reading
from catalogue.published import catalogue_standing, contents
from catalogue.services.cursor import write_cursor
from catalogue.services.histograms import spread
from catalogue.services.ranking import Ranking
from catalogue.services.search import (
    LONGEST_TEXTS,
    LONGEST_WORDS,
    MOST_TEXTS,
    Asked,
    SearchResult,
    search,
)
from schemas.answers import dump_facets, dump_histogram, dump_relaxations, dump_tally
from schemas.matches import dump_match, dump_near, dump_search

MOST_MATCHES = 500
NEAREST = 10
DESCRIPTION = (
    "ranked cards with their verdicts, `limit` to a page, at most "
    f"{MOST_MATCHES}; `next` is the cursor of the next page. Without a qualified card "
    "`relaxations` says what each must costs, and `near_misses` which cards come nearest."
)

blueprint = Blueprint("api-search", __name__, description="Search by requirement and words")


def _facet(name: str) -> fields.List:
    said = f"cards of this {name} only; may be repeated"
    return fields.List(fields.String(), load_default=list, metadata={"description": said})


class QuestionQuery(Schema):
    """Which cards: by requirements, words, facets, or all of them."""

    req = fields.List(
        fields.String(validate=validate.Length(max=LONGEST_TEXTS)),
        load_default=list,
        validate=validate.Length(max=MOST_TEXTS),
        metadata={"description": "requirement text; may be repeated"},
    )
    q = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST_WORDS),
        metadata={"description": "words or a designation"},
    )
    basis = fields.Enum(
        DemandedBasis,
        by_value=True,
        load_default=DemandedBasis.TYPICAL,
        metadata={"description": "the basis demanded of every value"},
    )
    family, form, process, temper, evidence, field, enterprise = map(_facet, FACETS)


class SearchQuery(QuestionQuery):
    """A question with the page that is wanted of the answer."""

    tier = fields.Enum(Tier, by_value=True, load_default=None, allow_none=False)
    sort = fields.String(
        load_default="",
        validate=validate.Length(max=100),
        metadata={"description": "a property instead of the score; `-density` largest first"},
    )
    after = fields.String(load_default="", metadata={"description": "`next` of the page before"})
    limit = fields.Integer(
        load_default=100,
        validate=validate.Range(1, MOST_MATCHES),
        metadata={"description": f"how many of the ranked cards, {MOST_MATCHES} at most"},
    )


class HistogramQuery(QuestionQuery):
    """A question with the property whose spread is wanted."""

    property = fields.String(required=True, validate=validate.Length(max=100))
    bins = fields.Integer(load_default=20, validate=validate.Range(1, 100))


@blueprint.get("/search")
@blueprint.arguments(SearchQuery, location="query")
@blueprint.doc(responses={"200": {"description": DESCRIPTION}})
def show(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        standing = catalogue_standing(session)
        found = remembered(session, standing, lambda: _found(session, query))
    return conditional.given(found)


@blueprint.get("/histogram")
@blueprint.arguments(HistogramQuery, location="query")
@blueprint.doc(responses={"200": {"description": "how the cards not excluded are spread"}})
def histogram(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        entry, found = spread(session, asked_of(query), query["property"], query["bins"])
    return dump_histogram(entry.key, entry.unit, found)


def _found(session: Session, query: dict[str, Any]) -> Answer:
    answer = _answer(search(session, asked_of(query), query["limit"]), query["limit"])
    return Answer(dumps(answer).encode(), next_link(answer["next"], query["limit"]))


def asked_of(query: dict[str, Any]) -> Asked:
    """The question that a query of the interface asks."""
    return Asked(
        query["req"],
        query["q"],
        query["basis"],
        {facet: query[facet] for facet in FACETS if query[facet]},
        query.get("tier"),
        query.get("sort", ""),
        query.get("after", ""),
    )


def _answer(found: SearchResult, limit: int) -> dict[str, Any]:
    ranking = found.ranking
    matches, last = ranking.take(limit), ranking.last_of(limit)
    cards = contents(ranking.cards.several(match.number for match in matches))
    near = [match.number for grade in found.near for match in grade.matches]
    return {
        **dump_search(found.requirements, matches, cards, ranking.pub_seq, ranking.total),
        "next": last and write_cursor(last.mark),
        "tally": dump_tally(ranking.tally),
        "facets": dump_facets(ranking.facets),
        "near": dump_near(found.near, contents(ranking.cards.several(near)), limit),
        **_what_would_help(ranking),
    }


def _what_would_help(ranking: Ranking) -> dict[str, Any]:
    if ranking.tally.qualified or ranking.query.after is not None:
        return {"relaxations": [], "near_misses": []}
    misses = ranking.near_misses(NEAREST)
    cards = contents(ranking.cards.several(match.number for match in misses))
    return {
        "relaxations": dump_relaxations(ranking.relaxations()),
        "near_misses": [dump_match(match, cards[match.number]) for match in misses],
    }
