/* The panel that builds a requirement: two thumbs over the bars keep step with the fields, and a
   change of unit or condition shows the bars anew. */

const numbers = (text) => text.split(" ").map(Number);

class Range {
  constructor(figure, fields) {
    this.stops = figure.dataset.stops.split(" ");
    this.below = numbers(figure.dataset.below);
    this.upto = numbers(figure.dataset.upto);
    this.bars = figure.querySelectorAll("[data-bar]");
    this.says = figure.querySelector(".range-says");
    [this.low, this.high] = figure.querySelectorAll("input");
    this.fields = fields;
    figure.querySelector(".range-thumbs").hidden = false;
    this.low.addEventListener("input", () => this.onThumb(this.low));
    this.high.addEventListener("input", () => this.onThumb(this.high));
    for (const field of Object.values(fields)) field.addEventListener("input", () => this.onField());
    this.show();
  }

  /* A thumb at the end of its way leaves that side open; the thumbs do not pass each other. */
  onThumb(thumb) {
    const [low, high] = [this.low.valueAsNumber, this.high.valueAsNumber];
    if (low > high) thumb.value = thumb === this.low ? high : low;
    const place = thumb.valueAsNumber;
    const isOpen = place === Number(thumb === this.low ? thumb.min : thumb.max);
    this.fields[thumb.dataset.end].value = isOpen ? "" : this.stops[place];
    this.show();
  }

  onField() {
    this.low.value = this.nearest(this.fields.low.value, 0);
    this.high.value = this.nearest(this.fields.high.value, this.stops.length - 1);
    this.show();
  }

  nearest(text, open) {
    const number = Number.parseFloat(text);
    if (Number.isNaN(number)) return open;
    const gaps = this.stops.map((stop) => Math.abs(stop - number));
    return gaps.indexOf(Math.min(...gaps));
  }

  show() {
    const [low, high] = [this.low.valueAsNumber, this.high.valueAsNumber];
    for (const bar of this.bars) {
      const place = Number(bar.dataset.bar);
      bar.classList.toggle("outside", place < low || place >= high);
    }
    for (const thumb of [this.low, this.high]) thumb.setAttribute("aria-valuetext", this.stops[thumb.valueAsNumber]);
    this.tell(low, high);
  }

  /* How many values lie inside is known at the stops alone. */
  tell(low, high) {
    const isAtStop = (field, stop) => field.value.trim() === "" || Number(field.value) === Number(stop);
    if (!isAtStop(this.fields.low, this.stops[low]) || !isAtStop(this.fields.high, this.stops[high])) {
      this.says.textContent = "";
      return;
    }
    const known = this.upto.at(-1);
    this.says.textContent = this.says.dataset.says.replace("{inside}", this.upto[high] - this.below[low]).replace("{known}", known);
  }
}

function attach() {
  document.querySelector("[data-picks]")?.addEventListener("change", (event) => event.target.form.requestSubmit());
  const form = document.querySelector(".builder-form");
  if (!form) return;
  const range = form.querySelector(".range");
  if (range) new Range(range, { low: form.elements.low, high: form.elements.high });
  const renews = form.querySelector(".renew");
  for (const field of form.querySelectorAll("[data-renews]")) {
    field.addEventListener("change", () => form.requestSubmit(renews));
  }
}

document.addEventListener("page:renewed", attach);
attach();
