/* Lets the bars beside the form grow from where they stood when what is shown there is replaced. */

"use strict";

(() => {
  const widths = new Map();

  function grow() {
    for (const fill of document.querySelectorAll(".live-fill")) {
      const width = fill.getAttribute("width");
      const former = widths.get(fill.id);
      widths.set(fill.id, width);
      if (former !== undefined && former !== width) {
        fill.setAttribute("width", former);
        fill.getBoundingClientRect();
        fill.setAttribute("width", width);
      }
    }
  }

  document.addEventListener("htmx:load", (event) => {
    if (event.target.id === "live") {
      grow();
    }
  });
  grow();
})();
