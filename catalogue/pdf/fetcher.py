"""The fetcher of the print engine: nothing is fetched but `data:`.

The engine's own fetcher reads local files, follows every URL and would attach `/etc/passwd` to a
PDF. Print needs none of it: pictures are inlined and fonts come by fontconfig. What is refused is
logged by the engine and left out.
"""

from __future__ import annotations

from weasyprint.urls import URLFetcher


class ClosedFetcher(URLFetcher):
    """Refuses every scheme but `data:` and follows no redirect."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
