"""Every English text of the pages has its Chinese one, and what is compiled is what is written."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
TEXTS = ROOT / "catalogue/translations/zh_Hans_CN/LC_MESSAGES/messages.po"
WHERE = [
    ("catalogue/http/**.py", "python"),
    ("catalogue/web/**.py", "python"),
    ("catalogue/api/**.py", "python"),
    ("templates/pages/**.html", "jinja2"),
]
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def chinese():
    with TEXTS.open("rb") as file:
        return read_po(file, locale="zh_Hans_CN")


def english():
    found = extract_from_dir(ROOT, WHERE, {"templates/**.html": {"trimmed": "true"}}, KEYWORDS)
    return {text for _, _, text, _, _ in found}


def test_every_text_is_translated(chinese):
    missing = [message.id for message in chinese if message.id and not message.string]
    assert [] == missing
    assert not [message.id for message in chinese if message.id and message.fuzzy]


def test_every_text_of_the_pages_is_known_and_no_other(chinese):
    assert english() == {message.id for message in chinese if message.id}


def test_what_is_compiled_is_what_is_written(chinese):
    compiled = BytesIO()
    write_mo(compiled, chinese)
    assert compiled.getvalue() == TEXTS.with_suffix(".mo").read_bytes()
