"""The set of a scenario, printed by command."""

import pytest

from catalogue import schema_history
from catalogue.db import Database
from catalogue.demo.scenarios import shipped_scenarios
from catalogue.services import drafts, enterprises, reviews
from catalogue.services.actor import SYSTEM
from catalogue.services.scenarios import save_scenario
from tests.flow.documents import CAST_BAR, document, value
from tests.flow.printed import Printed
from tests.flow.program import Program

QUALIFIED, POSSIBLE, EXCLUDED = CARDS = (
    document(designation="AM60B"),
    document(value("elongation", "10.0", "%", conditions=CAST_BAR), designation="AM50X"),
    document(value("elongation", "3.0", "%", conditions=CAST_BAR), designation="AZ91X"),
)


def stock(url):
    """A small catalogue, so that printing is quick: all scenarios and three cards of ACME."""
    database = Database(url)
    schema_history.upgrade(database)
    with database.transaction() as session:
        for scenario in shipped_scenarios():
            save_scenario(session, SYSTEM, scenario)
        enterprises.create_enterprise(session, SYSTEM, "ACME", "某镁业有限公司", "Acme Magnesium")
        for content in CARDS:
            number = drafts.create_draft(session, SYSTEM, "ACME", content).number
            reviews.publish(session, SYSTEM, drafts.submit(session, SYSTEM, number).id)
    database.close()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    program = Program(folder, f"sqlite:///{folder / 'small.sqlite3'}")
    stock(program.database_url)
    said = program.run("set", "--scenario", "seat-frame", "--pdf", "out.pdf")
    assert "已将 2 张卡片写入 out.pdf。" == said.out.strip()
    return Printed(folder / "out.pdf")


def test_the_set_has_the_cards_that_qualify_or_might(printed):
    assert ["MG-000001", "MG-000002"] == [*printed.contents]
    text = "".join(printed.pages)
    assert QUALIFIED["designation"] in text
    assert POSSIBLE["designation"] in text
    assert EXCLUDED["designation"] not in text


def test_the_set_is_titled_by_its_scenario_in_chinese(printed):
    cover = printed.pages[0]
    assert "汽车座椅骨架" in cover
    assert "材料性能卡片集" in cover


def test_the_set_has_the_chinese_names_of_everything(printed):
    text = "".join(printed.pages)
    for name in ("目录", "匹配排序", "某镁业有限公司", "高压铸造", "规定塑性延伸强度"):
        assert name in text


def test_the_ranking_shows_the_intervals(printed):
    (ranking,) = [page for page in printed.pages if "匹配排序" in page and "AM50X" in page][-1:]
    assert "25~75" in ranking


def test_every_font_is_embedded(printed):
    assert printed.fonts
    assert {"yes"} == {embedded for _, embedded in printed.fonts}


def test_every_entry_of_the_contents_names_the_page_on_which_its_card_begins(printed):
    for number, first in printed.contents.items():
        assert number in printed.pages[first - 1]
        assert "关键数据" in printed.pages[first - 1]
        assert f"第{first}页" in printed.pages[first - 1].replace(" ", "")


def test_every_card_has_its_bookmark(printed):
    for number, first in printed.contents.items():
        titled = [page for title, page in printed.bookmarks.items() if title.startswith(number)]
        assert [first] == titled


def test_the_bookmarks_are_in_the_order_of_the_pages(printed):
    pages = list(printed.bookmarks.values())
    assert sorted(pages) == pages
    assert {"目录 Contents", "对比表 Comparison"} <= set(printed.bookmarks)
