"""`mgcards lightweight`: what cards weigh in place of the part that a scenario replaces."""

from __future__ import annotations

from typing import Any

import click

from cards.members import LIMITED_BY_NAMES, MEMBER_NAMES
from cards.verdict import OUTCOME_NAMES, Outcome
from cards.wording import Wording
from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.cli.searches import limit_option
from catalogue.services.lightweighting import LighterParts, lightweighting
from schemas.lightweight_question import read_question
from schemas.lightweight_table import Formula, Input, LightweightTable, PartLine, lightweight_table
from schemas.lightweighting import dump_replacements

_UNKNOWN = Wording("未知", "not known")
_MASS = Wording("质量", "mass")
_HINT = Wording("若未写明的条件一致：质量", "if the unstated conditions agreed: mass")
_SAVED = Wording("减轻", "saved")
_GROWTH = Wording("截面增大", "section growth")
_WALL = Wording("壁厚", "wall")
_BREAK_EVEN = Wording("回本里程", "break-even")


@click.command("lightweight", cls=Command)
@click.argument("key", metavar="SCENARIO")
@click.option("--member", help=f"构件类型。The member: {', '.join(MEMBER_NAMES)}.")
@click.option("--limited-by", help=f"受限于。What limits it: {', '.join(LIMITED_BY_NAMES)}.")
@click.option(
    "--k", metavar="NUMBER", help="k，kgCO2e/(km·kg)。Emission saved by a km and kg less."
)
@click.option("--g0", metavar="NUMBER", help="g₀，kgCO2e/kg。Footprint of the replaced material.")
@click.option("--mileage", metavar="KM", help="行驶里程。Mileage of the vehicle.")
@click.option("--alpha", metavar="NUMBER", help="α，CNY/kg。What a kilogram less is worth.")
@limit_option
@json_option
@pass_console
def lightweight(console: Console, key: str, limit: int, as_json: bool, **typed: str | None) -> None:
    """与被替代零件相比的质量与壁厚。Mass and wall against the part that is replaced."""
    question = read_question(typed)
    with console.database.reading() as session:
        found = lightweighting(session, key, question, limit)
    if as_json:
        echo_json(_data(found))
    else:
        cards = found.contents
        _print(console, lightweight_table(found.replacements, found.matches, cards))


def _data(found: LighterParts) -> dict[str, Any]:
    cards = found.contents
    return {**found.standing, **dump_replacements(found.replacements, found.matches, cards)}


def _print(console: Console, table: LightweightTable) -> None:
    given = " · ".join(f"{entry.symbol} {entry.text}" for entry in table.given)
    label = f"[{console.text(table.threshold_name)}]" if table.threshold_name else ""
    _echo(console.text(table.material), given, label)
    for formula in table.formulas:
        click.echo(f"  {_told(console, formula)}")
    if table.missing:
        console.say("还缺：", "Missing:")
        for name in table.missing:
            click.echo(f"  {console.text(name)}")
    for line in table.lines:
        _print_line(console, line)
    for win in table.wins:
        click.echo(f"α {win.exchange}: {win.number}  {win.title}")


def _told(console: Console, formula: Formula) -> str:
    limit, base = console.text(formula.limit), formula.base
    return f"{limit}: m/m₀ = (ρ/ρ₀)·({base})^({formula.mass}), × ({base})^({formula.growth})"


def _print_line(console: Console, line: PartLine) -> None:
    _echo(f"{line.number}  {line.title}", console.text(line.tier_name))
    told = (f"{console.text(name)} {text}" for name, text in _said(console, line) if text)
    lighter = console.text(line.saving_name) if line.saving == "no_saving" else ""
    governing = f"[{console.text(line.governing)}]" if line.governing else ""
    _echo("   ", " · ".join(filter(None, (*told, lighter))), governing)
    for check in line.checks:
        outcome = console.text(OUTCOME_NAMES[Outcome(check.outcome)])
        _echo("   ", console.text(check.limit), outcome, check.margin)
    for entry in line.inputs:
        _print_input(console, entry)


def _said(console: Console, line: PartLine) -> tuple[tuple[Wording, str], ...]:
    """What is known of a line, by name; unknown is said of the mass only."""
    return (
        (_MASS, line.mass or console.text(_UNKNOWN)),
        (_HINT, line.indicated),
        (_SAVED, " ".join(filter(None, (line.share, line.saved)))),
        (_GROWTH, line.growth),
        (_WALL, line.wall),
        (_BREAK_EVEN, console.text(line.break_even)),
    )


def _print_input(console: Console, entry: Input) -> None:
    mark = "✓" if entry.is_known else "?"
    reason = f"[{console.text(entry.reason)}]" if entry.reason else ""
    grade = f"({entry.grade})" if entry.grade else ""
    _echo(f"    {mark}", console.text(entry.name), console.text(entry.value), grade, reason)


def _echo(*words: str) -> None:
    if any(words):
        click.echo(" ".join(filter(None, words)))


COMMANDS = (lightweight,)
