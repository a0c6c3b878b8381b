import { init } from 'echarts';

const WIDTH = 860;
const HEAD = 104;
const PANEL = 250;
const FOOT = 20;
/** Between a panel and the next, for the names of the horizontal axis. */
const GAP = 66;
const COLOURS = ['#0b5cad', '#c2410c', '#15803d', '#7e22ce', '#525252'];
const INK = '#1f2937';
const FAINT = '#e5e7eb';

/** The only one that draws. */
export function draw({ title, subtitle, x, panels }) {
  const height = HEAD + panels.length * (PANEL + GAP) + FOOT;
  const names = [...new Set(panels.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const xs = panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([at]) => at)));
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: COLOURS,
    textStyle: { fontFamily: 'Helvetica, Arial, sans-serif', color: INK },
    title: {
      text: title,
      subtext: subtitle,
      left: 16,
      top: 12,
      textStyle: { fontSize: 18, color: INK },
      subtextStyle: { fontSize: 12, color: '#4b5563' },
    },
    legend: { data: names, top: 66, left: 16, itemGap: 22, textStyle: { color: INK, fontSize: 13 } },
    grid: panels.map((_, index) => ({
      left: 84,
      right: 44,
      top: HEAD + 20 + index * (PANEL + GAP),
      height: PANEL - 20,
    })),
    xAxis: panels.map((_, gridIndex) => ({
      gridIndex,
      type: x.scale,
      name: x.name,
      nameLocation: 'middle',
      nameGap: 30,
      min: x.scale === 'log' ? Math.min(...xs) : 0,
      max: Math.max(...xs),
      ...axisStyle,
    })),
    yAxis: panels.map(({ name }, gridIndex) => ({
      gridIndex,
      type: 'value',
      name,
      nameLocation: 'middle',
      nameRotate: 90,
      nameGap: 62,
      min: 0,
      ...axisStyle,
    })),
    series: panels.flatMap(({ lines }, index) =>
      lines.map(({ name, points }) => ({
        name,
        type: 'line',
        xAxisIndex: index,
        yAxisIndex: index,
        data: points,
        showSymbol: points.length <= 20,
        symbolSize: 7,
        lineStyle: { width: 2, color: COLOURS[names.indexOf(name) % COLOURS.length] },
        itemStyle: { color: COLOURS[names.indexOf(name) % COLOURS.length] },
      })),
    ),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // For who cannot see it; titles have no characters that XML would have escaped.
  return svg.replace(/^<svg[^>]*>/, (tag) => `${tag}\n<title>${title}</title>`);
}

const axisStyle = {
  nameTextStyle: { fontSize: 13, color: INK },
  axisLabel: { color: INK, formatter: (figure) => figure.toLocaleString('en-US') },
  axisLine: { show: true, lineStyle: { color: INK } },
  splitLine: { lineStyle: { color: FAINT } },
};
