"""The arrows between the layers and the measure of a module, and that each rule can fail."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("cards", "schemas", "catalogue", "templates", "migrations", "tests")
ABOVE_STORE = tuple(
    f"catalogue.{layer}" for layer in ("services", "http", "web", "api", "cli", "jobs")
)

CARDS_MAY_IMPORT = {
    "__future__",
    "array",
    "bisect",
    "builtins",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "math",
    "pathlib",
    "re",
    "statistics",
    "threading",
    "types",
    "typing",
    "unicodedata",
    "numpy",
    "yaml",
    "cards",
}
"""No clock, no environment, no network: `datetime` is for dates that a document states."""
CLOCKS = {"today", "now", "utcnow"}

NOT_FOR_VIEWS = ("sqlalchemy", "weasyprint", "catalogue.cli", "catalogue.jobs", "catalogue.models")

NEVER = {
    "schemas": ("flask", "sqlalchemy", "alembic", "weasyprint", "catalogue"),
    "catalogue.models": ("flask", "schemas", "catalogue.store", *ABOVE_STORE),
    "catalogue.store": ("flask", *ABOVE_STORE),
    "catalogue.services": ("flask", *ABOVE_STORE[1:]),
    "catalogue.pdf": ("flask", "sqlalchemy", "catalogue.models", "catalogue.store", *ABOVE_STORE),
    "catalogue.workbooks": ("flask", "sqlalchemy", "catalogue"),
    "catalogue.charts": ("flask", "sqlalchemy", "weasyprint", "catalogue"),
    "catalogue.scatter_chart": ("flask", "sqlalchemy", "weasyprint", "catalogue"),
    "catalogue.radar_chart": ("flask", "sqlalchemy", "weasyprint", "catalogue"),
    "catalogue.spread_chart": ("flask", "sqlalchemy", "weasyprint", "catalogue"),
    "catalogue.http": (*NOT_FOR_VIEWS, "catalogue.store", "catalogue.web", "catalogue.api"),
    "catalogue.web": (*NOT_FOR_VIEWS, "catalogue.api"),
    "catalogue.api": (*NOT_FOR_VIEWS, "catalogue.web"),
    "migrations.versions": ("cards", "schemas", "catalogue"),
    "migrations.env": ("cards", "schemas", "catalogue"),
}
EXCEPT = {
    "catalogue.workbooks": ("catalogue.workbooks",),
    "migrations.env": ("catalogue.models",),
    "catalogue.charts": (
        "catalogue.chart_scale",
        "catalogue.chart_labels",
        "catalogue.chart_marks",
    ),
    "catalogue.scatter_chart": ("catalogue.chart_scale", "catalogue.chart_marks"),
    "catalogue.radar_chart": ("catalogue.chart_marks",),
    "catalogue.spread_chart": ("catalogue.chart_scale", "catalogue.chart_marks"),
}

MAY_COMMIT = {"catalogue.db", "catalogue.schema_history"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
MODULE_LINES = 300
FUNCTION_LINES = 50


@dataclass(frozen=True)
class Module:
    """A Python file: its dotted name, text and syntax."""

    name: str
    text: str

    @property
    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(ast.parse(self.text))

    @property
    def imports(self) -> Iterator[str]:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                source = self._absolute(node)
                yield from (f"{source}.{alias.name}" for alias in node.names)

    def _absolute(self, node: ast.ImportFrom) -> str:
        """The module that is imported from, also when it is named relative to this one."""
        if not node.level:
            return node.module or ""
        package = self.name.split(".")[: -node.level]
        return ".".join([*package, *filter(None, [node.module])])


def read_modules() -> Iterator[Module]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield Module(".".join(parts), file.read_text(encoding="utf-8"))


def stands_in(name: str, package: str) -> bool:
    """Whether `name` is `package` or below it; flask_babel counts as flask."""
    return name == package or name.startswith((f"{package}.", f"{package}_"))


def foreign_to_cards(module: Module) -> Iterator[str]:
    if stands_in(module.name, "cards"):
        for imported in module.imports:
            if imported.partition(".")[0] not in CARDS_MAY_IMPORT:
                yield f"imports {imported}"


def reads_a_clock(module: Module) -> Iterator[str]:
    if stands_in(module.name, "cards") or stands_in(module.name, "schemas"):
        for node in module.nodes:
            match node:
                case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                    yield f"line {node.lineno} reads a clock"


def against_the_arrows(module: Module) -> Iterator[str]:
    for layer in (layer for layer in NEVER if stands_in(module.name, layer)):
        for imported in module.imports:
            is_exception = any(stands_in(imported, name) for name in EXCEPT.get(layer, ()))
            if any(stands_in(imported, name) for name in NEVER[layer]) and not is_exception:
                yield f"imports {imported}"


def commits_elsewhere(module: Module) -> Iterator[str]:
    if module.name in MAY_COMMIT or not stands_in(module.name, "catalogue"):
        return
    for node in module.nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="commit")):
                yield f"line {node.lineno} commits"
            case ast.Call(func=ast.Attribute(attr="begin"), args=[]):
                yield f"line {node.lineno} begins a transaction"


def says_nothing(module: Module) -> Iterator[str]:
    if module.name.rpartition(".")[2] in NAMES_THAT_SAY_NOTHING:
        yield "has a name that says nothing about what is in it"


def too_long(module: Module) -> Iterator[str]:
    if (lines := module.text.count("\n")) > MODULE_LINES:
        yield f"has {lines} lines"


def long_functions(module: Module) -> Iterator[str]:
    if stands_in(module.name, "migrations.versions"):
        return
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            if (lines := body[-1].end_lineno - body[0].lineno + 1) > FUNCTION_LINES:
                yield f"{node.name} has {lines} lines"


def without_a_sentence(module: Module) -> Iterator[str]:
    if not module.name.startswith("tests") and not ast.get_docstring(ast.parse(module.text)):
        yield "does not say its one job in a docstring"


def comes_home_from_above(module: Module) -> Iterator[str]:
    """Product code that imports the tests."""
    if not module.name.startswith("tests"):
        yield from (f"imports {name}" for name in module.imports if stands_in(name, "tests"))


Rule = Callable[[Module], Iterator[str]]
RULES: dict[Rule, Module] = {
    foreign_to_cards: Module("cards.price", "import requests"),
    reads_a_clock: Module("cards.price", "from datetime import date\ndate.today()"),
    against_the_arrows: Module("catalogue.store.cards", "from flask_babel import gettext"),
    commits_elsewhere: Module("catalogue.services.drafts", "session.commit()"),
    says_nothing: Module("catalogue.web.utils", ""),
    too_long: Module("cards.everything", "\n" * (MODULE_LINES + 1)),
    long_functions: Module("cards.long", "def f():\n" + "    pass\n" * (FUNCTION_LINES + 1)),
    without_a_sentence: Module("cards.silent", "import re"),
    comes_home_from_above: Module("schemas.card", "from tests import conftest"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule):
    broken = [f"{module.name} {what}" for module in read_modules() for what in rule(module)]
    assert [] == broken


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_a_module_that_breaks_it(rule):
    assert list(rule(RULES[rule]))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("schemas.card", "from sqlalchemy.orm import Session"),
        ("schemas.card", "import catalogue.store.cards"),
        ("catalogue.services.search", "from catalogue.web import errors"),
        ("catalogue.services.search", "def late():\n    from flask import request"),
        ("catalogue.store.cards", "from catalogue.services import search"),
        ("catalogue.store.cards", "from ..services import search"),
        ("catalogue.pdf.sheets", "from catalogue.store import cards"),
        ("catalogue.workbooks.reading", "from catalogue.services import imports"),
        ("catalogue.http.errors", "from catalogue.api import cards"),
        ("catalogue.web.search", "from catalogue.api import cards"),
        ("catalogue.api.search", "from catalogue.web import faces"),
        ("migrations.env", "from catalogue import db"),
        ("migrations.versions.first", "from catalogue.models import CardRow"),
    ],
)
def test_an_import_against_the_arrows_is_found(name, text):
    assert list(against_the_arrows(Module(name, text)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("catalogue.services.search", "from catalogue.store import cards"),
        ("catalogue.web.search", "import flask"),
        ("migrations.env", "from catalogue.models import Base"),
        ("catalogue.charts", "from catalogue.chart_scale import scale"),
    ],
)
def test_an_import_along_the_arrows_is_fine(name, text):
    assert [] == list(against_the_arrows(Module(name, text)))
