"""A server that dies in the middle of five hundred submissions: what it acknowledged is there, and
nothing is there by half."""

import signal
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest

from schemas.document import document_hash
from tests.flow.documents import as_json, document, value
from tests.flow.program import serving
from tests.flow.visitors import Caller

CARDS, SUBMITTERS, ENOUGH = 500, 4, 80
IMPORT = ("import", "many.json", "--enterprise", "ACME")


@pytest.fixture(scope="module")
def token(world):
    wish = {"name": "many", "scopes": ["read", "submit", "manage"]}
    return world.caller("supplier").post("/tokens", wish).data["token"]


@pytest.fixture(scope="module")
def supplier(world, token):
    return Caller(world.server.address, token=token)


@pytest.fixture(scope="module")
def drafts(world, supplier):
    """The numbers of the drafts, made at once by one import."""
    cards = [
        {
            "key": f"K-{n}",
            "card": document(value("density", "1.80", "g/cm3"), designation=f"AK{n}X"),
        }
        for n in range(CARDS)
    ]
    (world.program.folder / "many.json").write_text(as_json({"cards": cards}), encoding="utf-8")
    world.program.run(*IMPORT)
    return [entry["number"] for entry in listed(supplier) if entry["state"] == "draft"][-CARDS:]


def listed(caller):
    """The newest revision of every card of ACME."""
    found, after = [], ""
    while page := caller.get("/drafts", limit=200, after=after).data["revisions"]:
        found += page
        after = page[-1]["number"]
    return found


@pytest.fixture(scope="module")
def acknowledged(world, token, drafts):
    """Number and hash of all that a server said was submitted before it was killed."""
    told, waiting = [], iter(drafts)
    with serving(world.program, "submitting") as doomed:
        caller = Caller(doomed.address, token=token)

        def submit():
            for number in waiting:
                try:
                    answer = caller.post(f"/cards/{number}/submit", If_Match="*")
                except (OSError, HTTPException):
                    return
                assert answer.status == 200, answer.text
                told.append((number, answer.data["content_hash"]))
                if len(told) == ENOUGH:
                    doomed.process.send_signal(signal.SIGKILL)

        with ThreadPoolExecutor(SUBMITTERS) as pool:
            for done in [pool.submit(submit) for _ in range(SUBMITTERS)]:
                done.result()
    return told


@pytest.fixture(scope="module")
def after(world, token, acknowledged):
    """What a server that was started afterwards says of every card, by number."""
    with serving(world.program, "restarted") as server:
        caller = Caller(server.address, token=token)
        standing = {entry["number"]: entry for entry in listed(caller)}
        submitted = [number for number, entry in standing.items() if entry["state"] == "submitted"]
        frozen = {number: caller.get(f"/cards/{number}", draft="true").data for number in submitted}
    return standing, frozen


def test_it_died_in_the_middle(drafts, acknowledged):
    assert ENOUGH <= len(acknowledged) < len(drafts) == CARDS


def test_every_acknowledged_submission_is_there(acknowledged, after):
    standing, _ = after
    for number, content_hash in acknowledged:
        entry = standing[number]
        assert (number, "submitted", content_hash) == (
            number,
            entry["state"],
            entry["content_hash"],
        )


def test_none_is_there_by_half(drafts, after):
    standing, frozen = after
    assert {standing[number]["state"] for number in drafts} == {"draft", "submitted"}
    for number in drafts:
        assert (standing[number]["submitted_at"] is None) is (number not in frozen)
    for number, entry in frozen.items():
        assert (number, entry["content_hash"]) == (number, document_hash(entry["card"]))


def submitted_by_the_record(world):
    """The cards that were submitted last, by the record; two pages of it are enough."""
    command = ("audit", "list", "--action", "submit", "--kind", "card", "--json")
    page = world.program.run(*command).data
    page += world.program.run(*command, "--before", str(page[-1]["n"])).data
    return {entry["object"] for entry in page}


def test_the_record_holds_and_names_every_submission(world, drafts, after):
    assert world.program.run("audit", "verify", "--json").data["is_well"]
    _, frozen = after
    assert set(drafts) & frozen.keys() == set(drafts) & submitted_by_the_record(world)
