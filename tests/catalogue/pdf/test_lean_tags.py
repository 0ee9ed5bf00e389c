"""What says nothing stands in no structure tree, and everything else is still held by somebody."""

from io import BytesIO

import pikepdf
import pytest

from catalogue.pdf.parts import write_part
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.sheets import card_pdf, sheet_document
from catalogue.pdf.views import sheet_of
from tests.catalogue.pdf.printed import RICH, View, card

HOLDS_TEXT = {"/P", "/TD", "/TH", "/LBody", "/Lbl", "/Link", "/Caption", "/H1", "/H2"}


@pytest.fixture(scope="module")
def opened():
    with pikepdf.open(BytesIO(card_pdf(View(card(**RICH)), "zh"))) as pdf:
        yield pdf


def elements_below(element):
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            assert kid.P.objgen == element.objgen
            yield kid
            yield from elements_below(kid)


def test_no_span_stands_between_a_text_and_what_it_belongs_to(opened):
    spans = [
        element
        for element in elements_below(opened.Root.StructTreeRoot.K[0])
        if element.S == "/Span" and str(element.P.S) in HOLDS_TEXT
    ]
    assert spans == []


def test_every_marked_text_is_held_by_the_element_that_its_page_names(opened):
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    known = {element.objgen for element in elements_below(opened.Root.StructTreeRoot.K[0])}
    marked = 0
    for page in opened.pages:
        held = owners[int(page.StructParents)]
        for number, owner in enumerate(held):
            assert number in [kid for kid in owner.K if isinstance(kid, int)]
            assert owner.Pg.objgen == page.obj.objgen
            # What stands in the margin is no part of the tree.
            marked += owner.objgen in known
    assert marked > 100
    numbered = sum(len(owners[int(page.StructParents)]) for page in opened.pages)
    assert marked + 2 * len(opened.pages) >= numbered


def test_it_makes_a_part_smaller(monkeypatch):
    shown = sheet_of(View(card(**RICH)), "")
    document = sheet_document(shown, PrintLanguage.of("zh"))
    lean = write_part(document, "one")
    monkeypatch.setattr("catalogue.pdf.parts.take_out_empty_tags", lambda *_: None)
    assert len(lean) < 0.85 * len(write_part(document, "one"))
