/* The list under the line of requirements: a combobox as WAI-ARIA describes it. Arrows choose, Enter
   takes, Escape closes; Enter with nothing chosen searches. */

const WAIT = 80;

function attach(input) {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${input.id}-completions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  list.hidden = true;
  input.parentElement.classList.add("completes");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  return new Completing(input, list);
}

class Completing {
  constructor(input, list) {
    Object.assign(this, { input, list, found: [], chosen: -1, timer: 0, asked: 0 });
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (event) => this.onPointer(event));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const turn = ++this.asked;
    const typed = this.input.value.slice(0, this.input.selectionEnd);
    const answer = await fetch(`/search/complete?text=${encodeURIComponent(typed)}`);
    if (!answer.ok || turn !== this.asked) return;
    this.show(await answer.json());
  }

  show(found) {
    this.found = found;
    this.chosen = -1;
    this.list.replaceChildren(...found.map((entry, place) => this.line(entry, place)));
    this.open(found.length > 0 && document.activeElement === this.input);
  }

  line(entry, place) {
    const line = document.createElement("li");
    line.id = `${this.list.id}-${place}`;
    line.setAttribute("role", "option");
    line.dataset.place = place;
    const label = document.createElement("span");
    label.textContent = entry.label;
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = entry.note;
    line.append(label, note);
    return line;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.open(false);
  }

  choose(place) {
    this.chosen = (place + this.found.length) % this.found.length;
    for (const line of this.list.children) {
      line.setAttribute("aria-selected", String(Number(line.dataset.place) === this.chosen));
    }
    const line = this.list.children[this.chosen];
    this.input.setAttribute("aria-activedescendant", line.id);
    line.scrollIntoView({ block: "nearest" });
  }

  take(place) {
    const { start, text } = this.found[place];
    const end = this.input.selectionEnd;
    this.input.setRangeText(text, start, end, "end");
    this.close();
    this.later();
  }

  onKey(event) {
    if (event.isComposing) return;
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.later();
      return;
    }
    if (event.key === "ArrowDown") this.choose(this.chosen + 1);
    else if (event.key === "ArrowUp") this.choose(this.chosen < 0 ? -1 : this.chosen - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  onPointer(event) {
    const line = event.target.closest("li");
    if (!line) return;
    event.preventDefault();
    this.take(Number(line.dataset.place));
    this.input.focus();
  }
}

const attachAll = () => {
  for (const input of document.querySelectorAll("input[data-search-line]:not([role])")) attach(input);
};

document.addEventListener("page:renewed", attachAll);
attachAll();
