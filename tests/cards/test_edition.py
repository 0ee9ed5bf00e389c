"""What becomes of the cards of an edition in the next one."""

import pytest

from cards.edition import Issued, Revised, difference

A1, A2 = (Issued("MG-1", n, str(n) * 64, "AZ91D") for n in (1, 2))
B = Issued("MG-2", 1, "b" * 64, "AM60B")
C = Issued("MG-3", 1, "c" * 64, "WE43")
OTHER_CONTENT = Issued("MG-2", 1, "d" * 64, "AM60B")


@pytest.mark.parametrize(
    ("before", "now", "added", "removed", "revised", "same"),
    [
        ([], [], (), (), (), 0),
        ([A1, B], [A1, B], (), (), (), 2),
        ([A1, B], [A2, B, C], (C,), (), (Revised(A1, A2),), 1),
        ([A1, B], [B], (), (A1,), (), 1),
        ([B], [OTHER_CONTENT], (), (), (Revised(B, OTHER_CONTENT),), 0),
    ],
)
def test_cards_are_new_gone_revised_or_the_same(before, now, added, removed, revised, same):
    found = difference(before, now)
    assert (found.added, found.removed, found.revised, found.same) == (
        added,
        removed,
        revised,
        same,
    )
