"""What can go wrong around an imported file."""

from __future__ import annotations

from collections.abc import Sequence

from cards.errors import CardError
from cards.wording import Wording
from catalogue.services.errors import NotFound


class ImportNotFound(NotFound):
    """An id that no import of the actor's enterprise stands under."""

    code = "import_not_found"
    what = Wording("导入", "import")


class ImportBusy(CardError):
    """A wish about an import that is being checked or carried out."""

    code = "import_busy"

    @property
    def wording(self) -> Wording:
        return Wording(
            "这个文件正在检查或导入，请等它完成后再操作。",
            "The file is being checked or imported; wait until that is done.",
        )


class ImportNotChecked(CardError):
    """A wish to carry out an import that was not read, or was carried out already."""

    code = "import_not_checked"

    @property
    def wording(self) -> Wording:
        return Wording(
            "只有检查完成且尚未导入的文件才能导入；请先重新检查。",
            "Only a file that was checked and not imported yet can be imported; check it again.",
        )


class ImportHasFaults(CardError):
    """A wish to import all or nothing of a file in which something must be mended."""

    code = "import_has_faults"

    def __init__(self, faults: int) -> None:
        super().__init__(faults)
        self.faults = faults

    @property
    def wording(self) -> Wording:
        return Wording(
            f"有 {self.faults} 处必须改正，整体导入未执行；请改正，或只导入合格的行。",
            f"{self.faults} finding(s) must be mended, so that nothing was imported; mend them, "
            "or import the valid rows only.",
        )


class ImportFileGone(CardError):
    """An import whose file is no longer kept."""

    code = "import_file_gone"

    @property
    def wording(self) -> Wording:
        return Wording(
            "原文件已不再保存，请重新上传。", "The file is no longer kept; upload it again."
        )


class ImportNotWhole(CardError):
    """A wish for all or nothing while the cards of these `keys` cannot be saved."""

    code = "import_not_whole"

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(keys)
        self.keys = tuple(keys)

    @property
    def wording(self) -> Wording:
        listed = ", ".join(self.keys[:10])
        return Wording(
            f"整体导入未执行：{listed} 正在审核、已被他人修改或有待改正；请重新检查。",
            f"Nothing was imported: {listed} is in review, was changed by somebody else or must "
            "be mended; check again.",
        )
