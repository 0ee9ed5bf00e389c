"""The card form as a browser without JavaScript sends it: every field that the page shows."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict

from catalogue.services import drafts
from catalogue.services.actor import SYSTEM


class Fields(HTMLParser):
    """Collects what the form `card-form` of a page would send."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.sent = MultiDict()
        self.buttons = []
        self._is_inside = False
        self._select = self._textarea = ""

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self._is_inside = said.get("id") == "card-form"
        elif self._is_inside:
            getattr(self, f"_begin_{tag}", lambda said: None)(said)

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False
        self._select = "" if tag == "select" else self._select
        self._textarea = "" if tag == "textarea" else self._textarea

    def handle_data(self, data):
        if self._textarea:
            *before, last = self.sent.poplist(self._textarea)
            text = data.removeprefix("\n") if last == "" else data
            self.sent.setlist(self._textarea, [*before, last + text.replace("\n", "\r\n")])

    def _begin_input(self, said):
        if said.get("type") != "checkbox" or "checked" in said:
            self.sent.add(said["name"], said.get("value", ""))

    def _begin_select(self, said):
        self._select = said["name"]

    def _begin_option(self, said):
        if self._select and "selected" in said:
            self.sent.add(self._select, said["value"])

    def _begin_textarea(self, said):
        self._textarea = said["name"]
        self.sent.add(said["name"], "")

    def _begin_button(self, said):
        self.buttons.append(said["value"])


@dataclass
class Filler:
    """Somebody who fills in the form of a card."""

    client: object
    number: str
    page: str = ""
    sent: MultiDict = field(default_factory=MultiDict)
    buttons: list = field(default_factory=list)

    def open(self):
        """See the form as it is now."""
        answer = self.client.get(f"/supplier/{self.number}/form")
        assert answer.status_code == 200
        return self.see(answer.text)

    def see(self, text):
        fields = Fields()
        fields.feed(text)
        self.page, self.sent, self.buttons = text, fields.sent, fields.buttons
        return self

    def fill(self, **typed):
        """Type into fields; `__` stands for the point in their names."""
        for name, text in typed.items():
            key = name.replace("__", ".")
            assert key in self.sent, key
            self.sent.setlist(key, [text])
        return self

    def press(self, wish="save", status=303):
        """Press a button of the form, and see the page that follows."""
        assert wish in self.buttons, wish
        answer = self.send(wish)
        assert answer.status_code == status, answer.text
        return self.open() if status == 303 else self.see(answer.text)

    def send(self, wish="save", path="form", **more):
        form = MultiDict([*self.sent.items(multi=True), ("do", wish), *more.items()])
        return self.client.post(f"/supplier/{self.number}/{path}", data=form)

    def autosave(self, wish="save", status=200, **more):
        """Send the form as the script does; what comes back is the next base."""
        answer = self.send(wish, "autosave", **more)
        assert answer.status_code == status, answer.text
        if status == 200:
            for name in ("expected", "base"):
                self.sent.setlist(name, [answer.json[name]])
        return answer.json


def made(site, client, content):
    """The form of a new draft of ACME, opened."""
    with site.database.transaction() as session:
        draft = drafts.create_draft(session, site.people.supplier, "ACME", content)
    return Filler(client, draft.number).open()


def stored(site, number):
    """The newest revision of a card."""
    with site.database.reading() as session:
        return drafts.get_draft(session, SYSTEM, number)


def change(site, number, **more):
    """What a colleague does meanwhile."""
    with site.database.transaction() as session:
        typed = drafts.get_draft(session, SYSTEM, number).draft.typed
        return drafts.revise(session, site.people.supplier, number, typed | more)
