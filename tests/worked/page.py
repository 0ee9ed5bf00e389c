"""The blocks of docs/worked-matches.md by name, and the page with all of them written anew.

A block stands between `<!-- worked: name -->` and `<!-- end -->`. After a change of the data or
of the rule, `python -m tests.worked.page` writes the page again.
"""

import re
from functools import partial
from pathlib import Path

from tests.worked import rankings, replacing, verdicts
from tests.worked.catalogue import (
    BEYOND,
    FIRST,
    FIRST_CARDS,
    SECOND,
    SECOND_CARDS,
    THIRD,
    THIRD_BOTH,
)
from tests.worked.writing import fenced

PAGE = Path(__file__).resolve().parents[2] / "docs/worked-matches.md"
BLOCK = re.compile(r"(<!-- worked: ([\w -]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def _answer(text, key):
    lines = [*verdicts.gaps(key, text), *verdicts.score(key, text)]
    return "\n\n".join([verdicts.verdict_table(key, text), fenced(lines)])


def _compared(text, key):
    return "\n\n".join([verdicts.verdict_table(key, text), fenced(verdicts.gaps(key, text))])


BLOCKS = {
    "scenarios": rankings.answers,
    "reasons": rankings.reasons,
    "1 demand": partial(verdicts.demand, FIRST),
    **{f"1 {key}": partial(_answer, FIRST, key) for key in FIRST_CARDS},
    "1 order": partial(rankings.order, FIRST, FIRST_CARDS),
    "1 near": partial(rankings.nearest, FIRST),
    **{f"1 decide {key}": partial(rankings.deciding, FIRST, key) for key in FIRST_CARDS[1:3]},
    "1 firm": partial(rankings.firmness, FIRST, FIRST_CARDS[1]),
    "2 demand": partial(verdicts.demand, SECOND),
    **{f"2 {key}": partial(_compared, SECOND, key) for key in SECOND_CARDS},
    "2 derived": partial(verdicts.derived, "zk60a-t5-extrusion", SECOND.split("; ")[1]),
    "2 hint": partial(verdicts.curve, "k1a-f-sand", SECOND.split("; ")[3]),
    "2 inside": partial(verdicts.curve, "az31b-wrought", SECOND.split("; ")[2]),
    "2 beyond": partial(verdicts.verdict_table, "az31b-wrought", BEYOND),
    "2 end": partial(verdicts.curve, "az31b-wrought", BEYOND),
    "2 order": partial(rankings.order, SECOND, SECOND_CARDS),
    "3 part": partial(replacing.incumbent, THIRD),
    "3 density": partial(replacing.candidates, "az91d-f-hpdc", "density"),
    "3 modulus": partial(replacing.candidates, "az91d-f-hpdc", "youngs_modulus"),
    "2 conductivity": partial(replacing.candidates, "az91d-f-hpdc", "thermal_conductivity"),
    "3 beam": partial(replacing.sized, "az91d-f-hpdc", THIRD),
    "3 am60b": partial(replacing.sized, "am60b-f-hpdc", THIRD),
    "3 both az91d": partial(replacing.sized, "az91d-f-hpdc", THIRD_BOTH),
    "3 both as41a": partial(replacing.sized, "as41a-f-hpdc", THIRD_BOTH),
    "3 members": partial(replacing.members, "az91d-f-hpdc", THIRD),
}


def worked_out():
    """Every block as the rule and the catalogue have it now."""
    return {name: write() for name, write in BLOCKS.items()}


def blocks_of(page):
    """The blocks that a page has."""
    return {found[2]: found[3].strip() for found in BLOCK.finditer(page)}


def written(page):
    """The page with every block written anew."""
    blocks = worked_out()
    return BLOCK.sub(lambda found: f"{found[1]}{blocks[found[2]]}\n{found[4]}", page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
