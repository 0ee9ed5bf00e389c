/* Forms whose answer is shown as they are changed: the parts of the page that `data-live` names, as
   far as they are there, come anew, and the address says what is seen. */

import { renew } from "./region.js";

const WAIT = 60;

function attach(form) {
  let timer = 0;
  form.addEventListener("input", (event) => {
    const said = form.querySelector(`output[for="${event.target.id}"]`);
    if (said) said.textContent = event.target.value;
    clearTimeout(timer);
    timer = setTimeout(() => show(form), WAIT);
  });
}

async function show(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  address.hash = "";
  const parts = form.dataset.live.split(" ").filter((part) => document.querySelector(part));
  if (await renew(address, parts)) history.replaceState(null, "", address);
}

for (const form of document.querySelectorAll("form[data-live]")) attach(form);
