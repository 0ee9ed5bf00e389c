"""A workbook through the pages: brought, reported on, mapped, imported, and brought again."""

from sqlalchemy import text

from catalogue.services import drafts
from tests.catalogue.workbooks.hostile import (
    HOSTILE,
    encrypted,
    external_entity,
    sparse_corner,
    truncated,
    workbook,
)
from tests.catalogue.workbooks.visiting import inputs_of

HEADS = ["编号", "牌号", "形态", "密度 g/cm³ 典型值", "抗拉强度 MPa 23℃ 典型", "来源", "来源类型"]
SOURCE = ["2026 年检验报告", "企业自测"]


def rows(*values):
    """A workbook of one card for each pair of key and tensile strength."""
    cards = [[key, "AZ91D", "高压铸造", 1.81, strength, *SOURCE] for key, strength in values]
    return workbook(HEADS, *cards)


def desk(site, code="ACME"):
    with site.database.reading() as session:
        found = drafts.list_drafts(session, site.people.supplier, code)
    return {entry.key: entry for entry in found if entry.key}


def test_a_clean_workbook_becomes_drafts(site, supplier):
    made = supplier.bring(rows(("A-1", 240), ("A-2", "≥230")))
    report = supplier.report(made)
    assert [] == supplier.faults(made)
    assert (report["counts"]["cards"], report["counts"]["valid"], report["counts"]["add"]) == (
        2,
        2,
        2,
    )
    assert {} == desk(site)
    supplier.carry_out(made)
    assert supplier.stored(made).state == "imported"
    found = desk(site)
    assert ["A-1", "A-2"] == sorted(found)
    assert "已导入" in supplier.page(made).text


def test_rows_in_which_something_must_be_mended_are_left_out(site, supplier):
    made = supplier.bring(rows(("A-1", 240), ("A-2", "两百四"), ("A-3", 250)))
    assert [("E3", "number_unreadable")] == supplier.faults(made)
    page = supplier.page(made).text
    assert "E3" in page and "两百四" in page
    assert 409 == supplier.carry_out(made, "all").status_code
    assert {} == desk(site)
    supplier.carry_out(made)
    assert ["A-1", "A-3"] == sorted(desk(site))
    fates = {card["key"]: card["fate"] for card in supplier.report(made)["outcome"]}
    assert {"A-1": "add", "A-2": "left_out", "A-3": "add"} == fates


def test_the_same_file_again_changes_nothing_and_a_mended_one_only_what_was_mended(site, supplier):
    first = rows(("A-1", 240), ("A-2", 230))
    supplier.carry_out(supplier.bring(first))
    before = {key: entry.content_hash for key, entry in desk(site).items()}
    again = supplier.bring(first)
    assert 2 == supplier.report(again)["counts"]["unchanged"]
    supplier.carry_out(again)
    assert before == {key: entry.content_hash for key, entry in desk(site).items()}
    supplier.carry_out(supplier.bring(rows(("A-1", 240), ("A-2", 235))))
    after = {key: entry.content_hash for key, entry in desk(site).items()}
    assert before["A-1"] == after["A-1"]
    assert before["A-2"] != after["A-2"]
    assert len(desk(site)) == 2


def test_all_or_nothing_saves_all(site, supplier):
    made = supplier.bring(rows(("A-1", 240), ("A-2", 230)))
    supplier.carry_out(made, "all")
    assert ["A-1", "A-2"] == sorted(desk(site))


def test_what_somebody_changed_since_the_check_is_left_alone(site, supplier):
    supplier.carry_out(supplier.bring(rows(("A-1", 240))))
    made = supplier.bring(rows(("A-1", 250)))
    with site.database.transaction() as session:
        entry = desk(site)["A-1"]
        drafts.revise(session, site.people.supplier, entry.number, {**entry.document, "note": "x"})
    supplier.carry_out(made)
    assert ["stale"] == [card["fate"] for card in supplier.report(made)["outcome"]]
    assert desk(site)["A-1"].card.note.en == "x"


def test_another_enterprise_finds_no_such_import(supplier, stranger):
    made = supplier.bring(rows(("A-1", 240)))
    for path in ("", "/annotated.xlsx"):
        assert 404 == stranger.client.get(f"/supplier/imports/{made}{path}").status_code
    for action in ("mapping", "check", "carry-out", "discard"):
        assert 404 == stranger.post(f"/supplier/imports/{made}/{action}").status_code
    assert "cards.xlsx" not in stranger.client.get("/supplier/imports").text
    assert supplier.stored(made).state == "checked"


