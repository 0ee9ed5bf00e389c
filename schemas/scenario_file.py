"""Scenario files: one scenario or many as YAML, read with every error and its place, and dumped.

A file is a list of scenarios, or one scenario alone. Dumping what was read of a dumped file gives
the same text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cards.problems import Path, Problem, Severity
from cards.scenario import Scenario
from cards.wording import Wording
from schemas.errors import DocumentUnreadable, ScenarioRefused
from schemas.scenario import dump_scenario, read_scenario
from schemas.yaml_text import YamlText, dump_yaml, read_yaml_text

_AFTER_THE_FACTS = ("requirements", "part_requirements", "incumbent", "cases", "sources")


@dataclass(frozen=True, slots=True)
class Located:
    """A problem with the line and column, from 1, of the part of the file that it is about."""

    problem: Problem
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FiledScenario:
    """One entry of a scenario file: `scenario` is None when `problems` tells why.

    `key` is what was typed as key, or empty; `line` is where the entry begins.
    """

    key: str
    line: int
    scenario: Scenario | None
    problems: tuple[Located, ...] = ()


def read_scenario_file(raw: bytes) -> tuple[FiledScenario, ...]:
    """Every scenario of a file in UTF-8, in its order. Raises DocumentUnreadable for a text that
    is no YAML, or no list of scenarios."""
    text = read_yaml_text(raw)
    entries: list[tuple[Path, Any]] = (
        [((place,), entry) for place, entry in enumerate(text.content)]
        if isinstance(text.content, list)
        else [((), text.content)]
    )
    if not entries or text.content is None:
        raise DocumentUnreadable(1, 1, _EMPTY)
    times = Counter(_key(entry) for _, entry in entries)
    return tuple(_filed(text, path, entry, times) for path, entry in entries)


def read_scenario_text(raw: bytes) -> FiledScenario:
    """The one scenario of a text. Raises DocumentUnreadable as `read_scenario_file` does, and for
    more than one scenario."""
    filed = read_scenario_file(raw)
    if len(filed) > 1:
        raise DocumentUnreadable(filed[1].line, 1, _ONLY_ONE)
    return filed[0]


def dump_scenario_file(scenarios: Iterable[Scenario]) -> str:
    """The scenarios as one file; the facts of each before what it demands."""
    return "\n".join(dump_yaml([_in_order(scenario)]) for scenario in scenarios)


def dump_scenario_text(scenario: Scenario) -> str:
    """One scenario as a text of its own."""
    return dump_yaml(_in_order(scenario))


def _in_order(scenario: Scenario) -> dict[str, Any]:
    document = dump_scenario(scenario)
    facts = {name: part for name, part in document.items() if name not in _AFTER_THE_FACTS}
    return facts | {name: document[name] for name in _AFTER_THE_FACTS if name in document}


def _filed(text: YamlText, path: Path, entry: Any, times: Counter[str]) -> FiledScenario:
    key, line = _key(entry), text.place(path).line
    scenario, problems = _read(entry)
    if key and times[key] > 1:
        scenario, problems = None, (*problems, _stands_twice(key))
    located = tuple(_located(text, path, problem) for problem in problems)
    return FiledScenario(key, line, scenario, located)


def _read(entry: Any) -> tuple[Scenario | None, tuple[Problem, ...]]:
    if not isinstance(entry, Mapping):
        return None, (_NO_SCENARIO,)
    try:
        return read_scenario(entry), ()
    except ScenarioRefused as refused:
        return None, refused.problems


def _located(text: YamlText, path: Path, problem: Problem) -> Located:
    place = text.place((*path, *problem.path))
    return Located(problem, place.line, place.column)


def _key(entry: Any) -> str:
    key = entry.get("key") if isinstance(entry, Mapping) else None
    return key.strip() if isinstance(key, str) else ""


def _stands_twice(key: str) -> Problem:
    shown = key[:60]
    return Problem(
        "stands_twice",
        Severity.HARD,
        ("key",),
        Wording(f"键“{shown}”在文件中出现不止一次。", f"key '{shown}' stands more than once."),
        Wording("请只留一个，或换一个键。", "Keep one of them, or give the other another key."),
    )


_NO_SCENARIO = Problem(
    "not_a_mapping",
    Severity.HARD,
    (),
    Wording("此处应为一个场景：“名称: 内容”各占一行。", "A scenario belongs here."),
    Wording(
        "请从 key: 开始，逐行写出各项。", "Begin with key: and write one 'name: content' a line."
    ),
)
_EMPTY = Wording("文件中没有场景。", "there is no scenario in it.")
_ONLY_ONE = Wording("此处只接受一个场景。", "only one scenario is accepted here.")
