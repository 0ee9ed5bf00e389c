"""A card of the demonstration catalogue in print, as text and as a picture that were looked at.

After a wanted change of the sheet, renew both and look at them before they are committed:
MGCARDS_RENEW_GOLDEN=1 .venv/bin/pytest tests/catalogue/pdf/test_golden.py
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from catalogue.demo.documents import literature_cards
from catalogue.pdf.sheets import card_pdf
from schemas.card import CardSchema
from tests.catalogue.pdf.printed import EDITORS, View, hashed, text_of
from tests.catalogue.pdf.word_boxes import Box, pages_of_words
from tests.conftest import RENEW_GOLDEN

GOLDEN = Path(__file__).parent / "golden"
CARD = "az91d-f-hpdc"
PICTURE = GOLDEN / f"{CARD}.png"
DPI = 50

MOST_OFF_ON_AVERAGE = 1.0
"""Grey levels of 255, over the whole page."""
CLEARLY_OTHER = 64
"""Grey levels by which a spot differs for the eye."""
MOST_CLEARLY_OTHER = 0.0005


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    document = next(entry.document for entry in literature_cards() if entry.key == CARD)
    view = hashed(View(CardSchema().load(document), enterprise=EDITORS))
    return {lang: card_pdf(view, lang, base_url="https://cards.example") for lang in ("zh", "en")}


@pytest.fixture(scope="module")
def picture(sheets) -> Image.Image:
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "-f", "1", "-l", "1", "-"]
    done = subprocess.run(command, input=sheets["zh"], capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_reads_as_it_did(sheets, lang):
    golden = GOLDEN / f"{CARD}.{lang}.txt"
    printed = text_of(sheets[lang], "-layout").replace("\f", "\n===\n")
    if RENEW_GOLDEN:
        golden.write_text(printed, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == printed


def test_the_first_page_looks_as_it_did(picture):
    if RENEW_GOLDEN:
        picture.save(PICTURE, optimize=True)
    with Image.open(PICTURE) as golden:
        assert looks_like(golden, picture)


def looks_like(golden: Image.Image, other: Image.Image) -> bool:
    """Whether the two differ by no more than another rasterizer may make them differ."""
    if golden.size != other.size:
        return False
    counts = ImageChops.difference(golden, other).histogram()
    spots = sum(counts)
    off = sum(level * count for level, count in enumerate(counts)) / spots
    return off <= MOST_OFF_ON_AVERAGE and sum(counts[CLEARLY_OTHER:]) / spots <= MOST_CLEARLY_OTHER


@pytest.mark.parametrize("shift", [(1, 0), (0, 1), (4, 4)])
def test_a_page_that_moved_looks_different(picture, shift):
    assert not looks_like(picture, ImageChops.offset(picture, *shift))


def test_a_page_without_its_key_figures_looks_different(sheets, picture):
    _, words = next(pages_of_words(sheets["zh"]))
    gone = picture.copy()
    for word in words:
        if word.text in ("230", "150", "1.81"):
            gone.paste(255, in_dots(word))
    assert not looks_like(picture, gone)


def in_dots(word: Box) -> tuple[int, ...]:
    return tuple(round(edge * DPI / 72) for edge in (word.left, word.top, word.right, word.bottom))


def test_a_page_of_another_size_looks_different(picture):
    assert not looks_like(picture, picture.crop((0, 0, picture.width, picture.height - 1)))