def test_a_corrected_meaning_is_used_and_remembered(site, supplier, stranger):
    heads = ["编号", "牌号", "神秘列", "密度 g/cm³ 典型值", "来源", "来源类型"]
    raw = workbook(heads, ["A-1", "AZ91D", "高压铸造", 1.81, *SOURCE])
    made = supplier.bring(raw)
    page = supplier.page(made).text
    assert "神秘列" in page
    fields = inputs_of(page)
    name = next(key for key, text in fields.items() if text == "" and key.startswith("s0-"))
    fields[name] = "产品形态"
    assert 303 == supplier.post(f"/supplier/imports/{made}/mapping", **fields).status_code
    supplier.work()
    supplier.carry_out(made)
    assert desk(site)["A-1"].card.form == "hpdc"
    again = supplier.bring(raw)
    targets = [column["target"] for column in supplier.stored(again).plan["sheets"][0]["columns"]]
    assert "form" in targets
    others = stranger.bring(raw)
    targets = [column["target"] for column in stranger.stored(others).plan["sheets"][0]["columns"]]
    assert "form" not in targets


def test_a_meaning_that_there_is_not_is_told_and_what_was_typed_stays(supplier):
    made = supplier.bring(rows(("A-1", 240)))
    fields = inputs_of(supplier.page(made).text)
    fields["s0-3"] = "没有这种性能"
    answer = supplier.post(f"/supplier/imports/{made}/mapping", **fields)
    assert answer.status_code == 422
    assert answer.text.count("没有这种性能") == 2


def test_what_holds_for_every_value_is_said_once(site, supplier):
    raw = workbook(["编号", "牌号", "形态", "密度 g/cm³"], ["A-1", "AZ91D", "高压铸造", 1.81])
    made = supplier.bring(raw)
    fields = inputs_of(supplier.page(made).text)
    fields |= {"basis": "typical", "kind": "own_test", "title": "2026 年检验", "conditions": ""}
    supplier.post(f"/supplier/imports/{made}/mapping", **fields)
    supplier.work()
    supplier.carry_out(made)
    (value,) = desk(site)["A-1"].card.values
    assert value.basis == "typical"
    assert [source.title for source in desk(site)["A-1"].card.sources] == ["2026 年检验"]


def test_who_may_only_read_is_offered_no_upload(site, supplier):
    with site.database.transaction() as session:
        session.execute(
            text("UPDATE account SET enterprise_role = 'viewer' WHERE role = 'supplier'")
        )
    page = supplier.client.get("/supplier/imports").text
    assert 'type="file"' not in page
    assert "只能查看" in page


def test_findings_are_filtered_and_paged(supplier):
    made = supplier.bring(rows(*((f"K{n:03d}", "坏") for n in range(150))))
    first = supplier.page(made).text
    assert first.count('class="line-hard"') + first.count('class="line-soft"') == 100
    assert supplier.page(made, "?q=K149&severity=hard").text.count('class="line-hard"') == 1
    assert supplier.page(made, "?severity=hard&page=2").text.count('class="line-hard"') == 50
    assert supplier.page(made, "?code=nothing").status_code == 200


def test_a_hostile_file_is_refused_on_the_page(supplier, tmp_path):
    for make in (sparse_corner, external_entity, encrypted, truncated):
        name, _, status = HOSTILE[make]
        answer = supplier.upload(make(), name)
        assert answer.status_code == status
        assert 'role="alert"' in answer.text
    assert [] == list((tmp_path / "imports").glob("*"))


def test_a_file_of_more_than_four_megabytes_is_taken_and_one_of_more_than_twenty_is_not(supplier):
    large = "编号,牌号,备注\n" + "".join(f"K{n},AZ91D,{'x' * 3000}\n" for n in range(1500))
    assert 303 == supplier.upload(large.encode(), "large.csv").status_code
    assert 413 == supplier.upload(b"a,b\n" * 6_000_000, "huge.csv").status_code


def test_a_removed_import_leaves_nothing_behind(site, supplier, tmp_path):
    made = supplier.bring(rows(("A-1", 240)))
    supplier.carry_out(made)
    assert 303 == supplier.post(f"/supplier/imports/{made}/discard").status_code
    assert 404 == supplier.page(made).status_code
    assert [] == list((tmp_path / "imports").glob("*"))
    assert "A-1" in desk(site)


def test_while_a_job_works_nothing_else_is_begun(supplier):
    answer = supplier.upload(rows(("A-1", 240)))
    made = answer.location.rpartition("/")[2]
    page = supplier.page(made).text
    assert "<progress" in page and 'http-equiv="refresh"' in page
    for action in ("carry-out", "check", "discard"):
        assert 409 == supplier.post(f"/supplier/imports/{made}/{action}").status_code


def test_two_imports_at_once_keep_apart(site, supplier):
    one, two = (supplier.upload(rows((key, 240))).location for key in ("A-1", "A-2"))
    supplier.work()
    for location in (one, two):
        supplier.carry_out(location.rpartition("/")[2])
    assert ["A-1", "A-2"] == sorted(desk(site))
