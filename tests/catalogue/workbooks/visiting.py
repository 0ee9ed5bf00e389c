"""Somebody who imports files through the pages."""

import html
import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from catalogue.store import imports as store
from tests.catalogue.site import token


@dataclass(frozen=True)
class Importer:
    """A visitor with the worker that does what is asked for."""

    site: Any
    client: Any
    work: Any

    def post(self, path, **form):
        return self.client.post(
            path, data={"csrf_token": token(self.client, "/supplier/imports"), **form}
        )

    def upload(self, raw, name="cards.xlsx"):
        answer = self.post("/supplier/imports", file=(BytesIO(raw), name))
        # What is large lies in a file of the test client, which it leaves open.
        answer.request.environ["wsgi.input"].close()
        return answer

    def bring(self, raw, name="cards.xlsx"):
        """The id of an import that was brought and checked."""
        answer = self.upload(raw, name)
        assert answer.status_code == 303, answer.text
        self.work()
        return answer.location.rpartition("/")[2]

    def page(self, import_id, query=""):
        return self.client.get(f"/supplier/imports/{import_id}{query}")

    def carry_out(self, import_id, mode="valid"):
        answer = self.post(f"/supplier/imports/{import_id}/carry-out", mode=mode)
        self.work()
        return answer

    def report(self, import_id):
        """The report as it is kept."""
        return self.stored(import_id).report

    def stored(self, import_id):
        with self.site.database.reading() as session:
            return store.by_id(session, import_id)

    def faults(self, import_id):
        """Cell and code of everything that must be mended."""
        return [
            (f"{line['column']}{line['row']}", line["code"])
            for line in self.report(import_id)["findings"]
            if line["severity"] == "hard"
        ]


def inputs_of(page):
    """The fields of the form of columns, by name, as a browser would send them."""
    form = page.partition('id="mapping"')[2]
    tags = re.findall(r"<input [^>]*>", form)
    found = {}
    for tag in tags:
        said = {key: html.unescape(text) for key, text in re.findall(r'(\w+)="([^"]*)"', tag)}
        if "name" in said and (said.get("type") != "checkbox" or " checked" in tag):
            found[said["name"]] = said.get("value", "")
    return found


def as_json(entries):
    return json.dumps({"cards": entries}, ensure_ascii=False).encode()
