"""Writes numbers, names and tables as the page does: Chinese first, English in italics."""

from cards.vocabulary import VOCABULARY

WEAK = "–"


def num(number):
    """Four significant digits, with the minus sign of print."""
    return f"{number + 0:.4g}".replace("-", "−")


def bracketed(number):
    """A number inside of a formula: a negative one stands in brackets."""
    return f"({num(number)})" if number < 0 else num(number)


def unit(key):
    name = VOCABULARY.property(key).unit
    return VOCABULARY.units[name].display if name else ""


def span(low, high):
    """An interval in canonical units; an open end is infinite."""
    if low is None and high is None:
        return WEAK
    if low == high:
        return num(low)
    ends = "−∞" if low is None else num(low), "∞" if high is None else num(high)
    return " … ".join(ends).replace("inf", "∞")


def both(wording):
    return f"{wording.zh} *{wording.en}*"


def table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in lines)


def fenced(lines):
    return "\n".join(["```text", *lines, "```"])


def symbol_of(key):
    """The first symbol of a property, which may have another: `λ (k)`, `ψ / SDC`."""
    return VOCABULARY.property(key).symbol.split(" ")[0]


def symbol(requirement):
    """The property and the conditions of a requirement, without its limit."""
    stated = [f"{axis} {found.typed}" for axis, found in requirement.conditions.items()]
    return " @ ".join([symbol_of(requirement.property), *stated])


def conditions_of(value):
    stated = value.conditions.items() if value else ()
    return "; ".join(f"{axis} {found.typed}" for axis, found in stated) or WEAK


def source_of(card, value):
    source = card.source_of(value) if value else None
    if source is None:
        return WEAK
    return f"[{source.id}]({source.address})" if source.address else source.id


def typed(value):
    """What the card states, letter by letter; of a curve where it begins and ends."""
    if value is None:
        return WEAK
    if value.quantity is not None:
        return f"{value.quantity.text} {value.quantity.unit}".strip()
    first, last = value.content.span
    return f"曲线 *curve* {num(first)} … {num(last)}"
