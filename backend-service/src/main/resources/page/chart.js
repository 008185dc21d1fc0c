// Small line charts without a library: a line or more over time, and a band of uncertainty.
import { svg } from './dom.js';

const HEIGHT = 110;
const LETTERS = 11; // px, as page.css has it
const BOTTOM = 18;
const TOP = 8;
const RIGHT = 8;

/**
 * Draws lines over time.
 * @param {{css: string, points: {at: number, value?: number, low?: number, high?: number}[]}[]} lines
 *   a point without a value is a gap: no line is drawn across it
 * @param {{label: string, value: Function, time: Function, steps?: boolean, until?: number, width?: number}} words
 *   label: for those who do not see it; steps: a value holds until the next one;
 *   until: what the chart shows at least, however soon the last point comes;
 *   width: about as it is shown, so that its words are as large as others
 */
export function chart(lines, words) {
  const width = words.width ?? 300;
  const moments = lines.flatMap((line) => line.points);
  const points = moments.filter((p) => p.value !== undefined);
  const drawn = svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': words.label });
  if (points.length === 0) return drawn;
  const first = Math.min(...moments.map((p) => p.at));
  const last = Math.max(words.until ?? first, ...moments.map((p) => p.at));
  const most = Math.max(...points.map((p) => p.high ?? p.value));
  const least = words.steps ? Math.min(...points.map((p) => p.low ?? p.value)) : 0;
  const span = most - least || Math.max(1, most);
  const marks = [least, least + span / 2, least + span].map((at) => ({ at, text: words.value(at) }));
  const left = Math.ceil(Math.max(...marks.map((mark) => widthOf(mark.text)))) + 10;
  const x = (at) => left + ((at - first) / (last - first || 1)) * (width - left - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - ((value - least) / span) * (HEIGHT - BOTTOM - TOP);

  for (const mark of marks) {
    drawn.append(
      svg('line', { class: 'axis', x1: left, x2: width - RIGHT, y1: y(mark.at), y2: y(mark.at) }),
      text(left - 6, y(mark.at) + 4, mark.text, 'end'));
  }
  drawn.append(text(left, HEIGHT - 4, words.time(first), 'start'), text(width - RIGHT, HEIGHT - 4, words.time(last), 'end'));
  for (const line of lines) {
    const shown = words.steps ? stepped(line.points, last) : line.points;
    if (shown.length > 0 && shown.every((p) => p.low !== undefined)) {
      drawn.append(svg('path', { class: 'band', d: `${path(shown, (p) => p.high)}${path(shown.toReversed(), (p) => p.low).replace('M', 'L')}Z` }));
    }
    drawn.append(svg('path', { class: `line ${line.css}`, d: path(shown, (p) => p.value) }));
    if (words.steps) for (const p of line.points) drawn.append(svg('circle', { class: 'dot', cx: x(p.at), cy: y(p.value), r: 3 }));
  }
  return drawn;

  function path(of, value) {
    const follows = (i) => i > 0 && value(of[i - 1]) !== undefined;
    // A point alone is drawn as a line without length: its round ends show it.
    return of.map((p, i) => (value(p) === undefined ? '' : `${follows(i) ? 'L' : 'M'}${x(p.at).toFixed(1)} ${y(value(p)).toFixed(1)}${follows(i) ? '' : 'h0'}`)).join('');
  }
}

/** Holds each point until the next one begins. */
function stepped(points, last) {
  return points.flatMap((p, i) => [p, { ...p, at: points[i + 1]?.at ?? last }]);
}

/** How wide words will be, in the chart's own units. */
function widthOf(words) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(words).width;
}

function text(x, y, words, anchor) {
  const made = svg('text', { x, y, 'text-anchor': anchor });
  made.textContent = words;
  return made;
}
