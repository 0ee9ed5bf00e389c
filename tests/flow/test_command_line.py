"""The command as people meet it: its help, its refusals, its checks of itself."""

import re
from concurrent.futures import ThreadPoolExecutor

import click
import pytest
from click.testing import CliRunner

from catalogue.cli import main
from tests.flow.program import Program

CONTRACT = {
    "run", "db", "demo", "user", "enterprise", "import", "search", "match", "card", "set",
    "export", "jobs", "doctor",
}  # fmt: skip


def commands(group=main, path=()):
    """Every command with the words that lead to it."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands())
LEAVES = [path for path, command in COMMANDS.items() if not isinstance(command, click.Group)]
IMPOSSIBLE = {
    "unknown": {"MGCARDS_PROT": "8000"},
    "port": {"MGCARDS_PORT": "80a"},
}


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory):
    """The command where nothing has been set up yet."""
    folder = tmp_path_factory.mktemp("nowhere")
    return Program(folder, f"sqlite:///{folder / 'none.sqlite3'}")


@pytest.fixture(scope="module")
def refused(nowhere):
    """What the command says to each impossible setting."""
    with ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda settings: nowhere.try_("run", **settings), IMPOSSIBLE.values())
        return dict(zip(IMPOSSIBLE, said, strict=True))


@pytest.fixture(scope="module")
def checks(world):
    return world.program.try_together(("doctor", "--json"), ("db", "check"))


def test_the_help_lists_every_command_of_the_contract(nowhere):
    listed = nowhere.run("--help").out
    names = {line.split()[0] for line in listed.partition("Commands:")[2].splitlines() if line}
    assert CONTRACT <= names
    assert set(main.commands) == names


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_both_languages(path):
    said = CliRunner().invoke(main, [*path, "--help"])
    assert said.exit_code == 0
    chinese, _, english = COMMANDS[path].help.partition("。")
    assert re.search(r"[一-鿿]", chinese)
    assert re.search(r"[A-Za-z]{3}", english)


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_speaks_the_language_that_is_asked_for(path):
    assert "--lang" in CliRunner().invoke(main, [*path, "--help"]).output


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_an_impossible_setting_stops_the_start_with_one_sentence(refused, name):
    said = refused[name]
    assert (2, "") == (said.status, said.out)
    (sentence,) = said.err.splitlines()
    assert "MGCARDS_" in sentence
    assert "设置" in sentence
    assert "setting" in sentence


def test_the_sentence_names_the_settings_that_there_are(refused):
    assert "MGCARDS_PORT" in refused["unknown"].err


def test_an_empty_database_is_told_how_to_begin(nowhere):
    said = nowhere.try_("search", "Rp0.2>=120MPa")
    assert 1 == said.status
    assert "mgcards db upgrade" in said.err


def test_the_doctor_finds_everything_well(checks):
    assert [] == [finding for finding in checks[0].data if not finding["ok"]]
    assert 0 == checks[0].status


def test_the_tables_are_those_that_the_program_expects(checks):
    assert (0, "数据库结构一致。") == (checks[1].status, checks[1].out.strip())
