"""What the errata of an edition say of a card."""

from dataclasses import replace

from cards.edition import Issued
from cards.wording import Wording
from schemas.errata import erratum
from tests.cards.build import card, stated

ADVICE = Wording("请核实。", "Ask.")
SUPERSEDED = Wording("已被替代", "superseded")
ISSUED = Issued("MG-000001", 1, "a" * 64, "AZ91D")
STRONG = stated("proof_strength_02", "150 MPa")
LIGHT = stated("density", "1.81 g/cm3")
LONG = stated("elongation", "3 %")


def of(printed, now):
    return erratum(ISSUED, SUPERSEDED, ADVICE, 2, (printed, now))


def test_a_changed_value_says_what_was_printed_and_what_is_right():
    weaker = stated("proof_strength_02", "140 MPa")
    (line,) = of(card(STRONG, LIGHT), card(weaker, LIGHT)).lines
    assert line.symbol == "Rp0.2"
    assert (line.printed.en, line.now.en) == ("value 150\u00a0MPa", "value 140\u00a0MPa")
    assert line.fate.zh == "已改"


def test_new_and_removed_values_stand_on_one_side():
    gone, new = sorted(
        of(card(LIGHT, LONG), card(LIGHT, STRONG)).lines, key=lambda line: line.now.en
    )
    assert (gone.printed.en, gone.now.en) == ("3\u00a0%", "")
    assert (new.printed.en, new.now.en) == ("", "150\u00a0MPa")


def test_without_another_revision_there_is_nothing_to_read_instead():
    found = erratum(ISSUED, Wording("已撤回", "withdrawn"), ADVICE)
    assert (found.instead, found.lines) == (None, ())


def test_what_is_said_beside_the_values_is_no_line():
    printed = card(STRONG)
    assert of(printed, replace(printed, note=Wording("新", "new"))).lines == ()
