"""What the process that looks at a file says of one that is not taken."""

from __future__ import annotations


class Unfit(Exception):
    """A file that is not taken; `code` is one of the reasons of evidence or of workbooks."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
