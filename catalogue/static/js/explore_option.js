/* What ECharts is told to draw: ellipses of families, points with their ranges, the guide line. */

const SYMBOLS = ["circle", "rect", "diamond", "triangle", "path://M-5-5L5 5M5-5L-5 5", "emptyCircle", "emptyRect", "path://M-5 0H5M0-5V5M-4-4L4 4M4-4L-4 4"];
const FONT = "inherit";

/* The colours of the page as it is now, light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of("ink"), soft: of("ink-soft"), line: of("line"), accent: of("accent"), paper: of("paper"),
    series: SYMBOLS.map((_, place) => of(`series-${place}`)),
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

/* A logarithmic axis of less than two decades gets ticks of its own: powers of ten are too few. */
function axis(about, [least, most], place, gap, paint) {
  const ratio = most / least;
  const short = about.log && ratio < 100 ? { min: least / ratio ** 0.1, max: most * ratio ** 0.1, logBase: ratio ** 0.2 } : {};
  return {
    type: about.log ? "log" : "value",
    scale: true,
    ...(ratio > 1 ? short : {}),
    name: about.heading,
    nameLocation: place,
    nameGap: gap,
    nameTextStyle: { color: paint.ink, fontWeight: 600, align: place === "end" ? "left" : "center" },
    axisLine: { show: true, lineStyle: { color: paint.soft } },
    axisLabel: { color: paint.soft, formatter: (value) => String(Number(value.toPrecision(3))) },
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
      const colour = paint.series[family.group % paint.series.length];
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
    labelLayout: { hideOverlap: true },
    data: data.families.filter((family) => family.count > 1).map((family) => ({
      value: [(family.x[0] + family.x[1]) / 2, family.y[1]],
      label: { show: true, position: "top", distance: 10, formatter: family.name, color: paint.series[family.group % paint.series.length], fontWeight: 600 },
    })),
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
  const numbers = new Map(data.families.map((family) => [family.name, family.group]));
  return [...groups].map(([family, spots]) => {
    const group = numbers.get(family) ?? 0;
    const colour = paint.series[group % paint.series.length];
    return {
      id: `spots-${family}`,
      type: "scatter",
      z: spots[0].reference ? 3 : 4,
      symbol: SYMBOLS[group % SYMBOLS.length],
      symbolSize: 9,
      itemStyle: spots[0].reference ? { color: paint.paper, borderColor: colour, borderWidth: 1.5 } : { color: colour, borderColor: colour },
      emphasis: { scale: 1.6 },
      data: spots.map((spot) => ({ value: [(spot.x[0] + spot.x[1]) / 2, (spot.y[0] + spot.y[1]) / 2], spot })),
    };
  });
}
