"""What every command shares: language, settings, database, and how errors are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from cards.errors import CardError
from cards.wording import Wording
from catalogue import index_writing, schema_history, snapshot
from catalogue.blob_place import blobs_of
from catalogue.blobs import Blobs
from catalogue.db import Database
from catalogue.services.signs import unkept
from catalogue.settings import LOCALES, Settings, SettingsRefused, read_settings

NOT_MIGRATED = Wording(
    "数据库结构不是最新的；请先运行 mgcards db upgrade。",
    "The database is not up to date; run 'mgcards db upgrade' first.",
)
NOT_REACHED = Wording("连不上数据库", "The database cannot be reached")
BUSY = Wording(
    "数据库正忙，未作任何更改，请再运行一次。",
    "The database was busy; nothing was changed; run it again.",
)
_COLLISIONS = ("40P01", "40001")
"""What PostgreSQL says of a deadlock, and of transactions that cannot follow one another."""


class Console:
    """One run of the command; settings are read and the database is opened when first needed."""

    def __init__(self) -> None:
        self.wanted_language = ""

    @cached_property
    def settings(self) -> Settings:
        return read_settings()

    @cached_property
    def database(self) -> Database:
        """The database, migrated. Raises ClickException when it is not."""
        if not schema_history.is_current(self.bare_database):
            raise click.ClickException(self.text(NOT_MIGRATED))
        index_writing.complete(self.bare_database)
        return self.bare_database

    @cached_property
    def bare_database(self) -> Database:
        """The database, whatever is in it."""
        database = Database(self.settings.database_url)
        snapshot.keep_in(database, self.settings.index_dir)
        click.get_current_context().find_root().call_on_close(database.close)
        return database

    @property
    def blobs(self) -> Blobs:
        """The files that are kept as evidence."""
        return blobs_of(self.settings)

    @property
    def language(self) -> str:
        return self.wanted_language or self.settings.locale

    def text(self, wording: Wording) -> str:
        """The wording in the language of the run."""
        return wording.in_language(self.language)

    def say(self, zh: str, en: str) -> None:
        """Print one line in the language of the run."""
        click.echo(self.text(Wording(zh, en)))

    def told(self, error: CardError) -> str:
        """What went wrong; in Chinese when not even the settings can be read."""
        try:
            return self.text(error.wording)
        except SettingsRefused:
            return f"{error.wording.zh} {error.wording.en}"


pass_console = click.make_pass_decorator(Console, ensure=True)


def echo_json(content: Any) -> None:
    """Print data as JSON, characters as they are."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def one_sentence(console: Console) -> Iterator[None]:
    """Turn what a user can mend into one sentence and exit code 1, for settings 2."""
    try:
        yield
    except SettingsRefused as refused:
        raise _Refusal(console.told(refused), 2) from refused
    except CardError as error:
        raise _Refusal(console.told(error), 1) from error
    except OperationalError as error:
        raise _Refusal(_failure(console, error), 1) from error
    except OSError as error:
        if error.filename is None:
            raise
        raise _Refusal(_unusable(console, error), 1) from error


def _unusable(console: Console, error: OSError) -> str:
    return console.text(
        Wording(
            f"文件 {error.filename} 不能读写：{error.strerror}。",
            f"The file {error.filename} cannot be read or written: {error.strerror}.",
        )
    )


def _failure(console: Console, error: OperationalError) -> str:
    if getattr(error.orig, "sqlstate", None) in _COLLISIONS:
        return console.text(BUSY)
    reason = str(error.orig).strip().splitlines()[0]
    return f"{console.text(NOT_REACHED)}: {reason}"


class _Refusal(click.ClickException):
    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class NewFile(click.Path):
    """A file to write, in a folder that is there: known before the long work, not after it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = super().convert(value, param, ctx)
        if not path.parent.is_dir():
            self.fail(f"没有文件夹 {path.parent}。There is no folder {path.parent}.", param, ctx)
        return path


class Command(click.Command):
    """A command that takes `--lang` and never shows a traceback for what its user can mend."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_lang_option())

    def invoke(self, ctx: click.Context) -> Any:
        _refuse_other_encodings(ctx)
        with one_sentence(ctx.ensure_object(Console)):
            return super().invoke(ctx)


def _refuse_other_encodings(ctx: click.Context) -> None:
    # A terminal that is set to GBK sends bytes that are no text here; as names of files they serve.
    for name, given in ctx.params.items():
        texts = given if isinstance(given, tuple) else (given,)
        if any(isinstance(text, str) and unkept(text) for text in texts):
            raise click.BadParameter(
                "不是 UTF-8：请把终端的编码设为 UTF-8。It is not UTF-8: set the terminal to UTF-8.",
                ctx,
                param_hint=name,
            )


class Group(click.Group):
    """A group whose commands are `Command` and whose groups are `Group`."""

    command_class = Command
    group_class = type


class GroupThatActs(Group):
    """A group that is a command by itself, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_lang_option())

    def invoke(self, ctx: click.Context) -> Any:
        with one_sentence(ctx.ensure_object(Console)):
            return super().invoke(ctx)


def _lang_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LOCALES),
        callback=_take_language,
        expose_value=False,
        is_eager=True,
        help="输出语言。Language of the output.",
    )


def _take_language(ctx: click.Context, _: click.Parameter, language: str | None) -> None:
    if language:
        ctx.ensure_object(Console).wanted_language = language


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--json`: data for programs instead of lines for people."""
    option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。Print JSON.")
    return option(command)
