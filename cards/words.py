"""The words of a text, one space apart, and what it is to find a typed word among them.

Chinese has no spaces and databases cut it badly, so every Chinese character is a word of its own
and a typed Chinese term is a run of them: 压铸 finds 压铸件, and 挤压铸造 as well.
"""

from __future__ import annotations

import re

from cards.wording import normalise

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""The Chinese characters, as they stand between the brackets of a pattern."""

_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")


def spaced(text: str) -> str:
    """The words of `text` in lower case, one space apart, Chinese characters one by one."""
    return " ".join(_WORD.findall(normalise(text).casefold()))


def joined(text: str) -> str:
    """The words of `text` as one: `MgAl9Zn1(A)` is `mgal9zn1a`, for names that are one word."""
    return spaced(spaced(text).replace(" ", ""))


def beginning(text: str) -> str:
    """The word to look for: the words of `text` in a row, the last of which may be longer."""
    return f" {text}"


def whole(text: str) -> str:
    """The word to look for: the words of `text` in a row, all of them in full."""
    return f" {text} "


def contains(text: str, words: tuple[str, ...]) -> bool:
    """Whether a spaced text has all the words to look for, made by `beginning` or `whole`."""
    padded = f" {text} "
    return all(word in padded for word in words)
