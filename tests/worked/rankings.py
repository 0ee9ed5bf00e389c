"""Writes where cards stand among all of the catalogue, what could decide, and how firmly."""

from collections import Counter
from functools import cache

from cards.matching import TIER_NAMES, Tier, near_misses, rank
from cards.robustness import SPREAD, breaking_spread, robustness
from cards.utility import utility_interval
from cards.verdict import REASON_NAMES
from tests.worked.catalogue import asked, cards, scenarios
from tests.worked.writing import WEAK, both, bracketed, fenced, num, symbol, table, unit


@cache
def ranked(text):
    return rank(cards().items(), asked(text))


def answers():
    """How many cards each scenario has in each tier; those without a qualified one in one line."""
    counted = [
        (scenario, Counter(match.tier for match in rank(cards().items(), scenario.requirements)))
        for scenario in scenarios().values()
        if scenario.requirements
    ]
    found = [(scenario, tally) for scenario, tally in counted if tally[Tier.QUALIFIED]]
    rows = [[both(scenario.name), *map(tally.__getitem__, Tier)] for scenario, tally in found]
    others = len(counted) - len(found)
    rows.append([f"其余 {others} 个场景 *the other {others} scenarios*", 0, WEAK, WEAK])
    bare = len(scenarios()) - len(counted)
    rows.append([f"没有可判要求 {bare} 个 *{bare} without requirements*", WEAK, WEAK, WEAK])
    return table(["场景 *scenario*", *(both(TIER_NAMES[tier]) for tier in Tier)], rows)


def reasons():
    """Why a must of a scenario is neither met nor missed on a card, over all of them."""
    verdicts = (
        verdict
        for scenario in scenarios().values()
        for match in rank(cards().items(), scenario.requirements)
        for verdict in match.verdicts
        if verdict.requirement.is_must
    )
    counted = Counter(verdict.reason for verdict in verdicts)
    known = [["已知 *known*", counted.pop(None)]]
    rows = [[both(REASON_NAMES[reason]), number] for reason, number in counted.most_common()]
    return table(["必须，逐卡 *musts, card by card*", "次数 *times*"], known + rows)


def order(text, keys):
    """The places of these cards among all, with the key by which they are ordered."""
    heads = ["名次 *place*", "卡片 *card*", "档次 *tier*", "低 *low*", "高 *high*"]
    heads += ["覆盖率 *coverage*", "可能胜出 *could win*"]
    found = ranked(text)
    rows = [
        [
            f"{place} / {len(found)}",
            f"{cards()[match.number].title} `{match.number}`",
            both(TIER_NAMES[match.tier]),
            *_score(match),
            num(match.coverage),
            "是 *yes*" if match.could_win else WEAK,
        ]
        for place, match in enumerate(found, 1)
        if match.number in keys
    ]
    return table(heads, rows)


def _score(match):
    return [num(100 * end) if match.is_scored else WEAK for end in (match.low, match.high)]


def nearest(text, most=3):
    """The first of the near misses, by the largest relative gap of the musts that fail."""
    rows = [
        [
            place,
            f"{cards()[match.number].title} `{match.number}`",
            symbol(verdict.requirement),
            num(verdict.high),
            num(verdict.gap),
            f"{num(100 * abs(verdict.relative_gap))} %",
        ]
        for place, match in enumerate(near_misses(ranked(text), most), 1)
        for verdict in match.failing
    ]
    heads = ["", "卡片 *card*", "不合格 *fails*", "数值 *value*", "差距 *gap*"]
    return table([*heads, "相对 *relative*"], rows)


def deciding(text, key):
    """Which tests could put a card first, and the value that each must show."""
    first, *others = ranked(text)
    match = next(entry for entry in others if entry.number == key)
    total = sum(entry.weight for entry in asked(text) if entry.is_scored)
    lines = [f"高 ≥ 第一名的低 high ≥ low of the first: {num(match.high)} ≥ {num(first.low)}"]
    musts = _open_musts(match)
    for test in match.deciding_tests[:musts]:
        limit = f"{num(test.value)} {unit(test.requirement.property)}"
        lines.append(f"{symbol(test.requirement)} 必须的限值 limit of the must: {limit}")
    for test in match.deciding_tests[musts:]:
        lines += _needed(match, test, first.low, total)
    return fenced(lines)


def _open_musts(match):
    """How many musts are not known: their tests stand before those of open scores."""
    verdicts = (verdict for verdict in match.verdicts if verdict.requirement.is_must)
    return sum(not verdict.outcome.is_known for verdict in verdicts)


def _needed(match, test, beaten, total):
    entry = test.requirement
    share = f"{num(entry.weight)}/{num(total)}"
    verdict = next(found for found in match.verdicts if found.requirement is entry)
    worst, best = utility_interval(verdict)
    others = match.high - entry.weight / total * best
    yield (
        f"{symbol(entry)} 其余至多 others at best: {num(match.high)} − {share}·{num(best)} = "
        f"{num(others)}"
    )
    ratio = (beaten - others) * total / entry.weight
    yield (
        f"{symbol(entry)} 效用至少 utility at least: max({num(worst)}, "
        f"({num(beaten)} − {num(others)})/({share})) = max({num(worst)}, {num(ratio)}) = "
        f"{num(test.utility)}"
    )
    yield (
        f"{symbol(entry)} 数值至少 value at least: {num(entry.limit)} + {num(test.utility)}·"
        f"({num(entry.target)} − {num(entry.limit)}) = {num(test.value)} {unit(entry.property)}"
    )


def firmness(text, key):
    """By how much weights must vary before a rival draws level with the first."""
    first = ranked(text)[0]
    rival = next(match for match in ranked(text) if match.number == key)
    lines, leads = [], []
    for own, other in zip(first.verdicts, rival.verdicts, strict=True):
        weight, ends = own.requirement.weight, (utility_interval(own), utility_interval(other))
        leads.append(weight * (ends[0][0] - ends[1][0]))
        lines.append(
            f"{symbol(own.requirement)} w·d: {num(weight)}·({num(ends[0][0])} − "
            f"{num(ends[1][0])}) = {num(leads[-1])}"
        )
    lines.append(f"Σ w·d: {' + '.join(map(bracketed, leads))} = {num(sum(leads))}")
    sizes = list(map(abs, leads))
    lines.append(f"Σ w·|d|: {' + '.join(map(num, sizes))} = {num(sum(sizes))}")
    breaking = breaking_spread(first, rival)
    lines.append(f"δ: {num(sum(leads))}/{num(sum(sizes))} = {num(breaking)}")
    is_broken = key in robustness(ranked(text)).rivals
    sign, words = ("<", "会易位 may change places") if is_broken else ("≥", "不变 stays")
    lines.append(f"{num(100 * breaking)} % {sign} {num(100 * SPREAD)} %: {words}")
    return fenced(lines)
