"""Words of a column head that say basis, unit or condition, and not what the column is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from marshmallow import ValidationError

from cards.choices import find_choice
from cards.conditions import read_condition
from cards.errors import CardError
from cards.units import unit_key
from cards.values import BASIS_NAMES, Basis
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import fold, normalise
from schemas.curve_header import read_stated


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split("|")))


PERCENT_BY_MASS = _words("%|wt%|wt.%|wt. %|% wt|mass%|mass %|质量分数|质量百分数|wt|%(m/m)")
_BASIS_WORDS: Mapping[Basis, frozenset[str]] = {
    Basis.TYPICAL: _words("典型值|典型|typ|typ.|typical value|typical values"),
    Basis.MINIMUM: _words(
        "保证值|保证|保证最小值|保证最小|最小值|最小|下限|不小于|min|min.|minimum|minimum value|"
        "guaranteed|s 值|≥|>=|最大值|最大|不大于|上限|max|max.|maximum|≤|<="
    ),
    Basis.MEAN: _words("平均值|均值|平均|mean value|average|avg|avg."),
    Basis.SINGLE: _words("单值|单次|single value"),
    Basis.NOMINAL: _words("名义值|标称值|标称|公称|nominal value"),
    Basis.CALCULATED: _words("计算值|calc|calc.|calculated value"),
    Basis.ESTIMATED: _words("估计值|估算|估算值|est.|estimate"),
    Basis.A_BASIS: _words("a基准|a-basis|a basis"),
    Basis.B_BASIS: _words("b基准|b-basis|b basis"),
}
_SHARE_WORDS: Mapping[str, frozenset[str]] = {
    "min": _words("min|min.|minimum|minimum value|下限|最小|最小值|不小于|≥|>="),
    "max": _words("max|max.|maximum|上限|最大|最大值|不大于|≤|<="),
    "measured": _words("实测|实测值|measured|典型|典型值|typical|分析值"),
}
LIMITS = {"min": "≥", "max": "≤"}
_SAYS_NOTHING = _words(
    "值|数值|value|values|性能|指标|结果|data|at|实测|实测值|化学成分|成分|含量|composition|"
    "chemical composition|content|元素|element|elements|mass fraction|test|试验|拉伸|硬度|"
    "in|of|for|after|-|/|&|及|和"
)
_STATED = re.compile(
    r"([^\s,;，；、()（）=@]+)\s*=\s*(.*?)(?=\s+[^\s,;()=]+\s*=|[,;，；、()（）\n]|$)"
)
_LONGEST_STATE = 40
_INDENTER = re.compile(r"HB[WS]?\s*\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?){1,2}")
"""Ball, force and time of a Brinell test as GB/T 231.1 writes them: `HBW 5/250/30`."""
_ABOUT_PROPERTIES = ("性能", "properties", "property")


def _basis_by_word() -> dict[str, Basis]:
    found = {}
    for basis, name in BASIS_NAMES.items():
        words = (
            basis.value,
            name.zh,
            name.en,
            f"{name.zh} {name.en}",
            *_BASIS_WORDS[basis],
        )
        found.update({fold(word): basis for word in words})
    return found


_BASIS_BY_WORD = _basis_by_word()
_SHARE_BY_WORD = {fold(word): share for share, words in _SHARE_WORDS.items() for word in words}
_ALL_UNITS = frozenset(
    spelling
    for unit in VOCABULARY.units.values()
    for spelling in unit.spellings
    if spelling not in ("1", "C", "h", "d", "a", "V", "J", "K", "m", "g")
)


def basis_called(word: str) -> Basis | None:
    """The basis that a word of a head says: `典型值`, `min.`, `≥`."""
    return _BASIS_BY_WORD.get(fold(word))


def share_called(word: str) -> str:
    """Whether a word over an element says `min`, `max` or `measured`; else nothing."""
    return _SHARE_BY_WORD.get(fold(word), "")


def limit_called(owner: Property, word: str) -> str:
    """The sign of the limit that a word sets on the side that no guaranteed value lies on, as `≤`
    of `max` above a strength: without it the greatest would pass for a guaranteed one."""
    share = share_called(word)
    is_guaranteed = (share, owner.better) in (("min", "higher"), ("max", "lower"))
    return "" if is_guaranteed else LIMITS.get(share, "")


def says_nothing(word: str) -> bool:
    """Whether a word of a head may be passed over, as `力学性能` above the properties."""
    folded = fold(word)
    return folded in _SAYS_NOTHING or folded.endswith(_ABOUT_PROPERTIES)


def is_unit(text: str) -> bool:
    """Whether `text` is a unit of the vocabulary and hardly anything else."""
    return unit_key(text) in _ALL_UNITS


def unit_for(key: str | None, text: str) -> str:
    """`text` when it is a spelling of a unit accepted for the canonical unit `key`; the listed
    spelling when only capitals differ and no other unit is meant, as in `Mpa`; else nothing."""
    if key is None:
        return ""
    unit = VOCABULARY.units[key]
    if unit.accepts(text):
        return text
    folded = unit_key(text).casefold()
    alike = {name for spelling, name in unit.spellings.items() if spelling.casefold() == folded}
    return alike.pop() if len(alike) == 1 else ""


def axes_of(owner: Property) -> tuple[Axis, ...]:
    """The axes that may stand beside a value of the property, needed ones first."""
    keys = dict.fromkeys((*owner.needs, *owner.wants, *owner.free))
    return tuple(VOCABULARY.axes[key] for key in keys)


def condition_said(owner: Property, text: str) -> tuple[str, str] | None:
    """The axis and state that a word such as `150℃`, `室温`, `L`, `A50mm` says of a property."""
    return _condition_said(owner.key, text) if len(text) <= _LONGEST_STATE else None


@lru_cache(maxsize=16_384)
def _condition_said(key: str, text: str) -> tuple[str, str] | None:
    axes = axes_of(VOCABULARY.properties[key])
    if _INDENTER.fullmatch(text) and "load_indenter" in {axis.key for axis in axes}:
        return "load_indenter", text
    chosen = (axis for axis in axes if _is_chosen(axis, text))
    numbered = (axis for axis in axes if axis.is_number and _is_state(axis, text))
    ranged = (axis for axis in axes if axis.is_number and _is_state(axis, text, is_range=True))
    found = next(chosen, None) or next(numbered, None) or next(ranged, None)
    return (found.key, text) if found else None


def _is_chosen(axis: Axis, text: str) -> bool:
    """Whether a text is one choice, and not several apart, as `L T`."""
    words = text.split()
    are_several = len(words) > 1 and all(find_choice(axis.choices, word) for word in words)
    return find_choice(axis.choices, text) is not None and not are_several


def _is_state(axis: Axis, text: str, *, is_range: bool = False) -> bool:
    """Whether a number with its unit, or a pair, is a state; with `is_range` a range may stand for
    a number, as `30~1500 MHz`."""
    if fold(text) in axis.words:
        return True
    try:
        state = read_condition(axis.key, text)
    except CardError:
        return False
    has_unit = axis.unit != "1" and not normalise(text).replace(".", "").isdigit()
    return has_unit and state.is_interval == (axis.is_pair or is_range)


def conditions_stated(text: str) -> tuple[dict[str, str], str]:
    """The conditions written as `温度=23 °C; R=-1`, by axis key, and the rest of the text."""
    try:
        stated = read_stated(text)
        if all(_is_readable(axis, state) for axis, state in stated.items()):
            return stated, ""
    except ValidationError:
        pass
    found: dict[str, str] = {}
    rest = _STATED.sub(lambda match: _stated_one(match, found), text.replace("＝", "="))
    return found, rest


def _stated_one(match: re.Match[str], found: dict[str, str]) -> str:
    try:
        axis = VOCABULARY.find_axis(match[1]).key
    except CardError:
        return match[0]
    if axis in found:
        del found[axis]
        return match[0]
    found[axis], rest = _state_first(axis, match[2].strip())
    return f" {rest} "


def _state_first(axis: str, text: str) -> tuple[str, str]:
    """The state at the beginning of `text` and the words behind it: `0.1 MPa` of a stress ratio
    is 0.1; the whole text where no beginning of it is a state."""
    words = text.split()
    ends = (end for end in range(len(words), 0, -1) if _is_readable(axis, " ".join(words[:end])))
    end = next(ends, len(words))
    return " ".join(words[:end]), " ".join(words[end:])


def is_same_state(axis: str, one: str, other: str) -> bool:
    """Whether two texts say the same state of an axis, as `室温` and `23℃`."""
    if not (_is_readable(axis, one) and _is_readable(axis, other)):
        return fold(one) == fold(other)
    said = (read_condition(axis, text) for text in (one, other))
    return len({(state.low, state.high, state.choice) for state in said}) == 1


def _is_readable(axis: str, state: str) -> bool:
    try:
        read_condition(axis, state)
    except CardError:
        return False
    return True
