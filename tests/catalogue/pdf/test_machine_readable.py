"""What a machine finds in a print: PDF/A-3u and PDF/UA-1, structure, shared fonts, the cards."""

import json
import subprocess
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from catalogue.pdf.assembly import Binding, Part, assemble
from catalogue.pdf.data_files import DataFile
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.reading import read_print
from catalogue.pdf.sets import set_pdf
from catalogue.pdf.sheets import card_pdf, sheet_document, sheet_part, sheet_pdf
from catalogue.pdf.unreadable import PrintUnreadable
from catalogue.pdf.views import sheet_of
from schemas.card import CardSchema
from tests.catalogue.pdf.printed import RICH, View, card, hashed, text_of
from tests.catalogue.pdf.test_sets import for_scenario

BASE = "https://cards.example"
SAMPLES = Path(__file__).resolve().parents[3] / "docs/samples"


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return card_pdf(hashed(View(card(**RICH))), "zh", base_url=BASE)


@pytest.fixture(scope="module")
def card_set() -> bytes:
    content = for_scenario(3)
    return set_pdf(replace(content, cards=[hashed(view) for view in content.cards]), "zh")


@pytest.fixture(params=["sheet", "card_set"])
def opened(request):
    with pikepdf.open(BytesIO(request.getfixturevalue(request.param))) as pdf:
        yield pdf


def elements(pdf):
    return [
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem"
    ]


def test_it_claims_both_standards_with_title_language_and_colours(opened):
    with opened.open_metadata() as said:
        assert ("3", "U") == (said["pdfaid:part"], said["pdfaid:conformance"])
        assert "1" == said["pdfuaid:part"]
        assert said["dc:title"] == str(opened.docinfo["/Title"])
    root = opened.Root
    assert "zh-CN" == str(root.Lang)
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert ["/GTS_PDFA1"] == [str(intent.S) for intent in root.OutputIntents]


def test_every_element_stands_on_a_page_of_the_print(opened):
    pages = {page.objgen for page in opened.pages}
    assert len(elements(opened)) > 200
    assert {found.Pg.objgen for found in elements(opened) if "/Pg" in found} <= pages
    kept = [
        found
        for found in opened.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Page"
    ]
    assert len(pages) == len(kept)


def test_pages_and_links_are_found_in_the_structure(opened):
    tree = opened.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(tree[place]) for place in range(0, len(tree), 2)]
    assert list(range(len(keys))) == keys
    entries = dict(zip(keys, (tree[place] for place in range(1, len(tree), 2)), strict=True))
    for page in opened.pages:
        assert isinstance(entries.pop(int(page.obj.StructParents)), pikepdf.Array)
        for annotation in page.get("/Annots", []):
            element = entries.pop(int(annotation.StructParent))
            assert "/Link" == str(element.S)
            assert annotation.objgen in {
                kid.Obj.objgen
                for kid in element.K
                if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
            }
    assert {} == entries


def test_every_header_says_what_it_heads_under_a_name_of_its_own(opened):
    heads = [found for found in elements(opened) if str(found.S) == "/TH"]
    assert {"/Row", "/Column"} == {str(found.A.Scope) for found in heads}
    names = [bytes(found.ID) for found in heads]
    assert len(names) == len(set(names))
    for cell in elements(opened):
        for header in cell.get("/A", pikepdf.Dictionary()).get("/Headers", []):
            assert bytes(header) in names


def test_lists_hold_list_items_and_pictures_have_words(opened):
    for found in elements(opened):
        kind = str(found.S)
        if kind == "/L":
            assert {"/LI"} == {str(kid.S) for kid in found.K}
        if kind == "/Figure":
            assert len(str(found.Alt).split()) > 1


def test_it_has_two_fonts_whose_text_can_be_copied(opened):
    fonts = {
        font.objgen: font for page in opened.pages for font in page.obj.Resources.Font.values()
    }
    assert 2 == len(fonts)
    for font in fonts.values():
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_data_are_attached_with_their_relation(opened):
    relations = {str(file.UF): str(file.AFRelationship) for file in opened.Root.AF}
    assert {"cards.json": "/Source", "values.csv": "/Data"} == relations
    for file in opened.Root.AF:
        assert str(file.EF.F.Params.ModDate).startswith("D:20261124")
    assert b'"designation":"A' in opened.attachments["cards.json"].get_file().read_bytes()


def test_the_cards_come_back_as_they_were(sheet, card_set):
    (only,) = read_print(sheet)
    assert ("MG-000001", 2, True) == (only.number, only.revision, only.is_whole)
    assert card(**RICH) == CardSchema().load(only.entry["card"])
    assert [True] * 3 == [found.is_whole for found in read_print(card_set)]


