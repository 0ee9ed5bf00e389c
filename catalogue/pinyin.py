"""The pinyin by which a Chinese name is found: `yazhu`, `ya zhu` and `yz` find 压铸."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cards.words import HAN

TRADE_READINGS = {
    "轧": "zha",
    "调质": "tiao zhi",
    "重熔": "chong rong",
    "重结晶": "chong jie jing",
    "再结晶": "zai jie jing",
    "长治": "chang zhi",
    "长丝": "chang si",
    "朝阳": "chao yang",
}
"""Words of the trade, and places where it is at home, that are commonly read wrong."""

MOST_SYLLABLES = 6
"""So many syllables are found from the middle of a name on; from its beginning on, all are."""

_NAME = re.compile(f"[{HAN}]+")
_TRADE_WORD = re.compile("|".join(TRADE_READINGS))


@lru_cache(maxsize=4096)
def pinyin_of(text: str) -> str:
    """The Chinese names in `text` in pinyin, in full and by initials, from each character on."""
    names = map(syllables, _NAME.findall(text))
    return " ".join(dict.fromkeys(word for name in names for word in _words(name)))


def syllables(name: str) -> list[str]:
    """The syllables of Chinese characters without tones, ü as v: 轧制 is `zha`, `zhi`."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a third of a second, for who publishes only

    read = lazy_pinyin(name, errors=list)
    for word in _TRADE_WORD.finditer(name):
        read[word.start() : word.end()] = TRADE_READINGS[word[0]].split()
    return read


def _words(name: list[str]) -> Iterator[str]:
    for tail in _tails(name):
        yield "".join(tail)
        if len(tail) > 1:
            yield "".join(syllable[0] for syllable in tail)


def _tails(name: list[str]) -> Iterable[list[str]]:
    yield name
    yield from (name[start : start + MOST_SYLLABLES] for start in range(1, len(name)))
