"""Why a print is not read."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording


class PrintUnreadable(CardError):
    """A file that is no print of the catalogue, or one whose data were damaged."""

    code = "print_unreadable"

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.said = wording

    @property
    def wording(self) -> Wording:
        return self.said
