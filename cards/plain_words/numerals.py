"""Numbers in Chinese numerals: 一百三十, 八, 零点五."""

from __future__ import annotations

_DIGITS = {digit: place for place, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_POINT = "点"
NUMERALS = frozenset((*_DIGITS, *_POWERS, _POINT))


def arabic(text: str) -> str:
    """The number in digits; empty where the numerals say none."""
    whole, point, parts = text.partition(_POINT)
    read = _whole(whole)
    if read is None or (point and not (parts and all(digit in _DIGITS for digit in parts))):
        return ""
    decimals = "".join(str(_DIGITS[digit]) for digit in parts)
    return f"{read}.{decimals}" if decimals else str(read)


def _whole(text: str) -> int | None:
    """一百三 is 130, as it is said."""
    if not text:
        return None
    total, digit, power = 0, None, 1
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        else:
            power = _POWERS[character]
            total += (1 if digit is None else digit) * power
            digit = None
    if digit is None:
        return total
    is_short = power > 10 and text[-2:-1] in _POWERS
    return total + digit * (power // 10 if is_short else 1)
