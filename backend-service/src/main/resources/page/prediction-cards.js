// The four predictions of a ride, each with its interval, its cause, its model and how it changed.
import { chart } from './chart.js';
import { element } from './dom.js';
import { because, minutes, money, time } from './format.js';

const ANOTHER_TIME_MS = 3_600_000;

/** @returns {HTMLElement[]} one card each, also for what is still awaited */
export function predictionCards(state) {
  const request = state.request;
  const initial = request?.initialDuration;
  return [
    card('initial', 'Initial duration', initial && {
      value: minutes(initial.seconds),
      range: range(initial.interval, minutes),
      why: 'Said at once, with the answer to the request',
      model: initial.model,
    }),
    card('duration', 'Corrected duration', durationOf(state)),
    card('tip', 'Tip', priceOf(state, 'tip')),
    card('cost', 'Cost before tip', priceOf(state, 'cost')),
  ];
}

function card(id, title, said) {
  const body = said
    ? [
      element('p', { class: 'value', text: said.value }),
      element('p', { class: 'soft', text: said.range }),
      element('p', { class: 'soft', text: said.why }),
      element('p', { class: 'soft', text: `Model ${said.model.name} ${said.model.version}` }),
      ...(said.actual ? [element('p', { class: 'soft', text: said.actual })] : []),
      ...(said.chart ? [said.chart] : []),
    ]
    : [element('p', { class: 'value waiting', text: 'awaited …' })];
  return element('article', { class: 'card', id: `card-${id}` }, element('h3', { text: title }), ...body);
}

function durationOf(state) {
  const latest = state.latest('duration');
  if (!latest) return undefined;
  const initial = state.request?.initialDuration;
  const first = initial && { at: Date.parse(state.request.requestedAt), value: initial.seconds, low: initial.interval.p10, high: initial.interval.p90 };
  const corrected = state.all('duration').map((p) => (
    { at: Date.parse(p.asOf), value: p.totalSeconds, low: p.totalInterval.p10, high: p.totalInterval.p90 }));
  const done = state.ending?.type === 'ride-completed' && state.ending;
  return {
    value: minutes(latest.totalSeconds),
    range: `${range(latest.totalInterval, minutes)} · ${done ? 'was' : 'at that time'} ${minutes(latest.remainingSeconds)} to go`,
    why: why(latest),
    model: latest.model,
    actual: done ? `It took ${minutes(done.durationSeconds)}` : '',
    chart: history('Duration over time', first ? [first, ...corrected] : corrected, minutes, state),
  };
}

function priceOf(state, kind) {
  const latest = state.latest(kind);
  if (!latest) return undefined;
  const shown = (cents) => money(cents, latest.currency);
  const done = state.ending?.type === 'ride-completed' && state.ending;
  const paid = done && (kind === 'tip' ? done.tipCents : done.totalCents - done.tipCents);
  return {
    value: shown(latest[`${kind}Cents`]),
    range: range(latest[`${kind}Interval`], shown),
    why: why(latest),
    model: latest.model,
    actual: done ? `Paid: ${shown(paid)}` : '',
    chart: history(`${kind} over time`, state.all(kind).map((p) => (
      { at: Date.parse(p.asOf), value: p[`${kind}Cents`], low: p[`${kind}Interval`].p10, high: p[`${kind}Interval`].p90 })), shown, state),
  };
}

function history(label, points, value, state) {
  return chart([{ css: '', points }], { label, value, time, steps: true, until: heldUntil(points.at(-1).at, state) });
}

/**
 * The latest prediction holds until the ride's end, or now. A ride that is replayed from another
 * time, or ahead of time, has no now that could be known: its latest is shown for a minute.
 */
function heldUntil(latest, state) {
  if (state.ending) return Date.parse(state.ending.at);
  const now = Date.now();
  return Math.max(latest + 60_000, now - latest < ANOTHER_TIME_MS ? now : 0);
}

function range(interval, shown) {
  return `8 of 10 such rides: ${shown(interval.p10)} to ${shown(interval.p90)}`;
}

function why(prediction) {
  return `No. ${prediction.sequence}, because ${because(prediction.cause)} (${time(prediction.asOf)})`;
}
