"""SQL gives the answers of the plain rule and of the index, on both databases, to the last bit."""

from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from cards.card import Card
from cards.columns.index import Entry, Index, drawer_of
from cards.columns.points import LAYOUT, to_bytes, vector_of
from cards.columns.search import Query, Sorting
from cards.columns.states import StateTable
from cards.matching import Tier, rank
from cards.scenario import Field
from cards.words import beginning, whole
from catalogue import schema_history
from catalogue.db import Database
from catalogue.models import (
    CardRow,
    ConditionStateRow,
    EnterpriseRow,
    PublishedRow,
    RevisionRow,
    ValueRow,
    VectorRow,
)
from catalogue.store.condition_states import as_text
from catalogue.store.sql_search import sql_search
from catalogue.store.sql_search.dialects import id_rows, reading_rows
from catalogue.store.vectors import value_rows
from tests.cards.columns import drawn
from tests.conftest import new_database

MOST_CARDS = 8
NUMBERS = [f"MG-{place:06}" for place in range(1, MOST_CARDS + 1)]
CODES = ("ACME", "OTHER")
NOTHING_WRITTEN = {"document": "", "content_hash": ""}
WORDS = {
    "family": ("Mg-Al", "Mg-Zn"),
    "form": ("hpdc", "extrusion"),
    "process": ("高压铸造", ""),
    "temper": ("F", "T6"),
}
TEXTS = ("az91d / 压 铸 件", "az91 / 挤 压", "zm1_x / 100%", "")
SOME_WORDS = (beginning("az91"), whole("az91"), beginning("压 铸"), beginning("zm1_"), whole("%"))


@dataclass(frozen=True)
class Shown:
    """A published card of one of the enterprises, with the text that it is found by."""

    card: Card
    code: str
    text: str
    field: str

    @property
    def words(self):
        """The words of the facets by name, the enterprise aside."""
        said = {name: getattr(self.card, name) for name in WORDS}
        evidence = self.card.evidence.value if self.card.evidence else ""
        return said | {"evidence": evidence, "field": self.field}


