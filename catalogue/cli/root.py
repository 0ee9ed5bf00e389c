"""The command `mgcards` with all its groups."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import click

from catalogue.cli import (
    archives,
    attachments,
    audit,
    cards,
    catalogues,
    checks,
    database,
    doctor,
    editions,
    enterprises,
    imports,
    index,
    jobs,
    lightweighting,
    mail,
    people,
    prints,
    reviews,
    scenarios,
    searches,
    server,
    sets,
    similar,
)
from catalogue.cli.console import Group


def _version() -> str:
    try:
        return version("mgcards")
    except PackageNotFoundError:
        return "0"


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="mgcards")
def main() -> None:
    """镁卡：镁材料性能卡片目录。MgCards: a catalogue of magnesium material performance cards."""


for part in (
    server,
    database,
    catalogues,
    people,
    enterprises,
    audit,
    cards,
    imports,
    attachments,
    checks,
    reviews,
    searches,
    similar,
    scenarios,
    lightweighting,
    sets,
    prints,
    editions,
    index,
    jobs,
    mail,
    archives,
    doctor,
):
    for command in part.COMMANDS:
        main.add_command(command)
