"""Both languages side by side, or one of them alone."""

import re
from copy import deepcopy

import pytest

from catalogue.pdf.print_language import LOCALES, PrintLanguage, locale_of
from catalogue.pdf.sheets import card_pdf
from schemas.sheet_words import WORDS
from tests.catalogue.pdf.printed import RICH, View, card, text_of

HAN = re.compile(r"[\u4e00-\u9fff]+")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_comes_back_out_of_what_it_asks_for(locale):
    found = PrintLanguage.of(locale)
    assert found == locale[:2]
    assert found.locale == locale
    assert deepcopy(found).locale == locale


@pytest.mark.parametrize(
    ("leads", "languages", "locale"),
    [("zh", "both", "zh"), ("en", "both", "en"), ("en", "zh", "zh-only"), ("zh", "en", "en-only")],
)
def test_who_wants_one_language_gets_that_whatever_leads(leads, languages, locale):
    assert locale_of(leads, languages) == locale


def test_one_language_alone_leaves_the_words_of_the_other_out():
    plain = View(card(**RICH | {"summary": {"zh": "用于座椅骨架。"}}))
    both, zh = (text_of(card_pdf(plain, locale)) for locale in ("zh", "zh-only"))
    for word in ("sources", "composition", "key_figures"):
        assert WORDS[word].en in both
        assert WORDS[word].zh in zh
        assert WORDS[word].en not in zh


def test_english_alone_has_no_chinese_but_what_the_card_says():
    said = {"summary": {"en": "For seat frames."}, "other_designations": ["EN-MC21230"]}
    document = RICH | said | {"limits_of_use": [{"en": "Not above 120 °C."}], "proven_cases": []}
    left = set(HAN.findall(text_of(card_pdf(View(card(**document)), "en-only"))))
    assert left <= {"镁卡", "室温", "天", "压铸镁合金", *HAN.findall("山西某镁业有限公司")}
