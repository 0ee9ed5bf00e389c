"""Reports as PDF and as workbooks: whether they open, and that nothing in them acts by itself.

Runs under the limits of the process that looks at files.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import pikepdf

from catalogue.evidence.unfit import Unfit
from catalogue.workbooks.child import read
from catalogue.workbooks.package import check_package
from catalogue.workbooks.refusals import WorkbookRefused
from catalogue.workbooks.scan import Unreadable

_ACTIONS = ("/JavaScript", "/Launch")
_SUSPECT = re.compile(rb"/(?:JavaScript|JS|Launch|XFA)\b")
"""What is looked into; a word in a text is no action."""


def look_at_pdf(raw: bytes) -> dict[str, int]:
    """The number of pages. Raises Unfit."""
    try:
        with pikepdf.open(BytesIO(raw)) as document:
            if any(map(_acts, document.objects)):
                raise Unfit("evidence_active")
            pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Unfit("evidence_encrypted") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, TypeError):
        raise Unfit("evidence_damaged") from None
    if not pages:
        raise Unfit("evidence_damaged")
    return {"pages": pages}


def _acts(found: Any) -> bool:
    """Whether an object of its own holds an action that runs something."""
    plain = found.stream_dict if isinstance(found, pikepdf.Stream) else found
    if not isinstance(plain, pikepdf.Dictionary | pikepdf.Array):
        return False
    return bool(_SUSPECT.search(plain.unparse(resolved=True))) and _acts_inside(plain)


def _acts_inside(outer: Any) -> bool:
    waiting = [outer]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            inner = list(part)
        elif isinstance(part, pikepdf.Dictionary):
            if _is_action(part):
                return True
            inner = [entry for _, entry in part.items()]
        else:
            continue
        waiting += [entry for entry in inner if not getattr(entry, "is_indirect", False)]
    return False


def _is_action(part: Any) -> bool:
    keys = set(part.keys())
    is_script = "/JS" in keys and "/S" in keys
    return is_script or bool(keys & {"/JavaScript", "/XFA"}) or str(part.get("/S")) in _ACTIONS


def look_at_workbook(raw: bytes) -> dict[str, int]:
    """The number of work sheets. Raises Unfit."""
    try:
        check_package(raw)
        return {"pages": len(read(raw))}
    except WorkbookRefused as refused:
        is_other = refused.code == "workbook_other_kind"
        raise Unfit("evidence_other_kind" if is_other else refused.code) from None
    except Unreadable as unreadable:
        raise Unfit(unreadable.code) from None
    except (BadZipFile, zlib.error, EOFError, KeyError, ValueError, SyntaxError, RuntimeError):
        raise Unfit("workbook_damaged") from None
