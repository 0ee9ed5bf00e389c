/* Links and forms that lead to the same page with another question: the content comes anew, the
   address with it, and the keyboard stays where it was. Without scripts they are links and forms. */

import { renew } from "./region.js";

const CONTENT = "#content";

function isOwn(address) {
  return address.origin === location.origin && address.pathname === location.pathname;
}

let shownNow = location.pathname + location.search;

async function show(address, isPushed) {
  const focus = document.activeElement?.id;
  try {
    const shown = await renew(address, [CONTENT]);
    if (!shown) return;
    if (!isOwn(new URL(shown))) throw new Error(`${shown} is another page`);
    if (isPushed) history.pushState(null, "", withHash(shown, address));
    shownNow = location.pathname + location.search;
  } catch {
    location.assign(address);
    return;
  }
  refocus(focus);
}

const withHash = (shown, address) => new URL(address.hash || "", shown);

function refocus(id) {
  const place = (id && document.getElementById(id)) || document.querySelector(CONTENT);
  place.focus({ preventScroll: true });
}

function isPlain(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-swaps] a[href], a[data-swaps]");
  if (!link || event.defaultPrevented || !isPlain(event) || link.origin !== location.origin || !isOwn(link)) return;
  if (link.search === location.search && link.hash) return;
  event.preventDefault();
  show(new URL(link.href), true);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swaps]") || form.method !== "get" || event.defaultPrevented) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.search = new URLSearchParams(said(form, event.submitter));
  show(address, true);
});

function said(form, submitter) {
  const fields = [...new FormData(form, submitter)];
  return fields.filter(([, text]) => text !== "");
}

addEventListener("popstate", () => {
  // A way within the page is no other page.
  if (location.pathname + location.search !== shownNow) show(new URL(location.href), false);
});
