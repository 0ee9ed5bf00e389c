"""Every number of docs/worked-matches.md is what the rule, the index and the catalogue give."""

import ast
import operator
import re
from functools import cache

import pytest

from cards import lightweighting, matching, reading, robustness, utility
from cards.columns.search import Query
from cards.matching import rank
from cards.members import LAWS, LimitedBy, Member
from tests.cards.columns.build import indexed, told
from tests.worked import rankings
from tests.worked.catalogue import FIRST, SECOND, asked, cards
from tests.worked.page import BLOCK, BLOCKS, PAGE, blocks_of, worked_out

TEXT = PAGE.read_text(encoding="utf-8")
ON_PAGE = blocks_of(TEXT)
LINK_OR_CODE = re.compile(r"\]\([^)]*\)|`[^`]*`")
DESIGNATION = re.compile(r"[A-Z]+\d+[A-Z]*(?:-[A-Z]\d*)?|Rp0\.2")
FIRST_NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
IN_TABLE = re.compile(r"\| (\d+) / (\d+) \| [^|]*`([\w-]+)` \| (.*) \|")

BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
CALLS = {"max": max, "clamp": lambda number, low, high: min(high, max(low, number))}


@cache
def expected():
    return worked_out()


def stale(page, blocks):
    """The blocks of a page that say something else than what was worked out."""
    found = blocks_of(page)
    return {name for name in {*found, *blocks} if found.get(name) != blocks.get(name)}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_of_the_page_is_what_the_rule_gives(name):
    advice = "after a change of data or rule: python -m tests.worked.page"

    assert expected()[name] == ON_PAGE.get(name), advice


def test_the_page_has_no_block_that_nothing_checks():
    assert set(BLOCKS) == set(ON_PAGE)


def test_no_number_of_the_page_stands_outside_of_what_is_checked():
    named = {card.designation for card in cards().values()}
    prose = LINK_OR_CODE.sub("", BLOCK.sub("", TEXT))

    called = {name.split("-")[0] for name in DESIGNATION.findall(prose)} - {"Rp0.2"}
    assert called <= named
    assert re.findall(r".*\d.*", DESIGNATION.sub("", prose)) == []


def lines_of_arithmetic():
    for block in ON_PAGE.values():
        for line in block.splitlines():
            cells = line.split("|") if line.startswith("|") else [line]
            yield from (cell.strip() for cell in cells if " = " in cell)


def value_of(text):
    """What an expression of the page comes to."""
    plain = text.translate(str.maketrans({"−": "-", "·": "*"})).replace("^", "**")
    return computed(ast.parse(plain.strip(), mode="eval").body)


def computed(node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp):
        return -computed(node.operand)
    if isinstance(node, ast.Call):
        return CALLS[node.func.id](*map(computed, node.args))
    return BINARY[type(node.op)](computed(node.left), computed(node.right))


@pytest.mark.parametrize("line", list(lines_of_arithmetic()))
def test_a_line_of_arithmetic_comes_to_what_it_says(line):
    *expressions, result = line.split(": ")[-1].split(" = ")
    said = value_of(FIRST_NUMBER.match(result)[0])

    assert [pytest.approx(said, rel=3e-3, abs=1e-4)] * len(expressions) == list(
        map(value_of, expressions)
    )


@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_the_index_ranks_as_the_page_does(text):
    found = indexed(cards()).search(Query(asked(text), most=len(cards())))

    assert told(rank(cards().items(), asked(text))) == told(found.cards)


@pytest.mark.parametrize("name", ["1 order", "2 order"])
def test_the_index_gives_places_and_scores_of_the_page(name):
    text = {"1": FIRST, "2": SECOND}[name[0]]
    found = indexed(cards()).search(Query(asked(text), most=len(cards()))).cards
    rows = [IN_TABLE.fullmatch(line) for line in ON_PAGE[name].splitlines()[2:]]

    assert all(rows)
    for place, total, number, cells in (row.groups() for row in rows):
        card = found[int(place) - 1]
        _, low, high, coverage, _ = cells.split(" | ")
        scores = [float(end) / 100 for end in (low, high) if end != "–"]
        assert (card.number, len(found)) == (number, int(total))
        assert [card.low, card.high][: len(scores)] == pytest.approx(scores, rel=1e-3)
        assert card.coverage == pytest.approx(float(coverage), rel=1e-3)


@pytest.mark.parametrize("name", BLOCKS)
def test_any_digit_that_is_changed_is_found(name):
    block = next(found[0] for found in BLOCK.finditer(TEXT) if found[2] == name)
    begin = block.index("\n")
    for digit in re.finditer(r"\d", block[begin:]):
        at = begin + digit.start()
        changed = f"{block[:at]}{(int(digit[0]) + 1) % 10}{block[at + 1 :]}"

        assert stale(changed, {name: expected()[name]}) == {name}


def bent_utility(requirement, number):
    ratio = (number - requirement.limit) / (requirement.target - requirement.limit)
    return min(1.0, max(0.0, ratio)) ** 2


def kindest_first(found, question):
    *before, near, far = ORDINARY_PRECEDENCE(found, question)
    return (*before, -near, -far)


ORDINARY_PRECEDENCE = reading.precedence
OTHER_LAW = {(Member.SQUARE_BEAM, LimitedBy.STIFFNESS): LAWS[Member.TIE, LimitedBy.STRENGTH]}


@pytest.mark.parametrize(
    ("module", "name", "changed", "block"),
    [
        (utility, "utility", bent_utility, "1 zk60a-t5-extrusion"),
        (matching, "GRAIN", 10, "1 order"),
        (reading, "precedence", kindest_first, "3 density"),
        (robustness, "_EXACT", 0.7, "1 firm"),
        (lightweighting, "LAWS", {**LAWS, **OTHER_LAW}, "3 beam"),
        (lightweighting, "LEAST_SAVING", 0.01, "3 members"),
    ],
)
def test_a_change_of_the_rule_makes_the_page_stale(monkeypatch, module, name, changed, block):
    rankings.ranked.cache_clear()
    monkeypatch.setattr(module, name, changed)

    now = BLOCKS[block]()

    rankings.ranked.cache_clear()
    assert now != ON_PAGE[block]
