"""What an import saved is submitted from its page, and nothing else with it."""

from catalogue.services import drafts
from tests.catalogue.people import document
from tests.catalogue.workbooks.test_import_pages import desk, rows


def submit(client, made):
    return client.post(f"/supplier/imports/{made}/submit")


def test_the_imported_drafts_are_submitted_and_no_other(site, supplier):
    with site.database.transaction() as session:
        own = drafts.create_draft(session, site.people.supplier, "ACME", document(), key="own")
    made = supplier.bring(rows(("A-1", 240), ("A-2", "两百四"), ("A-3", 250)))
    assert f"/supplier/imports/{made}/submit" not in supplier.page(made).text
    supplier.carry_out(made)
    assert "2 张卡片中合格的" in supplier.page(made).text
    answer = submit(supplier, made)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/supplier/")
    states = {key: entry.state for key, entry in desk(site).items()}
    assert states == {"A-1": "submitted", "A-3": "submitted", own.key: "draft"}
    assert f"/supplier/imports/{made}/submit" not in supplier.page(made).text


def test_another_enterprise_submits_nothing_of_it(site, supplier, stranger):
    made = supplier.bring(rows(("A-1", 240)))
    supplier.carry_out(made)
    assert submit(stranger, made).status_code == 404
    assert desk(site)["A-1"].state == "draft"
