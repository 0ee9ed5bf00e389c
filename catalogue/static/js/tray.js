/* The tray of cards to compare: kept in this browser, the same on every page and in every tab. */

const KEPT = "mgcards.tray";
const MOST = 8;
const form = document.querySelector("#compare-form");
const list = form.querySelector(".tray-cards");
const says = form.querySelector(".tray-says");

function cards() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter((card) => typeof card.number === "string" && typeof card.title === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

function keep(kept) {
  localStorage.setItem(KEPT, JSON.stringify(kept));
  show();
}

function tell(text) {
  says.textContent = text;
}

function boxes() {
  return document.querySelectorAll("[data-compare]");
}

function show() {
  const kept = cards();
  const numbers = new Set(kept.map((card) => card.number));
  for (const box of boxes()) box.checked = numbers.has(box.dataset.compare);
  list.replaceChildren(...kept.map(entry));
  form.classList.toggle("has-cards", kept.length > 0);
  form.querySelector(".tray-count").textContent = kept.length ? `(${kept.length})` : "";
}

function entry(card) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${card.title} ✕`;
  button.title = card.number;
  button.addEventListener("click", () => takeOut(card));
  item.append(button);
  return item;
}

function takeIn(card) {
  const kept = cards();
  if (kept.length >= MOST) {
    tell(says.dataset.full);
    show();
    return;
  }
  keep([...kept.filter((other) => other.number !== card.number), card]);
  tell(`${says.dataset.in} ${card.title}`);
}

function takeOut(card) {
  keep(cards().filter((other) => other.number !== card.number));
  tell(`${says.dataset.out} ${card.title}`);
}

document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-compare]");
  if (!box) return;
  const card = { number: box.dataset.compare, title: box.dataset.title };
  if (box.checked) takeIn(card);
  else takeOut(card);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const numbers = cards().map((card) => card.number);
  location.assign(`${form.action}?cards=${numbers.join(",")}`);
});

form.querySelector(".tray-clear").addEventListener("click", () => keep([]));
addEventListener("storage", (event) => {
  if (event.key === KEPT) show();
});
document.addEventListener("page:renewed", show);

form.classList.add("is-live");
show();
