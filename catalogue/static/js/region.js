/* Parts of the page come anew from another address of it, without a reload. Whoever adds to a part
   listens to `page:renewed`. */

let turn = 0;

/* Gives the address that answered, or null where a later wish overtook this one. */
export async function renew(address, selectors) {
  const own = ++turn;
  const parts = selectors.map((selector) => document.querySelector(selector));
  for (const part of parts) part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    const text = await answer.text();
    if (own !== turn) return null;
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = selectors.map((selector) => page.querySelector(selector));
    if (!fresh.every(Boolean)) throw new Error(`${address} has no such part`);
    parts.forEach((part, place) => part.replaceChildren(...fresh[place].childNodes));
    document.title = page.title;
    pointElsewhere(page);
    document.dispatchEvent(new CustomEvent("page:renewed"));
    return answer.url;
  } finally {
    if (own === turn) for (const part of parts) part.removeAttribute("aria-busy");
  }
}

/* The links of the frame lead to this page in another language or look: they follow the address. */
function pointElsewhere(page) {
  const frame = ".site-account a, .themes a";
  const fresh = [...page.querySelectorAll(frame)];
  [...document.querySelectorAll(frame)].forEach((link, place) => {
    if (fresh[place]) link.href = fresh[place].getAttribute("href");
  });
}
