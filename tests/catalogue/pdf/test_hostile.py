"""A card that means harm: it is printed as it was typed, on the paper, and does nothing else."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pikepdf
import pytest

from cards.matching import rank
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario
from catalogue.pdf import engine
from catalogue.pdf.forms import LAYOUTS, PrintForm
from catalogue.pdf.reading import read_print
from catalogue.pdf.sets import set_pdf
from catalogue.pdf.sheets import card_pdf
from catalogue.pdf.views import SetContent, SetKind, sheet_of
from schemas.card import CardSchema
from tests.catalogue.pdf.hostile import TRICKS, Hostile, endless, mixed, tame
from tests.catalogue.pdf.printed import View, card, hashed, words_of
from tests.catalogue.pdf.test_sets import content
from tests.catalogue.pdf.word_boxes import Box, pages_of_words

BASE = "https://cards.example"
POINTS_PER_MM = 72 / 25.4
SLACK = 3.0
"""Points by which the box of a word exceeds what is drawn: it has the height of the font, and the
full width of a mark that is set narrow."""

MOST_PAGES = {PrintForm.FULL: 40, PrintForm.SHORT: 5, PrintForm.KEY: 5, "set": 35}
MOST_BYTES = 1_000_000


@pytest.fixture(scope="module")
def ear():
    """A socket that hears whoever would fetch what was typed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="module", params=["mixed", "endless"])
def hostile(request, ear):
    if request.param == "mixed":
        return Hostile(mixed(ear.getsockname()[1]))
    return Hostile(endless, values=12)


@pytest.fixture(scope="module")
def view(hostile):
    return hashed(View(hostile.card, enterprise=hostile.owner))


def of_scenario(hostile: Hostile, view: View) -> SetContent:
    scenario = Scenario(
        key="hostile",
        name=hostile.wording(),
        field=Field.AUTOMOTIVE,
        role_level=RoleLevel.SECONDARY,
        requirements=tuple(parse_requirements("Rm>=200MPa; 密度≤1.85 g/cm³")),
    )
    views = [replace(view, number=f"MG-00000{n}") for n in range(1, 4)]
    matches = rank([(shown.number, shown.card) for shown in views], scenario.requirements)
    return replace(
        content(0),
        title=hostile.wording(),
        publisher=hostile.wording(),
        kind=SetKind.SCENARIO,
        cards=views,
        base_url=BASE,
        scenario=scenario,
        matches=matches,
        fits={match.number: [(scenario, match)] for match in matches},
        form=PrintForm.SHORT,
    )


@pytest.fixture(scope="module")
def prints(hostile, view):
    """The card in every form, and a set of three."""
    sheets = {form: card_pdf(view, "zh", base_url=BASE, form=form) for form in PrintForm}
    return {**sheets, "set": set_pdf(of_scenario(hostile, view), "zh")}


def test_it_stays_small(prints):
    pages = {form: len(list(pages_of_words(pdf))) for form, pdf in prints.items()}
    assert {} == {form: count for form, count in pages.items() if count > MOST_PAGES[form]}
    assert MOST_BYTES > max(map(len, prints.values()))


def test_every_word_stands_on_the_paper_and_clear_of_the_foot(prints):
    pages = [page for pdf in prints.values() for page in pages_of_words(pdf)]
    assert [] == [word for page, words in pages for word in astray(page, words)]


def astray(page: Box, words: list[Box]) -> list[Box]:
    """The words of a page that stand neither between its margins nor in its foot."""
    side, top, foot = margins(page)
    middle = Box(side - SLACK, top - SLACK, page.right - side + SLACK, page.bottom - foot + SLACK)
    below = replace(middle, top=page.bottom - foot, bottom=page.bottom)
    return [word for word in words if not (word.is_within(middle) or word.is_within(below))]


def margins(page: Box) -> tuple[float, float, float]:
    is_a6 = page.right < 400
    side, top, foot = (7, 7, 7) if is_a6 else (14, 12, 15)
    return side * POINTS_PER_MM, top * POINTS_PER_MM, foot * POINTS_PER_MM


@pytest.mark.parametrize("form", [PrintForm.FULL, PrintForm.SHORT])
def test_the_foot_says_only_what_a_foot_says(prints, view, form):
    for page, words in pages_of_words(prints[form]):
        line = page.bottom - margins(page)[2]
        said = "".join(word.text for word in words if word.top >= line)
        assert re.fullmatch(rf"MG-000001·v2·已发布·SHA-256{view.content_hash[:16]}\d+/\d+", said)


def test_words_that_leave_the_paper_or_cross_its_foot_are_found():
    page = Box(0, 0, 595, 842)
    assert [] == astray(page, [Box(40, 40, 100, 50)])
    lost = [Box(500, 40, 560, 50), Box(30, 40, 100, 50), Box(40, 780, 100, 810)]
    assert lost == astray(page, lost)


def test_what_was_typed_adds_nothing_to_the_structure(hostile, view):
    plain = replace(hostile, typed=tame)
    quiet = View(plain.card, enterprise=plain.owner)
    for form in PrintForm:
        assert tags_of(quiet, form) == tags_of(view, form)


def tags_of(view: View, form: PrintForm) -> list[str]:
    """The elements of a sheet in their order."""
    sheet = sheet_of(view, BASE)
    opened: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, _: opened.append(tag)
    reader.feed(
        engine.composed(LAYOUTS[form].template, sheet=sheet, lang="zh", stamp="", is_tight=False)
    )
    return opened


def test_nobody_is_asked_for_what_was_typed(prints, ear):
    assert prints
    with pytest.raises(BlockingIOError):
        ear.accept()


def test_nothing_is_run_or_left_for_somewhere_else(prints):
    for pdf in prints.values():
        with pikepdf.open(BytesIO(pdf)) as opened:
            assert [] == [found for found in opened.objects if is_action(found)]
            assert {"cards.json", "values.csv"} == set(opened.attachments)
            assert "/OpenAction" not in opened.Root
            assert "/Names" not in opened.Root or "/JavaScript" not in opened.Root.Names


def is_action(found: pikepdf.Object) -> bool:
    """Whether that makes a reader do more than turn to a page of the print."""
    names = {"/URI", "/JS", "/F", "/Launch"}
    return (
        isinstance(found, pikepdf.Dictionary) and "/S" in found and bool(names & set(found.keys()))
    )


def test_it_is_printed_as_it_was_typed():
    words = words_of(card_pdf(View(card(summary={"zh": " ".join(TRICKS)})), "zh"))
    for typed in TRICKS[:4]:
        assert "".join(typed.split()) in words


def test_the_card_comes_back_out_of_every_print(prints, view):
    for pdf in prints.values():
        for read in read_print(pdf):
            assert read.is_whole
            assert view.card == CardSchema().load(read.entry["card"])
