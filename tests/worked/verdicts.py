"""Writes a card's answers to requirements: what is stated, the verdict, gap and utility."""

from itertools import pairwise

from cards.matching import match
from cards.utility import utility_interval
from cards.values import BASIS_NAMES, Curve
from cards.verdict import OUTCOME_NAMES, REASON_NAMES, Outcome
from cards.vocabulary import VOCABULARY
from tests.worked.catalogue import asked, cards
from tests.worked.writing import (
    WEAK,
    both,
    bracketed,
    conditions_of,
    fenced,
    num,
    source_of,
    span,
    symbol,
    table,
    typed,
    unit,
)

HEADS = [
    "要求 *requirement*",
    "卡片写明 *stated*",
    "基准 *basis*",
    "条件 *conditions*",
    "来源 *source*",
    "证据 *grade*",
    "读数 *read*",
    "判定 *verdict*",
]


def demand(text):
    """What is demanded, and the share of each weight in the score."""
    total = sum(entry.weight for entry in asked(text) if entry.is_scored)
    heads = ["要求 *requirement*", "限值 *limit*", "目标 *target*", "权重 *weight*"]
    rows = []
    for entry in asked(text):
        kind = "必须 *must*" if entry.is_must else "期望 *want*"
        target = WEAK if entry.target is None else num(entry.target)
        weight = WEAK
        if entry.is_scored:
            weight = f"{num(entry.weight)}/{num(total)} = {num(entry.weight / total)}"
        rows.append([f"`{entry.text}` {kind}", f"{num(entry.limit)} {unit(entry.property)}"])
        rows[-1] += [target, weight]
    return table(heads, rows)


def verdict_table(key, text):
    """One line a requirement: what the card states, and what follows."""
    card = cards()[key]
    verdicts = match(key, card, asked(text)).verdicts
    return table(HEADS, [_row(card, verdict) for verdict in verdicts])


def _row(card, verdict):
    value = verdict.value
    basis = both(BASIS_NAMES[value.basis]) if value and value.basis else WEAK
    grade = verdict.grade.value if verdict.grade else WEAK
    stated = [typed(value), basis, conditions_of(value), source_of(card, value), grade]
    if value and value.derivation:
        stated[0] += " 推导 *derived*"
    reading = span(verdict.low, verdict.high)
    number = WEAK if reading == WEAK else f"{reading} {unit(verdict.requirement.property)}"
    return [symbol(verdict.requirement), *stated, number, _outcome(verdict)]


def _outcome(verdict):
    parts = [both(OUTCOME_NAMES[verdict.outcome])]
    if verdict.reason:
        parts.append(both(REASON_NAMES[verdict.reason]))
    parts += [both(VOCABULARY.axis(axis).name) for axis in verdict.axes]
    if verdict.indication:
        parts.append(f"若一致 *if it agreed*: {both(OUTCOME_NAMES[verdict.indication])}")
    return "; ".join(parts)


def gaps(key, text):
    """The gap of every known answer, absolute and relative, and of every hint."""
    verdicts = match(key, cards()[key], asked(text)).verdicts
    lines = [line for verdict in verdicts for line in _gap(verdict)]
    return lines or ["没有可比较的数值 nothing to compare"]


def _gap(verdict):
    entry, outcome = verdict.requirement, verdict.indication or verdict.outcome
    if not Outcome(outcome).is_known:
        return
    name = symbol(entry) if verdict.outcome.is_known else f"({symbol(entry)})"
    number = entry.limit + verdict.gap
    yield f"{name} 差距 gap: {num(number)} − {num(entry.limit)} = {num(verdict.gap)}"
    yield (
        f"{name} 相对 relative: 100·{bracketed(verdict.gap)}/{num(entry.limit)} = "
        f"{num(100 * verdict.relative_gap)} %"
    )


