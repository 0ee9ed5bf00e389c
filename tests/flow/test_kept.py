"""A server that is stopped, or dies in the middle of its work, has lost nothing it acknowledged."""

import signal
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.flow.documents import document
from tests.flow.program import serving, worker_of
from tests.flow.publishing import NEW
from tests.flow.visitors import Caller

ENOUGH = 5


def post_until_it_dies(address, acknowledged):
    """Post cards one after the other; note each that the server says is kept."""
    supplier = Caller(address, "supplier")
    while True:
        try:
            answer = supplier.post(NEW, document(designation=f"AK{len(acknowledged)}X"))
        except (OSError, HTTPException):
            return
        if answer.status == 201:
            acknowledged.append((answer.data["number"], answer.data["content_hash"]))


def is_alive(pid):
    """Whether the process still runs; one that nobody has waited for does not."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"


def wait_until(condition):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not condition():
        time.sleep(0.05)
    assert condition()


@pytest.fixture(scope="module")
def killed(world):
    """What was acknowledged by a second server before it was killed, and the id of its worker."""
    acknowledged = []
    with serving(world.program, "doomed") as doomed:
        work = threading.Thread(target=post_until_it_dies, args=(doomed.address, acknowledged))
        work.start()
        wait_until(lambda: len(acknowledged) >= ENOUGH)
        worker = worker_of(doomed)
        doomed.process.send_signal(signal.SIGKILL)
        work.join()
    return acknowledged, worker


def test_a_killed_server_has_kept_every_card_that_it_acknowledged(world, killed):
    supplier = world.caller("supplier")
    for number, content_hash in killed[0]:
        assert content_hash == supplier.get(f"/cards/{number}", draft="true").data["content_hash"]


def test_the_next_card_gets_a_number_of_its_own(world, killed):
    answer = world.caller("supplier").post(NEW, document(designation="AK99X"))
    assert answer.data["number"] not in {number for number, _ in killed[0]}


def test_the_worker_of_a_killed_server_ends_by_itself(killed):
    wait_until(lambda: not is_alive(killed[1]))
