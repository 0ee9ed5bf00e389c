"""The interface keeps what its description promises, whoever asks and whatever is asked.

`make contract` asks a thousand questions in the name of each; here are some for each operation.
"""

import sys

import pytest

from catalogue.api.operations import OPERATIONS
from catalogue.jobs.runner import Runner
from catalogue.jobs.works import WORKS
from catalogue.services import disclosures, drafts, invitations, remarks
from catalogue.services.letters import Letterhead
from tests.catalogue.api.contract import Contract
from tests.catalogue.evidence.files import picture
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.workbooks.test_import_pages import HEADS, SOURCE
from tests.conftest import CONTRACT_CASES

ROLES = ("visitor", "supplier", "stranger", "engineer", "reviewer", "admin")


@pytest.fixture
def files(site, supplier, tmp_path):
    """An attachment, and a workbook that was checked."""
    kept = supplier(
        "POST", "/attachments?enterprise=ACME", data=picture(), content_type="image/png"
    )
    table = ",".join(HEADS) + "\nA-1,AZ91D,高压铸造,1.81,坏," + ",".join(SOURCE)
    brought = supplier(
        "POST", "/imports?enterprise=ACME", data=table.encode(), content_type="text/csv"
    )
    assert Runner(site.database, tmp_path / "results", WORKS).step()
    return {"sha256": [kept.json["sha256"]], "import_id": [brought.json["id"]]}


@pytest.fixture
def contract(site, files):
    """A site in which there is one of everything that an address may name."""
    people, hidden = site.people, value("density", "1.8", "g/cm³", confidential=True)
    with site.database.transaction() as session:
        secretive = published(session, people, document("AZ80", hidden, proof_strength()))
        wish = disclosures.ask(session, people.engineer, secretive.number, "a bracket")
        remark = remarks.remark(session, people.supplier, site.draft_number, "values/0", "see")
        invitations.invite(session, people.supplier, Letterhead(), "ACME", "a@b.cc", "editor")
        (ticket,) = invitations.list_open(session, people.supplier, "ACME")
        ready = drafts.create_draft(session, people.supplier, "ACME", document("ZK60"))
    job = site.visitor().post("/api/v1/card-sets", json={"cards": [site.number]}).json["id"]
    numbers = [site.number, site.draft_number, site.waiting_number, ready.number, secretive.number]
    known = files | {
        "number": numbers,
        "revision": [1],
        "revision_id": [site.waiting_id],
        "key": ["seat-frame"],
        "version": [1],
        "code": ["ACME"],
        "enterprise": ["ACME", "OTHER"],
        "wish_id": [wish.id],
        "remark_id": [remark.id],
        "ticket_id": [ticket.id],
        "account_id": [people.supplier.user_id],
        "token_id": [1, 2],
        "status": ["applied", "admitted"],
        "job_id": [job],
        "property": ["density"],
    }
    return Contract(site, known)


@pytest.mark.parametrize("who", ROLES)
def test_the_contract_is_kept(contract, who):
    counted = contract.keep(who, CONTRACT_CASES)
    sys.stdout.write(f"{who}: {sum(counted.values())} questions, {dict(sorted(counted.items()))}\n")
    assert counted[200] > 0


def test_every_operation_has_a_name_and_says_what_it_answers(contract):
    named = {operation.definition.raw["operationId"] for operation in contract.operations}
    assert named == {name.removeprefix("api-").replace(".", "_") for name in OPERATIONS}
    for operation in contract.operations:
        raw = operation.definition.raw
        assert raw["summary"] and raw["description"]
        answers = {code: said for code, said in raw["responses"].items() if code[0] == "2"}
        assert answers
        assert all("content" in said for code, said in answers.items() if code != "204")
