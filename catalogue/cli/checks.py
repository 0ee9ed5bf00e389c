"""`mgcards check`: what is wrong with a document, what it leaves open, and where that counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import click

from cards.evidence_steps import STEP_NAMES, Lift
from cards.examination import Examination
from cards.matching import TIER_NAMES
from cards.wording import Wording
from catalogue.cli.cards import RANK
from catalogue.cli.console import Command, Console, echo_json, json_option, pass_console
from catalogue.services.completeness import examined
from schemas.completeness import dump_examination
from schemas.document import parse_json
from schemas.draft import Draft, read_draft
from schemas.figures import percent
from schemas.gap_words import gap_advice, gap_finding

SHOWN = 8
"""How many gaps and scenarios are printed; `--json` has all."""


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"))
@json_option
@pass_console
def check(console: Console, file: BinaryIO, as_json: bool) -> None:
    """检查一份卡片文档（JSON），不写入。Check the document of a card; nothing is written."""
    draft = read_draft(parse_json(file.read()))
    with console.database.reading() as session:
        found = examined(session, draft)
    if as_json:
        echo_json(dump_examination(draft, found))
    else:
        for line in _lines(console, draft, found):
            click.echo(line)
    if not draft.is_submittable:
        raise SystemExit(1)


def _lines(console: Console, draft: Draft, found: Examination) -> Iterator[str]:
    for problem in draft.problems:
        told = map(console.text, (RANK[problem.is_hard], problem.finding, problem.advice))
        yield "{} [{}, {}] {} {}".format(problem.where or ".", problem.code, *told)
    yield from map(console.text, _shares(found))
    for gap in found.gaps[:SHOWN]:
        yield f"  {console.text(gap_finding(gap))} {console.text(gap_advice(gap))}"
    for lift in found.lifts[:SHOWN]:
        yield f"  {console.text(lift_text(lift))}"
    for scenario, match in found.fits[:SHOWN]:
        yield f"  {console.text(TIER_NAMES[match.tier])} · {console.text(scenario.name)}"


def _shares(found: Examination) -> Iterator[Wording]:
    whole, values = found.completeness, found.comparability
    share, compared = percent(whole.share), percent(values.share)
    yield Wording(
        f"完整度 {share}（{whole.stated}/{whole.expected}）",
        f"complete {share} ({whole.stated} of {whole.expected})",
    )
    yield Wording(
        f"可比 {compared}（{values.comparable}/{values.total} 个值）",
        f"comparable {compared} ({values.comparable} of {values.total} values)",
    )


def lift_text(lift: Lift) -> Wording:
    """`3 values D → B: name the test standard`."""
    count, steps = len(lift.places), [STEP_NAMES[step] for step in lift.steps]
    zh = "，".join(step.zh for step in steps)
    en = ", ".join(step.en for step in steps)
    return Wording(
        f"{count} 个值 {lift.now} → {lift.then}：{zh}",
        f"{count} value(s) {lift.now} → {lift.then}: {en}",
    )


COMMANDS = (check,)
