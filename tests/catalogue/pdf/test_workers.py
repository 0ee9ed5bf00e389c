"""Workers that lay out parts side by side: when they are started, in which order they answer."""

import os
from multiprocessing import get_context

from catalogue.pdf.workers import FEW, Workers


def who(_):
    return os.getpid()


def asked(count, sending):
    with Workers() as workers:
        sending.send((os.getpid(), {*workers.map(who, range(count))}))


def of_a_print(count):
    """The process of a print, and those that worked for it."""
    receiving, sending = get_context("spawn").Pipe(duplex=False)
    child = get_context("spawn").Process(target=asked, args=(count, sending))
    child.start()
    own, working = receiving.recv()
    child.join()
    return own, working


def test_few_parts_are_laid_out_without_starting_anybody():
    with Workers() as workers:
        assert {*workers.map(who, range(FEW))} == {os.getpid()}


def test_many_parts_are_laid_out_by_others_in_their_order():
    with Workers() as workers:
        assert os.getpid() not in {*workers.map(who, range(FEW + 1))}
        assert [*workers.map(abs, range(-20, 0))] == [*range(20, 0, -1)]


def test_in_the_process_of_a_print_two_parts_are_enough():
    own, working = of_a_print(2)
    assert own not in working
    own, working = of_a_print(1)
    assert {own} == working
