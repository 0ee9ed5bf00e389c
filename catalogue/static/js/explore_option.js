/* What ECharts is told to draw: ellipses of families, points with their ranges, the guide line. */

const COLOURS = 8;
const FONT = "inherit";

/* The colours of the page as it is now, light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of("ink"), soft: of("ink-soft"), line: of("line"), accent: of("accent"), paper: of("paper"),
    series: Array.from({ length: COLOURS }, (_, place) => of(`series-${place}`)),
  };
}

export function chartOption(data, guide, paint) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily || FONT, color: paint.ink },
    grid: { left: 64, right: 24, top: 32, bottom: 52 },
    xAxis: axis(data.x, ends(data, "x"), "middle", 32, paint),
    yAxis: axis(data.y, ends(data, "y"), "end", 12, paint),
    toolbox: { show: false },
    brush: { toolbox: [], xAxisIndex: 0, yAxisIndex: 0, brushMode: "single", throttleType: "debounce", throttleDelay: 120, brushStyle: { borderColor: paint.accent, color: "rgba(120,140,160,.18)" }, outOfBrush: { colorAlpha: 0.35 } },
    series: [guide, ellipses(data, paint), familyNames(data, paint), ranges(data, paint), ...points(data, paint)],
  };
}

/* From the least to the largest of all that is drawn. */
function ends(data, name) {
  const all = [...data.spots, ...data.families].flatMap((entry) => entry[name]);
  return [Math.min(...all), Math.max(...all)];
}

/* Round numbers around all that is drawn, so that no mark lies on the frame. */
function evenly(least, most) {
  const margin = 0.04 * (most - least) || Math.abs(most) / 10 || 1;
  const rough = (most - least + 2 * margin) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= rough);
  const isNearZero = least >= 0 && least < 0.4 * most;
  return {
    min: isNearZero ? 0 : Math.floor((least - margin) / interval) * interval,
    max: Math.ceil((most + margin) / interval) * interval,
    interval,
  };
}

const LADDERS = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]];

/* A logarithmic axis has ticks at round numbers of each decade, within a decade closer ones. */
function decades(least, most) {
  const ratio = Math.max(most / least, 1.1);
  const [min, max] = [least / ratio ** 0.08, most * ratio ** 0.08];
  const powers = Array.from({ length: Math.ceil(Math.log10(max)) - Math.floor(Math.log10(min)) + 1 }, (_, place) => 10 ** (Math.floor(Math.log10(min)) + place));
  const ticks = LADDERS.map((ladder) => powers.flatMap((power) => ladder.map((step) => Number((step * power).toPrecision(6)))).filter((tick) => tick >= min && tick <= max));
  const chosen = ticks.find((some) => some.length < 10) ?? ticks.at(-1);
  return { min, max, ticks: chosen.length > 2 ? chosen : among(least, most) };
}

/* Even steps, where round numbers of decades are too few. */
function among(least, most) {
  const { min, max, interval } = evenly(least, most);
  return Array.from({ length: Math.round((max - min) / interval) + 1 }, (_, place) => Number((min + place * interval).toPrecision(6))).filter((tick) => tick > 0);
}

function axis(about, [least, most], place, gap, paint) {
  const { ticks, ...reach } = about.log ? decades(least, most) : evenly(least, most);
  return {
    type: about.log ? "log" : "value",
    scale: true,
    ...reach,
    name: about.heading,
    nameLocation: place,
    nameGap: gap,
    nameTextStyle: { color: paint.ink, fontWeight: 600, align: place === "end" ? "left" : "center" },
    axisLine: { show: true, lineStyle: { color: paint.soft } },
    axisTick: { customValues: ticks },
    axisLabel: { customValues: ticks, color: paint.soft, formatter: (value) => String(Number(value.toPrecision(6))) },
    splitLine: { lineStyle: { color: paint.line } },
  };
}

