"""The head of a column taken into pieces: words, brackets, units with brackets inside."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 100
"""Characters of a head that are looked at; longer ones are remarks and not heads."""

_OPENS = dict(zip("([{（［【〔", ")]}）］】〕", strict=True))
_PARTS = " \t\r\n,，;；、|｜:：@＠"
_JOINS = "/／·*."


def pieces(text: str) -> Iterator[str]:
    """The words outside brackets and the contents of each bracket, in their order.

    A bracket right behind `/` or `·` belongs to its word, as in `W/(m·K)`.
    """
    word = ""
    place = 0
    while place < len(text):
        character = text[place]
        if character in _OPENS:
            end = _close(text, place)
            if word and word[-1] in _JOINS:
                word += text[place : end + 1]
            else:
                yield from filter(None, (word, text[place + 1 : end].strip()))
                word = ""
            place = end + 1
            continue
        if character in _PARTS:
            yield from filter(None, (word,))
            word = ""
        else:
            word += character
        place += 1
    yield from filter(None, (word,))


def _close(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes; the end of the text if it does not."""
    depth = 0
    for place in range(start, len(text)):
        depth += text[place] in _OPENS
        depth -= text[place] in _OPENS.values()
        if depth == 0:
            return place
    return len(text)


def bare(text: str) -> str:
    """`text` without the signs that part it from a name and without one bracket around it."""
    inner = text.strip(_PARTS)
    inner = inner[1:].strip(_PARTS) if inner[:1] in "/／" else inner
    if inner[:1] in _OPENS and _close(inner, 0) == len(inner) - 1:
        return inner[1:-1].strip()
    return inner


def may_part(text: str, place: int) -> bool:
    """Whether a name may end, or begin, before `text[place]`: not inside a Latin word or number."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    return not (_is_latin(before) and (_is_latin(after) or after == "."))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
