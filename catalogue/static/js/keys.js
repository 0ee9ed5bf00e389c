/* The keys of the pages: / ? j k c C. They act only where nothing is being typed, and a reader can
   switch them off (WCAG 2.1.4). */

const KEPT = "mgcards.keys";
const CARDS = "main a.card-name";
const dialog = document.querySelector("#keys");
const choice = dialog.querySelector("#keys-on");

const areOn = () => localStorage.getItem(KEPT) !== "off";

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=listbox], [role=slider], [role=application]");
}

function showKeys() {
  choice.checked = areOn();
  if (!dialog.open) dialog.showModal();
}

/* To the line in which requirements are typed, on this page or on that of the search. */
function toRequirements() {
  const line = document.querySelector("main [data-search-line], main input[name=ask], main input[name=req]");
  if (!line) {
    location.assign(document.querySelector("nav.site-nav a").href);
    return;
  }
  line.focus();
  line.select();
}

function toCard(step) {
  const cards = [...document.querySelectorAll(CARDS)].filter((card) => card.offsetParent);
  if (!cards.length) return;
  const row = rowOf(document.activeElement);
  const now = cards.findIndex((card) => card === document.activeElement || (row && row.contains(card)));
  const next = now < 0 ? (step > 0 ? 0 : cards.length - 1) : now + step;
  cards[Math.max(0, Math.min(next, cards.length - 1))].focus();
}

function rowOf(element) {
  return element?.closest("main tr, main li, main [data-card]");
}

/* The box of the card that is looked at: that of its row, else that of the page. */
function compareBox() {
  const row = rowOf(document.activeElement);
  return row?.querySelector("[data-compare]") ?? document.querySelector("main .card-head [data-compare]");
}

function openComparison() {
  const form = document.querySelector("#compare-form");
  if (form) form.requestSubmit();
}

const DOES = {
  "/": toRequirements,
  "?": showKeys,
  j: () => toCard(1),
  k: () => toCard(-1),
  c: () => compareBox()?.click(),
  C: openComparison,
};

function onArrow(event) {
  if (!document.activeElement?.matches(CARDS)) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  toCard(step);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (dialog.open || isTyping(event.target) || !areOn()) return;
  const act = DOES[event.key];
  if (!act) return onArrow(event);
  event.preventDefault();
  act();
});

dialog.querySelector(".keys-close").addEventListener("click", () => dialog.close());
choice.addEventListener("change", () => localStorage.setItem(KEPT, choice.checked ? "on" : "off"));

for (const button of document.querySelectorAll(".keys-open")) {
  button.hidden = false;
  button.addEventListener("click", showKeys);
}
