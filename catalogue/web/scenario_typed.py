"""What a reviewer typed of a scenario, in the form or as YAML, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from cards.problems import Problem, Severity
from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.services.scenarios import require_key
from catalogue.web.scenario_form import Fields, document_of, fields_of
from schemas.errors import DocumentUnreadable, ScenarioRefused
from schemas.scenario import read_scenario
from schemas.scenario_file import Located, dump_scenario_text, read_scenario_text
from schemas.yaml_text import dump_yaml

FORM, YAML = "form", "yaml"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form, or the text where `mode` is YAML; the scenario, or why there is
    none, with lines where it was typed as text."""

    mode: str
    fields: Fields = field(default_factory=MultiDict)
    text: str = ""
    scenario: Scenario | None = None
    problems: Sequence[Problem] = ()
    located: Sequence[Located] = ()


def typed_anew(mode: str) -> Typed:
    """Nothing typed yet."""
    return Typed(mode)


def typed_of(scenario: Scenario, mode: str) -> Typed:
    """A scenario as it is, to be changed."""
    if mode == YAML:
        return Typed(YAML, text=dump_scenario_text(scenario), scenario=scenario)
    return Typed(FORM, fields_of(scenario), scenario=scenario)


def read_typed(fields: Fields, key: str | None) -> Typed:
    """What was sent; `key` is that of the scenario that is changed, None for a new one."""
    read = _read_text(fields) if fields.get("mode") == YAML else _read_form(fields)
    if read.scenario is None or key is None:
        return read
    try:
        require_key(read.scenario, key)
    except ScenarioRefused as refused:
        return replace(read, scenario=None, problems=refused.problems)
    return read


def in_other_mode(read: Typed, mode: str) -> Typed:
    """The same in the form or as YAML; text that cannot be read stays text."""
    if mode == read.mode:
        return read
    if mode == YAML and "incumbent" not in {problem.where for problem in read.problems}:
        text = dump_yaml(document_of(read.fields)) if read.fields else ""
        return _read_text(MultiDict({"document": text})) if text.strip("{}\n") else Typed(YAML)
    return typed_of(read.scenario, FORM) if mode == FORM and read.scenario else read


def _read_form(fields: Fields) -> Typed:
    problems: list[Problem] = []
    try:
        document = document_of(fields)
    except DocumentUnreadable as error:
        problems.append(_unreadable(error, "incumbent"))
        document = document_of(MultiDict({**fields.to_dict(flat=False), "incumbent": [""]}))
    try:
        scenario: Scenario | None = read_scenario(document)
    except ScenarioRefused as refused:
        scenario, problems = None, [*refused.problems, *problems]
    return Typed(FORM, fields, scenario=None if problems else scenario, problems=problems)


def _read_text(fields: Fields) -> Typed:
    text = fields.get("document", "")
    try:
        filed = read_scenario_text(text.encode("utf-8", "surrogatepass"))
    except DocumentUnreadable as error:
        return Typed(YAML, text=text, problems=[_unreadable(error)])
    problems = [found.problem for found in filed.problems]
    return Typed(YAML, MultiDict(), text, filed.scenario, problems, filed.problems)


def _unreadable(error: DocumentUnreadable, *where: str) -> Problem:
    advice = Wording("请改正后再检查。", "Mend it and check again.")
    return Problem(error.code, Severity.HARD, where, error.wording, advice)
