/* Forms whose answer is shown as they are changed: the part of the page that `data-live` names comes
   anew, and the address says what is seen. */

const WAIT = 60;

function attach(form) {
  let timer = 0;
  let turn = 0;
  form.addEventListener("input", (event) => {
    const said = form.querySelector(`output[for="${event.target.id}"]`);
    if (said) said.textContent = event.target.value;
    clearTimeout(timer);
    timer = setTimeout(() => renew(form, ++turn, () => turn), WAIT);
  });
}

async function renew(form, own, last) {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  const region = document.querySelector(form.dataset.live);
  region.setAttribute("aria-busy", "true");
  const answer = await fetch(address);
  if (!answer.ok || own !== last()) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(form.dataset.live);
  region.replaceChildren(...fresh.childNodes);
  region.removeAttribute("aria-busy");
  address.hash = "";
  history.replaceState(null, "", address);
  document.dispatchEvent(new CustomEvent("htmx:afterSettle"));
}

for (const form of document.querySelectorAll("form[data-live]")) attach(form);
