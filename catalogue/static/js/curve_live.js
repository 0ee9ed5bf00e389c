/* Draws a curve below the field in which its points are typed: asks the server a moment after the
   last key, so that the picture and what is said of it follow the same rules as the card. */

"use strict";

(() => {
  const PAUSE = 400;
  const POINTS = "curve.points";
  const waiting = new WeakMap();

  const prefixOf = (field) => field.name.slice(0, -POINTS.length);

  function typedAround(field) {
    const prefix = prefixOf(field);
    const typed = new FormData();
    for (const control of field.form.elements) {
      if (control.name && control.name.startsWith(prefix) && control.value) {
        typed.set(control.name.slice(prefix.length), control.value);
      }
    }
    if (!typed.has("property")) {
      typed.set("property", field.dataset.curve);
    }
    typed.set("csrf_token", field.form.elements.namedItem("csrf_token").value);
    typed.set("place", prefix.replace(/\D+/g, "") || "0");
    return typed;
  }

  function placeBelow(field) {
    const above = field.closest("label") || field;
    const known = above.nextElementSibling;
    if (known && known.classList.contains("curve-live")) {
      return known;
    }
    const made = document.createElement("div");
    made.className = "curve-live";
    made.setAttribute("aria-live", "polite");
    above.after(made);
    return made;
  }

  async function draw(field) {
    const former = waiting.get(field);
    if (former && former.request) {
      former.request.abort();
    }
    const request = new AbortController();
    waiting.set(field, { request });
    const place = placeBelow(field);
    if (!field.value.trim()) {
      place.replaceChildren();
      return;
    }
    try {
      const answer = await fetch(field.dataset.curveUrl || "/supplier/curve-picture", {
        method: "POST",
        body: typedAround(field),
        signal: request.signal,
      });
      if (answer.ok && !answer.redirected) {
        place.innerHTML = await answer.text();
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        place.replaceChildren();
      }
    }
  }

  function later(field) {
    const former = waiting.get(field) || {};
    clearTimeout(former.timer);
    waiting.set(field, { ...former, timer: setTimeout(() => draw(field), PAUSE) });
  }

  function curvesOf(control) {
    if (control.matches("textarea[data-curve]")) {
      return [control];
    }
    if (!control.form || !control.name) {
      return [];
    }
    const fields = control.form.querySelectorAll("textarea[data-curve]");
    return [...fields].filter((field) => control.name.startsWith(prefixOf(field)));
  }

  function begin(part) {
    for (const field of part.querySelectorAll("textarea[data-curve]")) {
      if (field.value.trim()) {
        later(field);
      }
    }
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => curvesOf(event.target).forEach(later));
  }
  document.addEventListener("htmx:load", (event) => begin(event.target));
  begin(document);
})();
