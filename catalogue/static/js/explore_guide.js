/* The guide line of an index, y^p / x = C: moved by the slider, by its keys, or by drawing it. */

const STEPS = 240;
const NEAR = 9;

export function attachGuide(chart, figure, data) {
  const about = data.guides.find((guide) => guide.key === figure.dataset.guide);
  const moved = [];
  if (!about) return { line: () => ({ id: "guide", type: "line", data: [] }), onMove() {} };
  const power = about.power;
  let value = Number(figure.dataset.at);
  const xs = data.spots.flatMap((spot) => spot.x);
  // A little beyond the cards, so that the line crosses the whole chart.
  const [least, most] = [Math.min(...xs) / 2, Math.max(...xs) * 2];
  const values = data.spans.map(([x, y]) => y[0] ** power / x[1]);
  const unit = figure.dataset.unit.replace(/^[\d.]+/, "");
  const says = {
    value: document.querySelector("#guide-value"),
    count: document.querySelector("#guide-count"),
    search: document.querySelector("#guide-search"),
    typed: document.querySelector("#at"),
  };

  function line() {
    const places = Array.from({ length: STEPS + 1 }, (_, step) => least * (most / least) ** (step / STEPS));
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
    return {
      id: "guide",
      type: "line",
      silent: true,
      showSymbol: false,
      clip: true,
      z: 3,
      lineStyle: { type: "dashed", width: 2, color: colour },
      itemStyle: { color: colour },
      data: places.map((x) => [x, (value * x) ** (1 / power)]),
    };
  }

  function moveTo(next) {
    value = Number(next.toPrecision(4));
    says.value.textContent = String(value);
    says.count.textContent = String(values.filter((one) => one >= value).length);
    says.typed.value = String(value);
    const link = new URL(says.search.href);
    link.searchParams.set("req", `${about.key}>=${value}${unit}`);
    says.search.href = link.href;
    moved.forEach((act) => act());
  }

  slide(values, value, moveTo);
  drag(chart, () => value, power, moveTo);
  return { line, onMove: (act) => moved.push(act) };
}

/* The slider runs over the indices of all cards, in equal ratios. */
function slide(values, value, moveTo) {
  const slider = document.querySelector("#guide-slide");
  const [low, high] = [Math.min(...values) * 0.9, Math.max(...values) * 1.1];
  Object.assign(slider, { min: "0", max: "1000", step: "1", value: String(1000 * Math.log(value / low) / Math.log(high / low)) });
  slider.parentElement.hidden = false;
  slider.addEventListener("input", () => moveTo(low * (high / low) ** (Number(slider.value) / 1000)));
}

function drag(chart, now, power, moveTo) {
  const paper = chart.getZr();
  let isHeld = false;
  const at = (event) => chart.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]);

  function isNear(event) {
    const [x] = at(event);
    const [, level] = chart.convertToPixel({ gridIndex: 0 }, [x, (now() * x) ** (1 / power)]);
    return Math.abs(level - event.offsetY) < NEAR;
  }

  const isSelecting = () => document.querySelector("#ashby-tools [aria-pressed=true]");
  paper.on("mousedown", (event) => { isHeld = !isSelecting() && isNear(event); });
  paper.on("mousemove", (event) => {
    if (isHeld) {
      const [x, y] = at(event);
      if (x > 0 && y > 0) moveTo(y ** power / x);
    }
    if (!isSelecting()) paper.setCursorStyle(isHeld || isNear(event) ? "ns-resize" : "default");
  });
  for (const end of ["mouseup", "globalout"]) paper.on(end, () => { isHeld = false; });
}
