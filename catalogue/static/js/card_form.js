/* The card form while it is filled in: every change is sent a moment after the last key, one
   request at a time; what comes back is shown without taking the keyboard from whoever types. */

"use strict";

(() => {
  const form = document.getElementById("card-form");
  if (!form) {
    return;
  }
  const PAUSE = 900;
  const RETRY = 5000;
  const state = document.getElementById("save-state");
  const words = form.dataset;
  let timer = 0;
  let isSending = false;
  let isDirty = false;
  let isLeaving = false;
  let unconfirmed = "";
  const waiting = [];

  function tell(kind, text) {
    state.dataset.state = kind;
    state.textContent = text;
  }

  function fieldsNow(wish) {
    const fields = new URLSearchParams();
    for (const [name, text] of new FormData(form)) {
      fields.append(name, text);
    }
    fields.set("do", wish);
    if (unconfirmed) {
      fields.set("unconfirmed", unconfirmed);
    }
    return fields;
  }

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(() => send("save"), pause);
  }

  /* Sends now, or as soon as the request under way is answered. */
  async function send(wish) {
    clearTimeout(timer);
    if (isSending) {
      if (wish !== "save" || !waiting.length) {
        waiting.push(wish);
      }
      return;
    }
    isSending = true;
    isDirty = false;
    tell("saving", words.saving);
    const fields = fieldsNow(wish);
    const before = snapshot();
    try {
      const answer = await fetch(words.autosave, {
        method: "POST",
        body: fields,
        headers: { Accept: "application/json" },
      });
      await take(answer, wish, before);
    } catch (error) {
      fields.delete("unconfirmed");
      unconfirmed = fields.toString();
      isDirty = true;
      tell("failed", words.offline);
      later(RETRY);
    }
    isSending = false;
    const next = waiting.shift();
    if (next) {
      send(next);
    }
  }

  async function take(answer, wish, before) {
    const kind = answer.headers.get("Content-Type") || "";
    if (answer.redirected || !kind.startsWith("application/json")) {
      isDirty = true;
      tell("failed", words.failed.replace("{why}", words.again));
      return;
    }
    const told = await answer.json();
    unconfirmed = "";
    if (!answer.ok) {
      isDirty = true;
      tell("failed", words.failed.replace("{why}", told.why));
      if (told.conflict) {
        showConflict(told.conflict);
      }
      return;
    }
    show(told, wish, before);
  }

  function showConflict(html) {
    const place = document.getElementById("conflict");
    place.innerHTML = html;
    tell("failed", words.failed.replace("{why}", words.conflict));
    place.scrollIntoView({ block: "start" });
  }

  function show(told, wish, before) {
    form.elements.expected.value = told.expected;
    form.elements.base.value = told.base;
    document.getElementById("conflict").replaceChildren();
    if (told.title) {
      document.getElementById("card-title").textContent = told.title;
    }
    if (told.body !== undefined) {
      showBody(told, movedBy(wish), before);
    } else {
      showFindings(told);
    }
    showLive(told.live);
    if (told.remark) {
      tell("failed", told.remark);
    } else if (told.is_merged) {
      tell("saved", words.merged);
    } else if (!isDirty) {
      const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
      tell("saved", words.saved.replace("{time}", time));
    }
  }

  function showLive(html) {
    const live = document.getElementById("live");
    const open = [...live.querySelectorAll("details")].map((part) => part.open);
    live.innerHTML = html;
    live.querySelectorAll("details").forEach((part, place) => {
      part.open = Boolean(open[place]);
    });
    announce(live);
  }

  function announce(part) {
    part.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
  }

  function showFindings(told) {
    for (const place of form.querySelectorAll(".told, .told-general")) {
      const html = told.told[place.id.replace("told-", "")] || "";
      if (place.innerHTML !== html) {
        place.innerHTML = html;
      }
    }
    const wrong = new Set(told.wrong);
    for (const control of form.elements) {
      if (control.name && control.type !== "hidden") {
        if (wrong.has(control.name)) {
          const place = control.closest("[data-row], .single");
          control.setAttribute("aria-invalid", "true");
          if (place) {
            control.setAttribute("aria-describedby", place.querySelector(".told").id);
          }
        } else {
          control.removeAttribute("aria-invalid");
          control.removeAttribute("aria-describedby");
        }
      }
    }
    for (const cell of form.querySelectorAll(".needed")) {
      cell.classList.toggle("lacking", !cell.querySelector("input, select").value.trim());
    }
  }

  function snapshot() {
    const texts = new Map();
    for (const control of form.elements) {
      if (control.name && control.type !== "hidden" && control.tagName !== "BUTTON") {
        texts.set(control.name, valueOf(control));
      }
    }
    return texts;
  }

  const valueOf = (control) =>
    control.type === "checkbox" ? String(control.checked) : control.value;

  /* New fields in the place of the old ones: open parts stay open, the keyboard stays where it
     was, and what was typed while the request was under way is typed again. */
  function showBody(told, moved, before) {
    const body = document.getElementById("form-body");
    const since = typedSince(before);
    const focus = focused();
    const open = openParts(body);
    body.innerHTML = told.body;
    for (const part of body.querySelectorAll("details")) {
      if (open.has(keyOf(part))) {
        part.open = true;
      }
    }
    typeAgain(since, moved);
    const goto = told.goto && document.getElementById(told.goto);
    if (goto) {
      reveal(goto);
    } else {
      refocus(focus && { ...focus, name: moved(focus.name) });
    }
    announce(body);
  }

  /* What a field is called after a row was removed or copied: the rows behind it have moved. */
  function movedBy(wish) {
    const row = /^(remove|copy):(.*)\.(\d+)$/.exec(wish);
    if (!row) {
      return (name) => name;
    }
    const [, verb, list, place] = row;
    return (name) => {
      const field = name.startsWith(`${list}.`) && /^(\d+)(\D.*)$/.exec(name.slice(list.length + 1));
      if (!field || Number(field[1]) < Number(place)) {
        return name;
      }
      if (field[1] === place) {
        return verb === "remove" ? "" : name;
      }
      return `${list}.${Number(field[1]) + (verb === "remove" ? -1 : 1)}${field[2]}`;
    };
  }

  function typedSince(before) {
    const since = new Map();
    for (const [name, text] of snapshot()) {
      if (before.has(name) && before.get(name) !== text) {
        since.set(name, text);
      }
    }
    return since;
  }

  function typeAgain(since, moved) {
    for (const [former, text] of since) {
      const name = moved(former);
      const control = [...form.elements].find((other) => other.name === name && other.type !== "hidden");
      if (!name || !control) {
        continue;
      }
      if (control.type === "checkbox") {
        control.checked = text === "true";
      } else {
        control.value = text;
      }
      isDirty = true;
    }
    if (isDirty) {
      later();
    }
  }

  function focused() {
    const here = document.activeElement;
    if (!here || !form.contains(here) || !here.name) {
      return null;
    }
    const value = here.tagName === "BUTTON" ? here.value : "";
    const at = "selectionStart" in here ? here.selectionStart : null;
    return { name: here.name, value, at };
  }

  function refocus(focus) {
    if (!focus || !focus.name) {
      return;
    }
    const control = [...form.elements].find(
      (other) =>
        other.name === focus.name &&
        other.type !== "hidden" &&
        (!focus.value || other.value === focus.value),
    );
    if (control) {
      control.focus({ preventScroll: true });
      if (focus.at !== null && control.setSelectionRange && control.type === "text") {
        control.setSelectionRange(focus.at, focus.at);
      }
    }
  }

  const keyOf = (part) => part.id || `${part.closest("[id]").id}/${part.className}`;

  function openParts(body) {
    const open = [...body.querySelectorAll("details")].filter((part) => part.open);
    return new Set(open.map(keyOf));
  }

  /* Opens what hides a row, shows it, and puts the keyboard into its first empty field. */
  function reveal(place) {
    for (let part = place.closest("details"); part; part = part.parentElement.closest("details")) {
      part.open = true;
    }
    place.scrollIntoView({ block: "nearest" });
    const inside = [...place.querySelectorAll("input:not([type=hidden]), select, textarea")];
    const fields = inside.filter((field) => !field.closest("details.more:not([open])"));
    const first = fields.find((field) => field.tagName !== "SELECT" && !field.value) || fields[0];
    if (first) {
      first.focus({ preventScroll: true });
    }
  }

  form.addEventListener("input", () => {
    isDirty = true;
    tell("unsaved", words.unsaved);
    later();
  });

  form.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset.refresh !== undefined && !isHalf(field)) {
      send("refresh");
    }
  });

  /* One more condition wants its axis first. */
  function isHalf(field) {
    const axis = form.elements.namedItem(field.name.replace(/\.state$/, ".axis"));
    return field.name.endsWith(".more.state") && !(axis && axis.value.trim() && field.value.trim());
  }

  form.addEventListener("submit", (event) => {
    const wish = event.submitter ? event.submitter.value : "save";
    if (wish !== "submit") {
      event.preventDefault();
      send(wish);
      return;
    }
    if (isSending) {
      event.preventDefault();
      const again = setInterval(() => {
        if (!isSending) {
          clearInterval(again);
          form.requestSubmit(event.submitter);
        }
      }, 50);
      return;
    }
    clearTimeout(timer);
    isLeaving = true;
  });

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field.tagName !== "INPUT") {
      return;
    }
    event.preventDefault();
    send(field.dataset.pick || "save");
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      send("save");
    }
  });

  form.addEventListener("paste", (event) => {
    const list = event.target.closest("[data-paste]");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!list || event.target.tagName !== "INPUT" || !/[\t\n]/.test(text.trim())) {
      return;
    }
    event.preventDefault();
    form.elements.pasted.value = text;
    send(list.dataset.paste);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#at-"], a[href^="#section-"]');
    const place = link && document.getElementById(link.getAttribute("href").slice(1));
    if (place) {
      event.preventDefault();
      if (place.tagName === "DETAILS") {
        place.open = true;
        place.scrollIntoView({ block: "start" });
        place.querySelector("summary").focus({ preventScroll: true });
      } else {
        reveal(place);
      }
    }
  });

  addEventListener("online", () => {
    if (isDirty) {
      send("save");
    }
  });

  addEventListener("beforeunload", (event) => {
    if ((isDirty || isSending) && !isLeaving) {
      event.preventDefault();
    }
  });

  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.closest("#form-body")) {
    reveal(target);
  }
})();
