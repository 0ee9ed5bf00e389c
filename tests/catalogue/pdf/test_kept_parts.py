"""Printed parts are kept: never printed twice, never out of date, swept when nobody wants them."""

import os
import time
from pathlib import Path

import pytest

from catalogue.jobs.sheet_sweep import sweep_sheets
from catalogue.pdf import kept_parts, sheets
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.sets import set_view_pdf
from catalogue.pdf.sheets import sheet_part
from catalogue.pdf.views import set_view, sheet_of
from tests.catalogue.pdf.printed import RICH, View, card
from tests.catalogue.pdf.test_sets import content

SHEET = sheet_of(View(card(**RICH)))


@pytest.fixture
def prints(monkeypatch) -> list[str]:
    """What the engine lays out."""
    asked: list[str] = []
    usual = sheets.sheet_document

    def laid_out(sheet, lang, form):
        asked.append(f"{sheet.identity.number} {lang}")
        return usual(sheet, lang, form)

    monkeypatch.setattr(sheets, "sheet_document", laid_out)
    return asked


def test_a_sheet_is_printed_once_for_each_language(tmp_path, prints):
    first = sheet_part(SHEET, "zh", tmp_path)
    assert first == sheet_part(SHEET, "zh", tmp_path)
    assert first != sheet_part(SHEET, "en", tmp_path)
    assert ["MG-000001 zh", "MG-000001 en"] == prints


def test_every_form_is_kept_for_itself(tmp_path, prints):
    for form in PrintForm:
        assert sheet_part(SHEET, "zh", tmp_path, form) == sheet_part(SHEET, "zh", tmp_path, form)
    assert 3 == len(prints)


def test_what_says_something_else_is_printed_anew(tmp_path, prints):
    sheet_part(SHEET, "zh", tmp_path)
    sheet_part(sheet_of(View(card(**RICH), content_hash="0" * 64)), "zh", tmp_path)
    assert 2 == len(prints)


def test_other_templates_print_anew(tmp_path, prints, monkeypatch):
    sheet_part(SHEET, "zh", tmp_path)
    monkeypatch.setattr(kept_parts, "program", lambda: "of tomorrow")
    sheet_part(SHEET, "zh", tmp_path)
    assert 2 == len(prints)


def test_another_library_prints_anew(monkeypatch):
    now = kept_parts.program()
    monkeypatch.setattr(kept_parts, "version", lambda name: f"{name} of tomorrow")
    assert kept_parts.program.__wrapped__() != now


@pytest.mark.parametrize("name", ["schemas/set_matter.py", "cards/matching.py", "properties.yaml"])
def test_a_print_depends_on_what_judges_and_words_its_cards(monkeypatch, name):
    now = kept_parts.program_mark()
    usual = Path.read_bytes

    def changed(path):
        return usual(path) + (b" " if path.as_posix().endswith(name) else b"")

    monkeypatch.setattr(Path, "read_bytes", changed)
    assert kept_parts.program_mark() != now


def test_a_set_of_kept_parts_has_the_same_bytes(tmp_path, prints):
    view = set_view(content(2), "zh")
    fresh = set_view_pdf(view, "zh")
    assert fresh == set_view_pdf(view, "zh", tmp_path)
    assert fresh == set_view_pdf(view, "zh", tmp_path)
    assert ["MG-000001 zh", "MG-000002 zh"] * 2 == prints


def test_what_arrived_in_part_is_not_taken_for_the_whole(tmp_path):
    parts = KeptParts(tmp_path)
    with pytest.raises(ZeroDivisionError):
        parts.made("text", lambda: bytes(1 // 0))
    assert parts.find("text") is None
    assert b"whole" == parts.made("text", lambda: b"whole")
    assert b"whole" == parts.made("text", lambda: b"never")


def test_only_what_nobody_wanted_for_long_is_swept(tmp_path):
    parts = KeptParts(tmp_path)
    parts.made("old", lambda: b"old")
    (old,) = tmp_path.glob("*/*")
    long_ago = time.time() - 70 * 86400
    os.utime(old, (long_ago, long_ago))
    parts.made("new", lambda: b"new")
    assert 1 == sweep_sheets(tmp_path)
    assert (None, b"new") == (parts.find("old"), parts.find("new"))


def test_what_goes_while_it_is_swept_stops_nothing(tmp_path, monkeypatch):
    parts = KeptParts(tmp_path)
    parts.made("old", lambda: b"old")
    found = [tmp_path / "ab" / "arriving", *tmp_path.glob("*/*")]
    monkeypatch.setattr(Path, "glob", lambda *_: iter(found))
    assert 1 == sweep_sheets(tmp_path, before=time.time() + 1)