def score(key, text):
    """Utilities, both ends of the score, coverage and the key of the order."""
    found = match(key, cards()[key], asked(text))
    scored = [verdict for verdict in found.verdicts if verdict.requirement.is_scored]
    total = sum(verdict.requirement.weight for verdict in scored)
    shares = [f"{num(verdict.requirement.weight)}/{num(total)}" for verdict in scored]
    utilities = [utility_interval(verdict) for verdict in scored]
    lines = [_utility(verdict) for verdict in scored]
    for name, end, sum_ in (("低 low", 0, found.low), ("高 high", 1, found.high)):
        terms = (f"{share}·{num(ends[end])}" for share, ends in zip(shares, utilities, strict=True))
        lines.append(f"{name}: {' + '.join(terms)} = {num(sum_)}")
    known = [
        share for share, verdict in zip(shares, scored, strict=True) if verdict.outcome.is_known
    ]
    lines.append(f"覆盖率 coverage: {' + '.join(known)} = {num(found.coverage)}")
    keys = ", ".join(num(-end) for end in (found.low, found.high, found.coverage))
    lines.append(f"次序 order: ({found.tier.rank}, {keys}, {found.number})")
    return lines


def _utility(verdict):
    entry = verdict.requirement
    low, high = utility_interval(verdict)
    if not verdict.outcome.is_known:
        return f"{symbol(entry)} 效用 utility: {num(low)} … {num(high)}"
    ratio = (verdict.low - entry.limit) / (entry.target - entry.limit)
    return (
        f"{symbol(entry)} 效用 utility: clamp(({num(verdict.low)} − {num(entry.limit)})/"
        f"({num(entry.target)} − {num(entry.limit)}), 0, 1) = "
        f"clamp({num(ratio)}, 0, 1) = {num(low)}"
    )


def derived(key, requirement):
    """How a derived value follows from others of the card."""
    verdict = match(key, cards()[key], asked(requirement)).verdicts[0]
    card, value = cards()[key], verdict.value
    rows = [
        [
            both(VOCABULARY.property(part.property).name),
            typed(part),
            conditions_of(part),
            source_of(card, part),
            card.grade_of(part).value,
        ]
        for part in value.derivation.inputs
    ]
    heads = ["由 *from*", *HEADS[1:2], *HEADS[3:6]]
    above, below = (part.quantity.low for part in value.derivation.inputs)
    line = (
        f"{value.derivation.formula}: {num(above)}/{num(below)} = {num(verdict.low)} "
        f"{unit(value.property)}"
    )
    grade = f"证据 grade: {' + '.join(row[-1] for row in rows)} → {verdict.grade.value}"
    return "\n\n".join([table(heads, rows), fenced([line, grade])])


def curve(key, requirement):
    """How a curve is read between two of its points, or that it ends before."""
    verdict = match(key, cards()[key], asked(requirement)).verdicts[0]
    content, at = verdict.value.content, verdict.requirement.conditions
    assert isinstance(content, Curve)
    x, axis = at[content.axis].low, VOCABULARY.axis(content.axis)
    nodes = sorted((point.x, point.y) for point in content.points)
    if verdict.outcome is Outcome.OUT_OF_RANGE:
        end, most = nodes[-1][0], nodes[-1][0] + axis.tolerance.absolute
        end_line = f"曲线的末端，加允差 end of the curve with tolerance: {num(end)} + "
        return fenced([f"{end_line}{num(axis.tolerance.absolute)} = {num(most)} < {num(x)}"])
    (x0, y0), (x1, y1) = next(pair for pair in pairwise(nodes) if pair[0][0] <= x <= pair[1][0])
    read = f"= {num(verdict.low)} {unit(verdict.requirement.property)}"
    assert not axis.is_logarithmic
    share = f"({num(x)} − {num(x0)})/({num(x1)} − {num(x0)})"
    return fenced([f"线性 linear: {num(y0)} + {share}·({num(y1)} − {num(y0)}) {read}"])
