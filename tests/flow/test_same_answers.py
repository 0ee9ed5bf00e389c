"""One question gets one answer: by command, on the page, through the interface."""

import re

import pytest

from cards.values import BASIS_NAMES, Basis
from tests.flow.tiers import TIERS, number_in, pages_of, rows_of

QUESTION = "Rp0.2>=120MPa; 断后伸长率>=8%; 密度<=1.85 g/cm3"
UNREADABLE = "Rp0.2>=120MPa; 密度<=abc"
ALL = "500"
STRENGTH = "Rp0.2>=25ksi"
HOT = "Rp0.2@温度=100℃>=100MPa"
SPELLINGS = (
    (STRENGTH, "Rp0.2>=172.368932329209025MPa"),
    (STRENGTH, "Rp0.2>=172.368932329209025 N/mm²"),
    (STRENGTH, "Ｒｐ０．２≥２５ｋｓｉ"),
    (STRENGTH, "屈服强度 >= 25 ksi"),
    (STRENGTH, "proof_strength_02≥25ksi"),
    (HOT, "Rp0.2@temperature=373.15K>=100MPa"),
    (HOT, "Ｒｐ０．２＠温度＝１００℃≥１００ＭＰａ"),
    ("密度<=1.85 g/cm3", "密度≤1850 kg/m³"),
)


@pytest.fixture(scope="module")
def asked(world, acme_card):
    """The interface's answer to the question."""
    return world.caller().get("/search", req=QUESTION, limit=ALL).data


@pytest.fixture(scope="module")
def commands(world, acme_card):
    """What the command says to the question and to one that cannot be read."""
    return world.program.try_together(
        ("search", QUESTION, "--json", "--limit", ALL), ("search", UNREADABLE)
    )


@pytest.fixture(scope="module")
def shown(world, acme_card):
    """The rows of the cards by number, tier by tier and page by page."""
    return {
        tier: {
            number_in(row): row
            for section in pages_of(world.visitor(), "/search", tier, req=QUESTION)
            for row in rows_of(section)
        }
        for tier in TIERS
    }


@pytest.fixture(scope="module")
def usually(world, acme_card):
    """The answer to each question as it is usually spelt."""
    caller = world.caller()
    questions = {text for text, _ in SPELLINGS}
    return {text: caller.get("/search", req=text, limit=ALL).data for text in questions}


def pairs(asked, shown):
    """Every verdict on a card that is not excluded, with the cell that shows it."""
    for match in asked["matches"]:
        if match["tier"] != "excluded":
            cells = shown[match["tier"]][match["number"]].all("td", "c-cell")
            yield from zip(match["verdicts"], cells, strict=True)


def stated(asked, shown):
    """Those that rest on a value."""
    return [(verdict, cell) for verdict, cell in pairs(asked, shown) if verdict["value"]]


def without_words(part):
    """The answer without the words of the question."""
    if isinstance(part, dict):
        kept = {key: part[key] for key in part if key not in ("text", "requirement")}
        return {key: without_words(entry) for key, entry in kept.items()}
    return [without_words(entry) for entry in part] if isinstance(part, list) else part


def test_the_command_says_the_same_as_the_interface(asked, commands):
    told = commands[0].data
    assert {key: asked[key] for key in told} == told


def test_the_pages_list_the_same_cards_in_the_same_order(asked, shown):
    numbers = [number for tier in TIERS for number in shown[tier]]
    assert [match["number"] for match in asked["matches"]] == numbers


def test_a_card_that_meets_everything_stands_first(asked, shown):
    best = asked["matches"][0]
    assert ("qualified", best["number"]) == (best["tier"], next(iter(shown["qualified"])))
    assert ["pass"] * 3 == [verdict["outcome"] for verdict in best["verdicts"]]


def test_every_requirement_has_its_verdict(asked, shown):
    assert all(len(match["verdicts"]) == 3 for match in asked["matches"])
    for verdict, cell in pairs(asked, shown):
        assert f"is-{verdict['outcome']}" in cell.classes


def test_every_value_stands_with_its_unit_as_typed(asked, shown):
    for verdict, cell in stated(asked, shown):
        figure, value = cell.said("figure"), verdict["value"]
        assert re.findall(r"[\d.]+", value["value"]) == re.findall(r"[\d.]+", figure)
        assert value["unit"].replace("m3", "m³") in figure


def test_every_value_stands_with_its_basis(asked, shown):
    for verdict, cell in stated(asked, shown):
        if basis := verdict["value"].get("basis"):
            assert cell.said("cell-facts").startswith(BASIS_NAMES[Basis(basis)].zh)


def test_every_value_stands_with_its_condition(asked, shown):
    for verdict, cell in stated(asked, shown):
        typed = verdict["value"].get("conditions", {}).get("temperature", "")
        degrees = re.search(r"[\d.]+|室温|$", typed).group()
        assert degrees in cell.said("cell-facts")


def test_every_value_stands_with_its_source(asked, shown):
    for verdict, cell in stated(asked, shown):
        title = " ".join(verdict["source"]["title"].split())
        assert title in cell.said("cell-source")


def test_every_must_that_fails_says_by_how_much(asked, shown):
    excluded = [match for match in asked["matches"] if match["tier"] == "excluded"]
    assert excluded
    for match in excluded:
        failing = [verdict for verdict in match["verdicts"] if verdict["outcome"] == "fail"]
        rows = shown["excluded"][match["number"]].all("tr")
        assert len(failing) == len(rows)
        assert all(verdict["gap"] for verdict in failing)
        assert all(re.search(r"[+−][\d.]+", row.text) for row in rows)


@pytest.mark.parametrize(("usual", "other"), SPELLINGS, ids=[other for _, other in SPELLINGS])
def test_another_spelling_is_the_same_question(world, usually, usual, other):
    answer = world.caller().get("/search", req=other, limit=ALL).data
    assert without_words(usually[usual]) == without_words(answer)
    assert "pass" in {match["verdicts"][0]["outcome"] for match in answer["matches"]}


def test_an_unreadable_question_names_the_column_everywhere(world, commands):
    interface = world.caller().get("/search", req=UNREADABLE)
    page = world.visitor().get("/search", req=UNREADABLE)
    command = commands[1]
    assert (400, 400, 1) == (interface.status, page.status, command.status)
    column = str(interface.data["column"])
    assert f"第 {column} 列" in page.words
    assert f"第 {column} 列" in command.err
