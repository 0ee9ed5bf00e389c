/* The interactive chart of two properties: it takes the place of the picture that the page brings. */

import { chartOption, colours } from "./explore_option.js";
import { attachGuide } from "./explore_guide.js";
import { attachSelection } from "./explore_select.js";

const figure = document.querySelector("#ashby");
const stage = figure?.querySelector(".ashby-live");
const reads = document.querySelector("#ashby-reads");

async function begin() {
  const answer = await fetch(figure.dataset.url);
  if (!answer.ok || !window.echarts) return;
  const data = await answer.json();
  stage.hidden = false;
  figure.classList.add("is-live");
  const chart = window.echarts.init(stage, null, { renderer: "canvas" });
  const guide = attachGuide(chart, figure, data);
  const draw = () => chart.setOption(chartOption(data, guide.line(), colours()), { notMerge: true });
  draw();
  guide.onMove(() => chart.setOption({ series: [guide.line()] }));
  attachSelection(chart);
  attachReading(chart, data);
  attachPicture(chart);
  new ResizeObserver(() => chart.resize()).observe(stage);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

/* Hover and keys: a tip beside the point, and the same words for who does not see it. */
function attachReading(chart, data) {
  const tip = document.createElement("div");
  tip.className = "ashby-tip";
  tip.hidden = true;
  figure.append(tip);
  const spots = [...data.spots].sort((a, b) => a.x[0] - b.x[0] || a.y[0] - b.y[0]);
  let at = -1;

  function show(spot) {
    tip.replaceChildren(...lines(spot));
    tip.hidden = false;
    const [left, top] = chart.convertToPixel({ gridIndex: 0 }, [middle(spot.x), middle(spot.y)]);
    tip.style.left = `${Math.min(left + 16, stage.clientWidth - tip.offsetWidth)}px`;
    tip.style.top = `${Math.max(top - tip.offsetHeight - 8, 0)}px`;
  }

  chart.on("mouseover", (event) => event.data?.spot && show(event.data.spot));
  chart.on("mouseout", () => { tip.hidden = true; });
  chart.on("click", (event) => event.data?.spot && location.assign(event.data.spot.url));
  stage.addEventListener("blur", () => { tip.hidden = true; });
  stage.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step && spots.length) {
      at = (at + step + spots.length) % spots.length;
      show(spots[at]);
      reads.textContent = [spots[at].title, spots[at].family, ...spots[at].says].join(" · ");
      event.preventDefault();
    } else if (event.key === "Enter" && at >= 0) {
      location.assign(spots[at].url);
    }
  });
}

function lines(spot) {
  const title = document.createElement("strong");
  title.textContent = `${spot.title} · ${spot.family}`;
  return [title, ...spot.says.map((said) => {
    const line = document.createElement("span");
    line.textContent = said;
    return line;
  })];
}

function middle([low, high]) {
  return (low + high) / 2;
}

function attachPicture(chart) {
  const button = document.querySelector("#ashby-png");
  button.hidden = false;
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: colours().paper });
    link.download = `${figure.dataset.name}.png`;
    link.click();
  });
}

if (stage) begin();
