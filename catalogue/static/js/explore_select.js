/* A box or a lasso in the chart becomes limits: those of the box, or those that enclose the cards. */

const form = document.querySelector("#box-form");
const result = document.querySelector("#box-result");
const MOST_COMPARED = 8;
const BOUNDS = ["xmin", "xmax", "ymin", "ymax"];
let turn = 0;

export function attachSelection(chart) {
  attachTools(chart);
  chart.on("brushselected", (event) => {
    const [batch] = event.batch;
    const [area] = batch.areas;
    if (!area) return;
    const spots = chosen(chart, batch);
    const limits = area.brushType === "rect" ? area.coordRange : enclosing(spots);
    if (limits) take(limits, spots);
  });
}

/* The buttons that say with what is drawn; pressed again, drawing ends. */
function attachTools(chart) {
  const tools = document.querySelector("#ashby-tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const isOn = Boolean(button.dataset.brush) && button.getAttribute("aria-pressed") !== "true";
    for (const other of tools.querySelectorAll("[aria-pressed]")) {
      other.setAttribute("aria-pressed", String(isOn && other === button));
    }
    const brushOption = isOn ? { brushType: button.dataset.brush, brushMode: "single" } : {};
    chart.dispatchAction({ type: "takeGlobalCursor", key: isOn ? "brush" : undefined, brushOption });
    if (!button.dataset.brush) clear(chart);
  });
}

/* Nothing is selected, and no limit is left in the form, nor comes with a late answer. */
function clear(chart) {
  turn += 1;
  chart.dispatchAction({ type: "brush", areas: [] });
  for (const name of BOUNDS) form.elements[name].value = "";
  result.hidden = true;
}

/* The cards inside, told by the places of their points in each series. */
function chosen(chart, batch) {
  const series = chart.getOption().series;
  return batch.selected.flatMap(({ seriesIndex, dataIndex }) =>
    dataIndex.map((place) => series[seriesIndex].data[place]?.spot).filter(Boolean),
  );
}

function enclosing(spots) {
  if (!spots.length) return null;
  return ["x", "y"].map((axis) => [
    Math.min(...spots.map((spot) => spot[axis][0])),
    Math.max(...spots.map((spot) => spot[axis][1])),
  ]);
}

async function take([[x0, x1], [y0, y1]], spots) {
  turn += 1;
  const own = turn;
  const limits = { xmin: x0, xmax: x1, ymin: y0, ymax: y1 };
  for (const [name, number] of Object.entries(limits)) form.elements[name].value = String(Number(number.toPrecision(4)));
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.action.replace("/explore", "/explore/box.json")}?${query}`);
  if (!answer.ok || own !== turn) return;
  const found = await answer.json();
  result.hidden = false;
  result.querySelector("#box-text").textContent = found.text;
  result.querySelector("#box-search").href = found.url;
  offer(spots);
}

function offer(spots) {
  const link = result.querySelector("#box-compare");
  const numbers = [...new Set(spots.map((spot) => spot.number))];
  link.hidden = numbers.length < 2 || numbers.length > MOST_COMPARED;
  link.href = `${link.href.split("?")[0]}?cards=${numbers.join(",")}`;
}
