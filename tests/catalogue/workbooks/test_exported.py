"""Cards as a workbook, as a spreadsheet program reads it."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from catalogue.workbooks import exported as writing
from catalogue.workbooks.exported import write_book
from schemas.exports import book_rows
from schemas.exports.card_json import card_json
from schemas.exports.card_jsonld import card_jsonld
from schemas.exports.exported import LICENCE, ONE_CARD, Occasion
from schemas.exports.values_csv import exported_csv
from tests.schemas.build import document, strength
from tests.schemas.exports.exporting import GOLDEN, HOSTILE, exported, hostile

AT = datetime(2026, 3, 5, tzinfo=UTC)
SHEETS = [
    book_rows.ABOUT,
    book_rows.CARDS,
    book_rows.VALUES,
    book_rows.COMPOSITION,
    book_rows.CURVES,
]


def written(*cards, occasion=ONE_CARD):
    file = BytesIO()
    write_book(file, cards, occasion, AT, "en")
    return file.getvalue()


def read(raw):
    book = CalamineWorkbook.from_filelike(BytesIO(raw))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines(rows):
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]


def test_it_reads_as_the_golden_table():
    told = "\n".join(
        f"{name}\t" + "\t".join(str(cell).replace("\n", "\\n") for cell in row)
        for name, rows in read(written(exported())).items()
        if name != book_rows.ABOUT
        for row in rows
    )
    assert (GOLDEN / "card.xlsx.txt").read_text(encoding="utf-8") == told + "\n"


def test_the_same_cards_are_the_same_bytes():
    assert written(exported()) == written(exported())


def test_numbers_are_numbers_and_stand_as_typed_beside():
    book = read(written(exported()))
    assert SHEETS == list(book)
    value = lines(book[book_rows.VALUES])[0]
    assert ("≥ 95", 95.0, "") == (value["value"], value["low"], value["high"])
    shares = lines(book[book_rows.COMPOSITION])
    assert [("5.5", 5.5), ("6.5", 6.5)] == [
        (row["value"], row["low"] or row["high"]) for row in shares if row["element"] == "Al"
    ][:2]
    curve = lines(book[book_rows.CURVES])
    assert [(20.0, 240.0), (150.0, 160.0)] == [
        (row["x_canonical"], row["y_canonical"]) for row in curve
    ]


def test_the_first_sheet_tells_terms_and_columns():
    occasion = Occasion(7, 30, "https://cards.example/search", "Rp0.2>=130MPa", left_out=10)
    about = {row[0]: row[2] for row in read(written(exported(), occasion=occasion))[SHEETS[0]]}
    assert (LICENCE.en, "2026-03-05") == (about["terms"], about["date"])
    assert about["left out"].startswith("This file holds the first 20 cards only; 10 more")
    assert set(book_rows.COLUMNS) <= set(about)


def test_every_column_is_explained():
    book = read(written(exported()))
    values = set(book[book_rows.VALUES][0]) | set(book[book_rows.CARDS][0])
    assert values <= set(book_rows.COLUMNS)


def test_hostile_texts_survive_as_texts():
    values = lines(read(written(exported(hostile())))[book_rows.VALUES])
    assert list(HOSTILE) == [row["note"] for row in values]


def test_a_sheet_that_is_full_is_continued(monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    book = read(written(exported()))
    assert f"{book_rows.VALUES} 2" in book
    numbers = [len(rows) - 1 for name, rows in book.items() if name.startswith(book_rows.VALUES)]
    assert sum(numbers) == len(list(exported().values))


numbers = st.decimals(1, 900, places=3, allow_nan=False).map(str)


@given(st.lists(numbers, min_size=1, max_size=5, unique=True))
def test_every_number_is_in_every_export(texts):
    card = replace(exported(document(*(strength(text=text) for text in texts))))
    sheet = {row["value"] for row in lines(read(written(card))[book_rows.VALUES])}
    table = "".join(exported_csv([card], (), "en"))
    for text in texts:
        assert text in sheet
        assert f",{text}," in table
        assert f'"{text}"' in card_json(card)
        assert f'"mgcards:typed":"{text}"' in card_jsonld(card)
