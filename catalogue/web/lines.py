"""How many lines of a ranked list a page shows; many when the address says so."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import request

FEW = 20
ALL = 500


def lines_shown() -> dict[str, Any]:
    """For the template: the most lines of a group, and the address that shows many."""
    args = request.args.to_dict(flat=False) | {"show": ["all"]}
    return {
        "most": ALL if request.args.get("show") == "all" else FEW,
        "all_lines_url": f"{request.path}?{urlencode(args, doseq=True)}",
    }
