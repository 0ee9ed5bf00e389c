"""A manifest is one text, and comes back out of it whole."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cards.edition import Issued
from cards.wording import Wording
from schemas.edition_manifest import Manifest, Printed, manifest_text, read_manifest

MANIFEST = Manifest(
    number="2026-1",
    title=Wording("座椅骨架", "Seat frame"),
    publisher=Wording("镁卡 MgCards", "MgCards"),
    issued=date(2026, 11, 27),
    address="https://cards.example.com/editions/2026-1",
    locale="zh",
    form="full",
    cards=(Issued("MG-000001", 2, "a" * 64, "AZ91D-F"),),
    scenarios=(("seat-frame", 3),),
    pdf=Printed("b" * 64, "b" * 64, 120_000, "c" * 64),
)


def test_it_comes_back_whole():
    assert read_manifest(manifest_text(MANIFEST)) == MANIFEST


def test_the_same_manifest_is_the_same_text():
    text = manifest_text(MANIFEST)
    assert text == manifest_text(replace(MANIFEST))
    assert text == json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def test_a_signed_print_differs_from_what_was_printed():
    assert not MANIFEST.pdf.is_signed
    assert replace(MANIFEST.pdf, sha256="d" * 64).is_signed


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format":"mgcards-edition-2"}', '{"format":"mgcards-edition-1"}'],
)
def test_any_other_text_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_manifest(text)
