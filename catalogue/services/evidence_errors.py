"""What can go wrong around the files that stand behind values."""

from __future__ import annotations

from collections.abc import Sequence

from cards.errors import CardError
from cards.wording import Wording
from catalogue.services.errors import NotFound


class AttachmentNotFound(NotFound):
    """A hash under which nothing lies that the one who asks may see."""

    code = "attachment_not_found"
    what = Wording("附件", "attachment")


class AttachmentInUse(CardError):
    """A file that was submitted or published with cards, which can be read for ever."""

    code = "attachment_in_use"

    def __init__(self, name: str, numbers: Sequence[str]) -> None:
        super().__init__(name, numbers)
        self.name = name
        self.numbers = tuple(numbers)

    @property
    def wording(self) -> Wording:
        listed = ", ".join(self.numbers)
        return Wording(
            f"附件 {self.name} 是已送审或已发布的卡片 {listed} 的依据，不能删除；可以设为保密。",
            f"{self.name} stands behind {listed}, submitted or published, and cannot be removed; "
            "it can be made confidential.",
        )