def test_every_number_of_the_data_is_on_the_page(sheet):
    (only,) = read_print(sheet)
    page = "".join(text_of(sheet).split())
    for value in only.entry["card"]["values"]:
        for typed in str(value.get("value", "")).replace("≥", "").replace("~", "±").split("±"):
            assert typed.strip().removesuffix("e8") in page


def with_data(data: bytes) -> bytes:
    """A print that carries other data."""
    part = Part(sheet_part(sheet_of(View(card())), "zh"))
    file = DataFile("cards.json", "application/json", "Source", "cards", data)
    return assemble([part], Binding({}, "zh", None, is_numbered=False, files=[file]))


def test_a_changed_value_does_not_have_the_printed_hash(sheet):
    with pikepdf.open(BytesIO(sheet)) as pdf:
        said = json.loads(pdf.attachments["cards.json"].get_file().read_bytes())
    said["cards"][0]["card"]["values"][0]["value"] = "1.70"
    (found,) = read_print(with_data(json.dumps(said).encode()))
    assert not found.is_whole


def forged(**said: object) -> bytes:
    """Data of a print that says something else of its card."""
    entry = {"number": "MG-1", "revision": 1, "content_hash": "", "card": {}, **said}
    return json.dumps({"format": "mgcards-export-1", "cards": [entry]}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "damaged"),
        (b"[1]", "damaged"),
        (b'{"format": "mgcards-export-9", "cards": []}', "mgcards-export-9"),
        (b'{"format": "mgcards-export-1", "cards": [{"number": "MG-1"}]}', "damaged"),
        (b'{"format": "mgcards-export-1", "cards": 7}', "damaged"),
        (b'{"format": "mgcards-export-1", "cards": []}', "damaged"),
        (b'{"format": "\\u001b[31m", "cards": []}', "damaged"),
        (forged(number="\x1b[31mMG"), "damaged"),
        (forged(number="\ud800"), "damaged"),
        (forged(number="9" * 10_000), "damaged"),
        (forged(revision=1e400), "damaged"),
        (forged(revision=10**30), "damaged"),
        (forged(revision="1"), "damaged"),
    ],
)
def test_damaged_data_are_refused(data, said):
    with pytest.raises(PrintUnreadable, match=said):
        read_print(with_data(data))


def test_other_files_are_refused():
    with pytest.raises(PrintUnreadable, match="not a PDF"):
        read_print(b"%PDF-1.7 and nothing more")
    plain, locked = BytesIO(), BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(plain)
        empty.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(PrintUnreadable, match="no card data"):
        read_print(plain.getvalue())
    with pytest.raises(PrintUnreadable, match="password"):
        read_print(locked.getvalue())


def change_attached(sheet: bytes, change) -> bytes:
    """The print with something done to the attached file of its cards."""
    changed = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as opened:
        change(opened.attachments["cards.json"])
        opened.save(changed)
    return changed.getvalue()


def test_data_that_unfold_to_more_than_they_say_are_refused_at_once(sheet):
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(1_000_000)) for _ in range(65)) + packing.flush()

    def swell(file):
        file.get_file().obj.write(packed, filter=pikepdf.Name.FlateDecode)

    with pytest.raises(PrintUnreadable, match="damaged"):
        read_print(change_attached(sheet, swell))


def test_an_attachment_without_a_file_is_refused(sheet):
    def empty(file):
        file.obj.EF = pikepdf.Dictionary()

    with pytest.raises(PrintUnreadable, match="not a PDF"):
        read_print(change_attached(sheet, empty))


def pictures(pdf: bytes, folder) -> list[Image.Image]:
    source = folder / "print.pdf"
    source.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "60", "-png", source, folder / "page"], check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("page-*.png"))]


def test_a_sheet_looks_as_the_engine_alone_would_draw_it(tmp_path):
    shown = sheet_of(View(card(**RICH)), BASE)
    (tmp_path / "ours").mkdir()
    (tmp_path / "plain").mkdir()
    ours = pictures(sheet_pdf(shown, "zh"), tmp_path / "ours")
    plain = pictures(sheet_document(shown, PrintLanguage.of("zh")).write_pdf(), tmp_path / "plain")
    assert len(ours) == len(plain)
    for one, other in zip(ours, plain, strict=True):
        _, worst = ImageChops.difference(one, other).getextrema()
        assert worst <= 8


def test_the_file_is_sound(sheet, card_set, tmp_path):
    for pdf in (sheet, card_set):
        path = tmp_path / "print.pdf"
        path.write_bytes(pdf)
        with pikepdf.open(path) as opened:
            assert [] == opened.check_pdf_syntax()


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_samples_of_the_guide_can_be_read(sample):
    cards = read_print(sample.read_bytes())
    assert cards
    assert all(card.is_whole for card in cards)


def test_there_are_three_samples():
    assert {"scenario", "short", "key-card"} == {path.stem for path in SAMPLES.glob("*.pdf")}
