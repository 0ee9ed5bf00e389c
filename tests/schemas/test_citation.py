"""How a card is cited: in words, as BibTeX and as RIS."""

import re
from dataclasses import replace
from datetime import date

import pytest

from cards.columns.percentile import Percentile
from cards.wording import Wording
from schemas.citation import Cited, bibtex, citation_text, ris
from schemas.percentile import percentile_lines

CITED = Cited(
    number="MG-000067",
    revision=2,
    title="AZ91D-F",
    publisher=Wording("某镁业", "Acme & Sons {Mg}"),
    published_on=date(2026, 11, 26),
    content_hash="ab" * 32,
    address="https://mgcards.example/c/MG-000067/v2",
    is_literature=False,
)


def test_a_sentence_names_publisher_revision_day_address_and_hash():
    said = citation_text(CITED)
    for part in ("AZ91D-F", "MG-000067", "2026-11-26", CITED.address, "SHA-256 abababababab…"):
        assert part in said.zh
        assert part in said.en
    assert "某镁业" in said.zh
    assert "revision 2" in said.en


def test_what_is_compiled_says_so():
    said = citation_text(replace(CITED, is_literature=True))
    assert "编辑整理" in said.zh
    assert "compiled" in said.en


def test_bibtex_is_balanced_and_escaped():
    text = bibtex(CITED)
    assert text.startswith("@misc{MG-000067v2,\n")
    assert r"Acme \& Sons \{Mg\}" in text
    plain = re.sub(r"\\[{}]", "", text)
    assert plain.count("{") == plain.count("}")
    fields = re.findall(r"^  (\w+) = \{", text, re.MULTILINE)
    assert fields == ["author", "title", "howpublished", "version", "year", "url", "note"]


def test_ris_has_one_tag_a_line():
    lines = ris(CITED).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert (lines[0], lines[-1].strip()) == ("TY  - DATA", "ER  -")
    assert "DA  - 2026/11/26" in lines


@pytest.mark.parametrize("write", [bibtex, ris])
def test_without_a_day_nothing_is_made_up(write):
    text = write(replace(CITED, published_on=None))
    assert "2026" not in text
    assert "None" not in text


def test_a_line_break_in_a_name_breaks_nothing():
    text = ris(replace(CITED, title="AZ91D\nTY  - BOOK"))
    assert len(re.findall(r"^TY  - ", text, re.MULTILINE)) == 1
    assert "TI  - AZ91D TY - BOOK" in text


def test_a_share_in_words():
    (line,) = percentile_lines([Percentile("proof_strength_02", 41, 0.73)])
    assert line.says.en == "no worse than 73\u00a0% of 41 other comparable cards"
    assert (line.symbol, line.share) == ("Rp0.2", 0.73)
