// Draws the zombie charts with uPlot. What they show stands in the page, in data-chart.
"use strict";

const charts = new Map();

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function rows(figure) {
  const chart = JSON.parse(figure.dataset.chart);
  return { chart, data: [chart.times, chart.zombies] };
}

// Beside its line, on the side where there is room up to the next mark.
function beside(x, width, gap, before, after) {
  const fits = x + gap + width < after || x - gap - width < before;
  return fits ? x + gap : x - gap - width;
}

// A dashed line with its words where something was done about the zombies. The words stand out of what is behind them.
function marks(figure) {
  return {
    hooks: {
      draw: (plot) => {
        const { chart } = rows(figure);
        const context = plot.ctx;
        const scale = window.devicePixelRatio;
        context.save();
        context.strokeStyle = colour("--accent");
        context.fillStyle = colour("--accent");
        context.textAlign = "left";
        context.font = `${12 * scale}px system-ui, sans-serif`;
        const { left, top, width, height } = plot.bbox;
        const shown = chart.marks
          .map((mark) => ({ words: mark.words, x: plot.valToPos(mark.at, "x", true) }))
          .filter(({ x }) => x >= left && x <= left + width)
          .sort((one, other) => one.x - other.x);
        context.lineWidth = scale;
        context.setLineDash([5 * scale, 4 * scale]);
        for (const { x } of shown) {
          context.beginPath();
          context.moveTo(x, top);
          context.lineTo(x, top + height);
          context.stroke();
        }
        context.setLineDash([]);
        context.lineWidth = 4 * scale;
        context.lineJoin = "round";
        context.strokeStyle = colour("--card");
        shown.forEach(({ words, x }, index) => {
          const before = shown[index - 1]?.x ?? left;
          const after = shown[index + 1]?.x ?? left + width;
          const at = beside(x, context.measureText(words).width, 5 * scale, before, after);
          const line = top + (14 + 16 * (index % 3)) * scale;
          context.strokeText(words, at, line);
          context.fillText(words, at, line);
        });
        context.restore();
      },
    },
  };
}

// In UTC, and written as everywhere on the page.
function written(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}

function tick(seconds, step) {
  const moment = written(seconds);
  if (moment.endsWith("00:00:00")) {
    return moment.slice(0, 10);
  }
  return moment.slice(11, step < 60 ? 19 : 16);
}

function options(figure, chart, width) {
  const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
  return {
    width,
    height: 240,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    plugins: [marks(figure)],
    cursor: { points: { size: 7 } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, high * (chart.marks.length > 0 ? 1.4 : 1.15))] } },
    axes: [{ ...axis, values: (_plot, splits, _axis, _space, step) => splits.map((at) => tick(at, step)) }, { ...axis, size: 46, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] }],
    series: [
      { label: "At (UTC)", value: (_plot, at) => (at === null ? "--" : written(at)) },
      { label: `Zombies of ${chart.service}`, stroke: colour("--bad"), width: 2, fill: colour("--bad-tint"), paths: uPlot.paths.stepped({ align: 1 }) },
    ],
  };
}

function draw(figure) {
  const place = figure.querySelector(".plot");
  const { chart, data } = rows(figure);
  charts.get(figure)?.destroy();
  place.replaceChildren();
  charts.set(figure, new uPlot(options(figure, chart, place.clientWidth), data, place));
}

function drawCharts() {
  for (const figure of [...charts.keys()].filter((old) => !old.isConnected)) {
    charts.get(figure).destroy();
    charts.delete(figure);
  }
  for (const figure of document.querySelectorAll("[data-chart]")) {
    if (charts.has(figure)) {
      charts.get(figure).setData(rows(figure).data);
    } else {
      draw(figure);
    }
  }
}

window.addEventListener("resize", () => {
  for (const [figure, plot] of charts) {
    plot.setSize({ width: figure.querySelector(".plot").clientWidth, height: 240 });
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const figure of charts.keys()) {
    draw(figure);
  }
});
