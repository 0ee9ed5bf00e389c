"""`mgcards search` and `mgcards match`: which cards meet what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from cards.matching import TIER_NAMES, Match, Tier
from cards.requirement import DemandedBasis, Requirement
from catalogue.card_shelf import Cards
from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.published import PublishedCard, contents
from catalogue.services import scenarios
from catalogue.services.ranking import Ranking
from catalogue.services.search import Asked, SearchResult, search
from schemas.answers import dump_relaxations, dump_tally
from schemas.limits import eased_text
from schemas.match_table import Cell, Column, Line, columns_of, match_table
from schemas.matches import dump_near, dump_search

_MARKS = {"pass": "✓", "fail": "✗"}

limit_option = click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="最多显示几张。How many cards.",
)


@click.command("search", cls=Command)
@click.argument("requirements", nargs=-1, metavar='"REQUIREMENTS"')
@click.option("--text", default="", help="牌号、名称等文字。Words: designation, name …")
@click.option(
    "--basis",
    type=click.Choice([basis.value for basis in DemandedBasis]),
    default=DemandedBasis.TYPICAL.value,
    show_default=True,
    help="要求的基准。The basis demanded of every value.",
)
@limit_option
@json_option
@pass_console
def search_cards(
    console: Console, requirements: Sequence[str], text: str, basis: str, limit: int, as_json: bool
) -> None:
    """按需求检索，例如 "Rp0.2>=130MPa; 密度<=1.85 g/cm³"。Search by requirements."""
    with console.database.reading() as session:
        found = search(session, Asked(requirements, text, DemandedBasis(basis)), limit)
        shown = found.ranking.take(limit)
        if as_json:
            echo_json(_dump_answer(found, shown, limit))
            return
        _print_tally(console, found.ranking)
        _print_matches(console, found.requirements, shown, found.ranking.cards)
        print_rest(console, found.ranking.total - len(shown))
        _print_near(console, found, limit)
        _print_what_would_help(console, found)


@click.command("match", cls=Command)
@click.argument("key", metavar="[SCENARIO]", default="")
@limit_option
@json_option
@pass_console
def match_scenario(console: Console, key: str, limit: int, as_json: bool) -> None:
    """按应用场景排序卡片；不写场景则列出全部场景。Rank the cards by a scenario, or list those."""
    if not key:
        _print_scenarios(console, as_json=as_json)
        return
    with console.database.reading() as session:
        found = scenarios.matches(session, key)
        shown = found.ranking.take(limit)
        if as_json:
            cards = contents(found.cards.several(entry.number for entry in shown))
            standing = {"scenario": key, "version": found.version}
            answer = (found.scenario.requirements, shown, cards, found.pub_seq, found.ranking.total)
            echo_json(standing | dump_search(*answer))
            return
        click.echo(console.text(found.scenario.name))
        _print_demands(console, found.scenario.requirements)
        _print_tally(console, found.ranking)
        _print_matches(console, found.scenario.requirements, shown, found.cards)
        print_rest(console, found.ranking.total - len(shown))


def _dump_answer(found: SearchResult, shown: Sequence[Match], limit: int) -> dict[str, Any]:
    ranking = found.ranking
    near = [match.number for grade in found.near for match in grade.matches]
    cards = contents(ranking.cards.several([*(match.number for match in shown), *near]))
    answer = dump_search(found.requirements, shown, cards, ranking.pub_seq, ranking.total)
    return answer | {
        "tally": dump_tally(ranking.tally),
        "near": dump_near(found.near, cards, limit),
        "relaxations": dump_relaxations(() if ranking.tally.qualified else ranking.relaxations()),
    }


def _print_demands(console: Console, requirements: Sequence[Requirement]) -> None:
    """Every requirement with where its threshold comes from."""
    for column in columns_of(requirements):
        target = f" → {column.target}" if column.target else ""
        click.echo(f"  {_wanted(console, column)}{target} [{console.text(column.threshold_name)}]")


def _print_scenarios(console: Console, *, as_json: bool) -> None:
    with console.database.reading() as session:
        found = scenarios.list_scenarios(session)
    if as_json:
        echo_json([{"key": entry.key, "name": asdict(entry.name)} for entry in found])
        return
    for entry in found:
        click.echo(f"{entry.key}  {console.text(entry.name)}")


def _print_tally(console: Console, ranking: Ranking) -> None:
    """How many cards are in each tier, listed or not."""
    if ranking.query.requirements:
        names = (f"{console.text(TIER_NAMES[tier])} {ranking.count(tier)}" for tier in Tier)
        click.echo(" · ".join(names))


def _print_matches(
    console: Console,
    requirements: Sequence[Requirement],
    matches: Sequence[Match],
    cards: Cards,
) -> None:
    entries = cards.several(match.number for match in matches)
    for group in match_table(requirements, matches, contents(entries)).groups:
        if group.lines and requirements:
            click.echo(f"— {console.text(group.name)}")
        for line in group.lines:
            print_line(console, line, entries[line.number])


def _print_near(console: Console, found: SearchResult, limit: int) -> None:
    """The cards of near grades, apart from the others and never without saying so."""
    for grade in found.near:
        name = grade.name
        click.echo(f"\n≈ {console.text(name.label)} {name.name} ({len(grade.matches)})")
        click.echo(f"  {console.text(name.says)}")
        _print_matches(console, found.requirements, grade.matches[:limit], found.ranking.cards)
        print_rest(console, len(grade.matches) - limit)


def _print_what_would_help(console: Console, found: SearchResult) -> None:
    """Where nothing qualifies: which must costs how much, and what easing it would give."""
    if found.ranking.tally.qualified:
        return
    for entry in found.ranking.relaxations():
        name = console.text(entry.requirement.definition.name)
        console.say(
            f"{name}：单独满足的有 {entry.alone} 张；去掉它，合格的有 {entry.without} 张。",
            f"{name}: {entry.alone} meet it alone; without it {entry.without} would qualify.",
        )
        if entry.eased is not None:
            eased = eased_text(entry.requirement, entry.eased)
            console.say(
                f"  放宽到 {eased}，再有 {entry.gained} 张合格。",
                f"  Eased to {eased}, {entry.gained} more qualify.",
            )


def print_line(console: Console, line: Line, entry: PublishedCard) -> None:
    names = " ".join(filter(None, (entry.card.designation, entry.card.temper)))
    score = f"  {line.score}" if line.is_scored else ""
    click.echo(f"{line.number}  {names}  {console.text(entry.enterprise.name)}{score}")
    for cell in line.cells:
        click.echo(f"    {_MARKS.get(cell.outcome, '?')} {_told(console, cell)}")


def _told(console: Console, cell: Cell) -> str:
    """One verdict: what is wanted, what is there, by how much, and why it is not known."""
    said = (
        f"{_wanted(console, cell.column)}:",
        console.text(cell.value),
        f"({cell.relative_gap})" if cell.relative_gap else "",
        "" if cell.outcome in _MARKS else _doubt(console, cell),
    )
    return " ".join(filter(None, said))


def _wanted(console: Console, column: Column) -> str:
    return f"{console.text(column.name)} {column.limit}"


def _doubt(console: Console, cell: Cell) -> str:
    axes = ", ".join(console.text(axis) for axis in cell.axes)
    told = console.text(cell.reason) or console.text(cell.outcome_name)
    return f"[{told}: {axes}]" if axes else f"[{told}]"


def print_rest(console: Console, rest: int) -> None:
    if rest > 0:
        console.say(f"另有 {rest} 张，用 --limit 查看。", f"{rest} more; see them with --limit.")


COMMANDS = (search_cards, match_scenario)
