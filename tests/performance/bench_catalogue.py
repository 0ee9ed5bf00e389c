"""CPU time of what a reader waits for, on the literature catalogue; `make bench` prints it.

A new measure is a function here whose name starts with `test_` and which calls `measure`.
"""

from datetime import date

import pytest

from cards.matching import rank
from cards.requirement_text import parse_requirements
from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.demo.documents import literature_cards
from catalogue.pdf.sheets import sheet_pdf
from schemas import dump_card, load_card
from schemas.sheet import sheet
from schemas.sheet_identity import Identity
from tests.performance.measure import measure

REQUIREMENTS = "Rp0.2>=130MPa; 断后伸长率>=8%→12%*2?; 密度≤1.85 g/cm³; 热导率>=50 W/(m·K)→100?"


@pytest.fixture(scope="module")
def documents():
    return [literature.document for literature in literature_cards()]


@pytest.fixture(scope="module")
def shelf(documents):
    return [(f"MG-{n:06}", load_card(document)) for n, document in enumerate(documents, 1)]


def test_reading_documents(documents):
    measure("read documents", len(documents), lambda: [load_card(each) for each in documents], 3)


def test_dumping_cards(shelf):
    measure("dump cards", len(shelf), lambda: [dump_card(card) for _, card in shelf], 3)


def test_reading_requirements():
    measure("read four requirements", 1, lambda: parse_requirements(REQUIREMENTS))


def test_ranking(shelf):
    requirements = parse_requirements(REQUIREMENTS)
    measure("rank by four requirements", len(shelf), lambda: rank(shelf, requirements))


def test_printing(shelf):
    number, card = max(shelf, key=lambda entry: len(entry[1].values))
    identity = Identity(
        number=number,
        revision=1,
        state=RevisionState.PUBLISHED,
        enterprise=Wording("文献数据", "Literature data"),
        enterprise_code="LITERATURE",
        content_hash="0" * 64,
        issued=date(2026, 1, 1),
    )
    measure("print the fullest card", 1, lambda: sheet_pdf(sheet(card, identity), "zh"))
