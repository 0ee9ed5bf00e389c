"""`mgcards scenario …`: scenarios out as YAML and in again, each change a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import click

from catalogue.cli.console import (
    Console,
    Group,
    NewFile,
    echo_json,
    json_option,
    pass_console,
)
from catalogue.services import scenario_imports, scenario_versions
from catalogue.services.actor import SYSTEM
from catalogue.services.scenario_imports import CHANGE_NAMES, Change, PlannedScenario
from catalogue.store.scenarios import ScenarioVersion, VersionMade
from schemas.scenario import dump_scenario
from schemas.scenario_file import dump_scenario_file, dump_scenario_text, read_scenario_file


@click.group(cls=Group)
def scenario() -> None:
    """应用场景。Application scenarios."""


@scenario.command("list")
@json_option
@pass_console
def list_scenarios(console: Console, as_json: bool) -> None:
    """列出场景及其版本。List the scenarios with their versions."""
    with console.database.reading() as session:
        found = scenario_versions.current_versions(session)
    if as_json:
        echo_json([_brief(entry) for entry in found])
        return
    for entry in found:
        click.echo(f"{entry.scenario.key}  v{entry.version}  {console.text(entry.scenario.name)}")


@scenario.command()
@click.argument("key", metavar="KEY")
@click.option("--version", type=int, help="版本号。Number of the version.")
@json_option
@pass_console
def show(console: Console, key: str, version: int | None, as_json: bool) -> None:
    """显示一个场景（YAML）及其历史。Show a scenario as YAML, with its history."""
    with console.database.reading() as session:
        found = (
            scenario_versions.version_of(session, key, version)
            if version is not None
            else scenario_versions.current_version(session, key)
        )
        history = scenario_versions.history(session, key)
    if as_json:
        versions = [_made(entry) for entry in history]
        echo_json(_brief(found) | {"scenario": dump_scenario(found.scenario), "versions": versions})
        return
    for entry in history:
        click.echo(f"# v{entry.version}  {entry.created_at:%Y-%m-%d %H:%M}  {entry.author}".strip())
    click.echo(dump_scenario_text(found.scenario), nl=False)


@scenario.command()
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--file", type=NewFile(), help="要写的文件。The file to write.")
@pass_console
def export(console: Console, keys: Sequence[str], file: Path | None) -> None:
    """导出场景（YAML，可再导入）；不写键则导出全部。Export scenarios as YAML; without KEY, all."""
    with console.database.reading() as session:
        found = (
            [scenario_versions.current_version(session, key) for key in keys]
            if keys
            else scenario_versions.current_versions(session)
        )
    text = dump_scenario_file(entry.scenario for entry in found)
    if file is None:
        click.echo(text, nl=False)
        return
    file.write_text(text, encoding="utf-8")
    console.say(f"已将 {len(found)} 个场景写入 {file}。", f"{file} has {len(found)} scenarios.")


@scenario.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="只检查，不写入。Only check, write nothing.")
@pass_console
def import_scenarios(console: Console, file: BinaryIO, dry_run: bool) -> None:
    """导入场景文件（YAML），要么全部，要么不动。Import a scenario file, all of it or nothing."""
    filed = read_scenario_file(file.read())
    with console.database.reading() as session:
        plan = scenario_imports.plan_import(session, SYSTEM, filed)
    for planned in plan:
        _print_planned(console, planned)
    if any(planned.change is Change.REFUSED for planned in plan):
        console.say("未保存任何场景。", "Nothing was saved.")
        raise SystemExit(1)
    if not dry_run:
        _carry_out(console, plan)


def _carry_out(console: Console, plan: Sequence[PlannedScenario]) -> None:
    with console.database.transaction() as session:
        saved = scenario_imports.carry_out(session, SYSTEM, plan)
    if saved:
        told = ", ".join(f"{key} v{version}" for key, version in saved)
        console.say(f"已保存：{told}", f"Saved: {told}")
    else:
        console.say("没有变化，未保存任何场景。", "Nothing has changed; nothing was saved.")


def _print_planned(console: Console, planned: PlannedScenario) -> None:
    key = planned.filed.key or f"({planned.filed.line})"
    click.echo(f"{key}: {console.text(CHANGE_NAMES[planned.change])}")
    for found in planned.filed.problems:
        finding, advice = map(console.text, (found.problem.finding, found.problem.advice))
        where = found.problem.where or "."
        click.echo(
            f"  {found.line}:{found.column} {where} [{found.problem.code}] {finding} {advice}"
        )


def _brief(found: ScenarioVersion) -> dict[str, Any]:
    return {
        "key": found.scenario.key,
        "name": asdict(found.scenario.name),
        "version": found.version,
        "content_hash": found.content_hash,
    }


def _made(made: VersionMade) -> dict[str, Any]:
    return {
        "version": made.version,
        "is_current": made.is_current,
        "created_at": made.created_at.isoformat(),
        "created_by": made.author or None,
    }


COMMANDS = (scenario,)
