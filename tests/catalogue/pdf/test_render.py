"""A print in a process of its own: what it may use, and what happens when it uses more."""

import subprocess
import sys

import pytest

from catalogue.pdf import render
from catalogue.pdf.render import Limits, PrintFailed
from tests.catalogue.pdf.printed import RICH, View, card, words_of
from tests.catalogue.pdf.test_sets import content


def test_a_card_is_printed_apart():
    pdf = render.card_pdf_apart(View(card(**RICH)), "zh", base_url="https://cards.example")
    assert "AM60B-F" in words_of(pdf)


def test_a_set_is_printed_apart():
    assert "AX20-F" in words_of(render.set_pdf_apart(content(2), "zh"))


def test_a_print_that_takes_too_long_is_ended():
    with pytest.raises(PrintFailed, match=r"> 0\.5 s"):
        render.print_apart("time:sleep", 60, limits=Limits(0.5))


def test_a_print_that_takes_too_much_memory_fails():
    with pytest.raises(PrintFailed, match="MemoryError"):
        render.print_apart("builtins:bytearray", 2_000_000_000, limits=Limits(30, 512))


def test_a_print_that_breaks_says_why():
    with pytest.raises(PrintFailed, match="ValueError") as caught:
        render.print_apart("builtins:int", "x", limits=Limits(30))
    assert "PDF 未能生成" in caught.value.wording.zh
    assert "ValueError" not in caught.value.wording.en


def test_a_print_whose_process_dies_fails():
    with pytest.raises(PrintFailed, match="process ended"):
        render.print_apart("os:_exit", 3, limits=Limits(30))


def test_who_asks_for_a_print_does_not_load_the_engine():
    script = "import sys, catalogue.pdf.render; sys.exit('weasyprint' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", script], check=False).returncode