function ellipses(data, paint) {
  const families = data.families.filter((family) => family.count > 1);
  return {
    id: "families",
    type: "custom",
    silent: true,
    z: 1,
    encode: { x: [0, 1], y: [2, 3] },
    data: families.map((family) => [...family.x, ...family.y]),
    renderItem(item, api) {
      const family = families[item.dataIndex];
      const [left, bottom] = api.coord([api.value(0), api.value(2)]);
      const [right, top] = api.coord([api.value(1), api.value(3)]);
      const colour = paint.series[family.colour];
      return {
        type: "ellipse",
        shape: { cx: (left + right) / 2, cy: (top + bottom) / 2, rx: (right - left) / 2 + 8, ry: (bottom - top) / 2 + 8 },
        style: { fill: colour, fillOpacity: 0.07, stroke: colour, opacity: 1, strokeOpacity: 0.5 },
      };
    },
  };
}

function familyNames(data, paint) {
  return {
    id: "names",
    type: "scatter",
    silent: true,
    symbolSize: 1,
    itemStyle: { color: "transparent" },
    z: 5,
    labelLayout: apart(),
    data: data.families.filter((family) => family.count > 1).map((family) => ({
      value: [(family.x[0] + family.x[1]) / 2, family.y[1]],
      label: { show: true, position: "top", distance: 10, formatter: family.name, color: paint.series[family.colour], fontWeight: 600, textBorderColor: paint.paper, textBorderWidth: 3 },
    })),
  };
}

const ABOVE = 10;
const KEEP = 4;

/* Each name where it meets no other: above its place, a little higher, or lower; else it is left out. The place is told
   by the mark, which stays where it is: the label itself may have been moved before. */
function apart() {
  let taken = [];
  return ({ dataIndex, rect, labelRect: { width, height } }) => {
    if (dataIndex === 0) taken = [];
    const middle = rect.x + rect.width / 2;
    const top = rect.y - ABOVE - height;
    const box = (dy) => [middle - width / 2 - KEEP, top + dy, middle + width / 2 + KEEP, top + dy + height];
    const isFree = (dy) => taken.every(([left, high, right, low]) => {
      const [a, b, c, d] = box(dy);
      return c < left || right < a || d < high || low < b;
    });
    const dy = [0, -18, 18, -36, 36].find(isFree);
    if (dy !== undefined) taken.push(box(dy));
    return { x: middle, y: top + (dy ?? 0), align: "center", verticalAlign: "top", hideOverlap: true };
  };
}

function ranges(data, paint) {
  const wide = data.spots.filter((spot) => spot.x[0] !== spot.x[1] || spot.y[0] !== spot.y[1]);
  return {
    id: "ranges",
    type: "custom",
    silent: true,
    z: 2,
    encode: { x: [0, 1], y: [2, 3] },
    data: wide.map((spot) => [...spot.x, ...spot.y]),
    renderItem(_, api) {
      const [left, bottom] = api.coord([api.value(0), api.value(2)]);
      const [right, top] = api.coord([api.value(1), api.value(3)]);
      const across = (left + right) / 2;
      const level = (top + bottom) / 2;
      const style = { stroke: paint.soft, opacity: 0.6 };
      return { type: "group", children: [
        { type: "line", shape: { x1: left, y1: level, x2: right, y2: level }, style },
        { type: "line", shape: { x1: across, y1: bottom, x2: across, y2: top }, style },
      ] };
    },
  };
}

function points(data, paint) {
  const groups = new Map();
  for (const spot of data.spots) groups.set(spot.family, [...(groups.get(spot.family) ?? []), spot]);
  const marks = new Map(data.families.map((family) => [family.name, family]));
  return [...groups].map(([family, spots]) => {
    const mark = marks.get(family);
    const colour = paint.series[mark.colour];
    return {
      id: `spots-${family}`,
      type: "scatter",
      z: spots[0].reference ? 3 : 4,
      symbol: `path://${mark.shape}`,
      symbolSize: 10,
      itemStyle: spots[0].reference ? { color: paint.paper, borderColor: colour, borderWidth: 1.5 } : { color: colour, borderColor: colour },
      emphasis: { scale: 1.6 },
      data: spots.map((spot) => ({ value: [(spot.x[0] + spot.x[1]) / 2, (spot.y[0] + spot.y[1]) / 2], spot })),
    };
  });
}