shown = st.builds(
    lambda card, words, code, text, field: Shown(replace(card, **words), code, text, field),
    drawn.cards,
    st.fixed_dictionaries({name: st.sampled_from(words) for name, words in WORDS.items()}),
    st.sampled_from(CODES),
    st.sampled_from(TEXTS),
    st.sampled_from(("", "energy", "automotive energy")),
)
catalogues = st.lists(shown, min_size=1, max_size=MOST_CARDS).map(
    lambda cards: dict(zip(NUMBERS, cards, strict=False))
)
wishes = st.lists(drawn.requirements(), max_size=4).map(tuple)
sortings = st.builds(
    lambda asked, side, descending: Sorting(
        asked.questions[side % len(asked.questions)], descending
    ),
    drawn.requirements(),
    st.integers(0, 1),
    st.booleans(),
)
chosen = st.fixed_dictionaries(
    {},
    optional={
        name: st.frozensets(st.sampled_from(words))
        for name, words in {
            **WORDS,
            "evidence": "ABCD",
            "field": ("", *Field),
            "enterprise": CODES,
        }.items()
    },
)
queries = st.builds(
    Query,
    requirements=wishes,
    words=st.lists(st.sampled_from(SOME_WORDS), max_size=1).map(tuple),
    chosen=st.just({}) | chosen,
    only=st.just(tuple(Tier))
    | st.sets(st.sampled_from(Tier)).map(
        lambda tiers: tuple(tier for tier in Tier if tier in tiers)
    ),
    most=st.sampled_from([3, MOST_CARDS]),
    sorting=st.none() | sortings,
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stocked(request):
    """A database of each kind with two enterprises."""
    if request.param == "sqlite":
        folder = request.getfixturevalue("tmp_path_factory").mktemp("sql_search")
        yield from opened(f"sqlite:///{folder / 'mgcards.sqlite3'}")
    else:
        with new_database(request.getfixturevalue("postgresql_server")) as url:
            yield from opened(url)


def opened(url):
    database = Database(url)
    schema_history.upgrade(database)
    with database.transaction() as session:
        session.add_all(
            EnterpriseRow(id=place, code=code, zh=code, kind="supplier")
            for place, code in enumerate(CODES)
        )
    yield database
    database.close()


def publish(session, cards, states):
    """Let these cards be the published ones, with what a publication leaves behind for search."""
    tables = (CardRow, RevisionRow, PublishedRow, VectorRow, ValueRow)
    rows = {table: [] for table in tables}
    for place, (number, entry) in enumerate(cards.items()):
        rows[CardRow].append(
            {"id": place, "number": number, "enterprise_id": CODES.index(entry.code)}
        )
        rows[RevisionRow].append(
            {"id": place, "card_id": place, "n": 1, "state": "published", **NOTHING_WRITTEN}
        )
        rows[PublishedRow].append(
            {"card_id": place, "revision_id": place, "pub_seq": place, "state": "current"}
            | {"designation": entry.card.designation, **entry.words}
            | {"search_text": entry.text}
        )
        vector = vector_of(entry.card, states.number)
        points, curves = to_bytes(vector)
        rows[VectorRow].append(
            {"card_id": place, "layout": LAYOUT, "points": points, "curves": curves}
        )
        rows[ValueRow] += [{"card_id": place} | row for row in value_rows(entry.card, vector)]
    known = [
        {"id": number, "digest": str(number), "state": as_text(state)}
        for number, state in enumerate(states.states)
    ]
    for table, found in {ConditionStateRow: known, **rows}.items():
        if found:
            session.execute(insert(table), found)


def indexed(cards, states):
    entries = [
        Entry(
            number,
            vector_of(entry.card, states.number),
            (*entry.words.values(), entry.code),
            entry.text,
        )
        for number, entry in cards.items()
    ]
    return Index(states, [drawer_of(entries, states)])


@contextmanager
def published(database, cards):
    """A session in which these cards are the published ones, until it ends."""
    with database.transaction() as session:
        as_before = session.begin_nested()
        publish(session, cards, StateTable())
        yield session
        as_before.rollback()


@settings(max_examples=25, deadline=None)
@given(catalogues, wishes)
def test_tables_answer_as_the_rule_does(stocked, cards, asked):
    plain = rank([(number, entry.card) for number, entry in cards.items()], asked)

    with published(stocked, cards) as session:
        found = sql_search(session, Query(asked))

    assert [
        (match.number, match.tier, match.low, match.high, match.coverage) for match in plain
    ] == [(card.number, card.tier, card.low, card.high, card.coverage) for card in found.cards]


@settings(max_examples=25, deadline=None)
@given(catalogues, st.lists(queries, min_size=1, max_size=4))
def test_tables_answer_as_the_index_does(stocked, cards, asked):
    index = indexed(cards, StateTable())

    with published(stocked, cards) as session:
        found = [sql_search(session, query) for query in asked]

    assert [index.search(query) for query in asked] == found


@settings(max_examples=10, deadline=None)
@given(catalogues, queries)
def test_pages_follow_one_another(stocked, cards, query):
    with published(stocked, cards) as session:
        whole_list = sql_search(session, replace(query, most=MOST_CARDS)).cards
        pages, page = [], sql_search(session, replace(query, most=2)).cards
        while page:
            pages += page
            page = sql_search(session, replace(query, most=2, after=pages[-1].mark)).cards
    assert whole_list == pages


def test_words_that_no_card_has_find_nothing(stocked):
    cards = {"MG-000001": Shown(Card("AM60B"), "ACME", "am60b", "")}
    query = Query(words=(beginning("az91"),), chosen={"form": frozenset({"hpdc"})})

    with published(stocked, cards) as session:
        found = sql_search(session, query)

    assert indexed(cards, StateTable()).search(query) == found


@pytest.mark.parametrize("number", [0.1, 1 / 3, 2e-5 / 3, 97.00000000000001, 5e-324, 1e300 / 7])
def test_the_bits_of_a_number_survive_the_way_into_the_database(stocked, number):
    with stocked.reading() as session:
        row = session.execute(reading_rows([(7, number, -number)])).one()
    assert (7, number, -number) == tuple(row)


def test_a_list_of_ids_may_be_longer_than_any_list_of_parameters(stocked):
    ids = list(range(100_000))
    with stocked.reading() as session:
        assert ids == sorted(session.scalars(id_rows(ids)))
