"""Writes which of several values counts, and what a card weighs in place of a steel part."""

from cards.conditions import NO_CONDITIONS
from cards.judged_figure import figure_of
from cards.lightweighting import LEAST_SAVING, SAVING_NAMES
from cards.members import GROWING, LAWS, LIMITED_BY_NAMES, MEMBER_NAMES, LimitedBy, Member
from cards.reading import Standing, read_value
from cards.replacement import PartQuestion, replace_part
from cards.requirement import DemandedBasis, Question, Side
from cards.verdict import REASON_NAMES
from cards.vocabulary import VOCABULARY
from tests.worked.catalogue import cards, scenarios
from tests.worked.writing import (
    both,
    conditions_of,
    fenced,
    num,
    source_of,
    span,
    symbol_of,
    table,
    typed,
    unit,
)

STANDINGS = {
    Standing.DECIDES: "可比 *comparable*",
    Standing.CONDITION_MISSING: "缺少条件 *condition not stated*",
}
FIGURES = {LimitedBy.STIFFNESS: "modulus", LimitedBy.STRENGTH: "strength"}
PROPERTIES = {LimitedBy.STIFFNESS: "youngs_modulus", LimitedBy.STRENGTH: "proof_strength_02"}


def candidates(key, property_key):
    """All values of a property, and the one that counts at 23 °C on a typical basis."""
    card, entry = cards()[key], VOCABULARY.property(property_key)
    side = Side.CEILING if entry.better == "lower" else Side.FLOOR
    question = Question(property_key, NO_CONDITIONS, DemandedBasis.TYPICAL, side)
    counts = figure_of(card, property_key).value
    rows = []
    for value in card.known_of(property_key):
        reading = read_value(value, card.grade_of(value), question)
        rows.append([typed(value), conditions_of(value), source_of(card, value)])
        rows[-1] += [reading.grade.value, STANDINGS[reading.standing]]
        rows[-1].append("✔" if value is counts else "")
    heads = [both(entry.name), "条件 *conditions*", "来源 *source*", "证据 *grade*"]
    return table([*heads, "", "算数 *counts*"], rows)


def incumbent(scenario):
    """What the scenario says of the part that is replaced."""
    part = scenarios()[scenario].incumbent
    figures = {"density": part.density, "youngs_modulus": part.modulus}
    figures["proof_strength_02"] = part.strength
    rows = [
        [f"{symbol_of(key)}₀", f"{num(found.low)} {unit(key)}"] for key, found in figures.items()
    ]
    if part.mass_span:
        rows.append(["m₀", f"{span(part.mass_span.low, part.mass_span.high)} kg"])
    rows.append(["构件 *member*", both(MEMBER_NAMES[part.member])])
    rows.append(["受限于 *limited by*", both(LIMITED_BY_NAMES[part.limited_by])])
    return table([both(scenarios()[scenario].name), both(part.material)], rows)


def sized(key, scenario, member=None):
    """Mass and section of the card in place of the part, by the law of the member."""
    part = scenarios()[scenario].incumbent
    found = replace_part(key, cards()[key], part, PartQuestion(member=member))
    member = member or part.member
    lines = [line for ratio in found.sized.by_limit for line in _ratio(key, part, member, ratio)]
    mass = found.sized.mass
    lines.append(f"m/m₀: {span(mass.low, mass.high)}" if mass else "m/m₀: 未知 unknown")
    if found.sized.governing:
        name = LIMITED_BY_NAMES[found.sized.governing]
        lines.append(f"以此为准 governs: {name.zh} {name.en}")
    if found.indicated:
        ends = span(found.indicated.low, found.indicated.high)
        lines.append(f"若条件一致（不计入） if conditions agreed, not counted: {ends}")
    lines += _saved(part, found)
    return fenced(lines)


def _ratio(key, part, member, ratio):
    """One limit; nothing is written of a figure that is not known."""
    old = getattr(part, FIGURES[ratio.limit]).low
    figure, name = figure_of(cards()[key], PROPERTIES[ratio.limit]), LIMITED_BY_NAMES[ratio.limit]
    if ratio.mass is None:
        why = [VOCABULARY.axis(axis).name for axis in figure.axes]
        said = "; ".join(f"{word.zh} {word.en}" for word in (REASON_NAMES[figure.reason], *why))
        yield f"{name.zh} {name.en}: 未知 unknown; {said}"
        return
    new, density = figure.span.low, figure_of(cards()[key], "density").span.low
    law, lacking = LAWS[member, ratio.limit], old / new
    shares = density / part.density.low
    yield f"{name.zh} {name.en} q: {num(old)}/{num(new)} = {num(lacking)}"
    yield (
        f"{name.zh} {name.en} m/m₀: ({num(density)}/{num(part.density.low)})·"
        f"{num(lacking)}^({law.mass_text}) = {num(shares)}·{num(ratio.mass.low)} = "
        f"{num(shares * ratio.mass.low)}"
    )
    grown = GROWING[member]
    yield f"{grown.zh} {grown.en}: {num(lacking)}^({law.growth_text}) = {num(ratio.growth.low)}"


def _saved(part, found):
    yield f"结论 verdict: {SAVING_NAMES[found.saving].zh} {SAVING_NAMES[found.saving].en}"
    if found.grade:
        yield f"证据 grade: {found.grade.value}"
    if found.mass_saved and found.mass_saved.low > 0:
        for old in (part.mass_span.low, part.mass_span.high):
            saved = old * (1 - found.sized.mass.low)
            yield f"减轻 saved: {num(old)}·(1 − {num(found.sized.mass.low)}) = {num(saved)} kg"


def members(key, scenario):
    """The same card and part as every member: what the law of the section makes of it."""
    part = scenarios()[scenario].incumbent
    rows = []
    for member in (Member.TIE, Member.SQUARE_BEAM, Member.PANEL):
        question = PartQuestion(member=member, limited_by=LimitedBy.STIFFNESS)
        found = replace_part(key, cards()[key], part, question)
        mass, growth = found.sized.mass.low, found.sized.growth.low
        law = LAWS[member, LimitedBy.STIFFNESS]
        rows.append([both(MEMBER_NAMES[member]), f"q^({law.mass_text})", num(mass)])
        rows[-1] += [f"{num(100 * (1 - mass))} %", f"× {num(growth)}"]
        rows[-1].append(both(SAVING_NAMES[found.saving]))
    heads = ["构件 *member*", "", "m/m₀", "减轻 *lighter*", "截面 *section*"]
    least = f"至少 *at least* {num(100 * LEAST_SAVING)} %"
    return table([*heads, f"结论 *verdict*（{least}）"], rows)
