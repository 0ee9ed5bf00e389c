"""Words of a text: Chinese characters one by one, and what it is to find a word among them."""

import pytest

from cards.words import beginning, contains, joined, spaced, whole


@pytest.mark.parametrize(
    ("text", "words", "word"),
    [
        ("AZ91D", "az91d", "az91d"),
        ("ＥＮ－ＭＣ２１１２０", "en mc21120", "enmc21120"),
        ("MgAl9Zn1（A）", "mgal9zn1 a", "mgal9zn1a"),
        ("高压铸造 HPDC", "高 压 铸 造 hpdc", "高 压 铸 造 hpdc"),
        ("𬭊〇a_b", "𬭊 〇 a b", "𬭊 〇 ab"),
        ("，。", "", ""),
    ],
)
def test_a_text_is_cut_into_words_or_read_as_one(text, words, word):
    assert words == spaced(text)
    assert word == joined(text)


@pytest.mark.parametrize(
    ("text", "word", "is_found"),
    [
        ("挤压铸造 squeeze casting", beginning("压 铸"), True),
        ("挤压铸造", whole("压 铸"), True),
        ("压铸", beginning("铸 压"), False),
        ("GB/T 5153 AZ91D", beginning("gb t 51"), True),
        ("GB/T 5153 AZ91D", whole("gb t 51"), False),
        ("AZ91D", beginning("91"), False),
        ("ZM10", beginning("zm1"), True),
        ("ZM10", whole("zm1"), False),
    ],
)
def test_a_word_is_found_in_full_or_as_a_beginning(text, word, is_found):
    assert contains(spaced(text), (word,)) is is_found


def test_all_words_must_be_there():
    assert contains("az91d 压 铸", (whole("az91d"), beginning("压")))
    assert not contains("az91d 压 铸", (whole("az91d"), beginning("挤")))
    assert contains("az91d", ())
