/* Buttons that copy the address of what is seen. */

for (const button of document.querySelectorAll("button.share")) {
  const says = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.address ?? location.href);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = says;
    }, 2000);
  });
}
