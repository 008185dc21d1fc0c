// The four predictions of a ride, each with its interval, its cause, its model and how it changed; of a
// completed ride what came of it, with what was predicted. A prediction is shown as its median, which
// lies within its interval: the value beside the interval is a mean as a rule, and need not.
import { chart } from './chart.js';
import { element } from './dom.js';
import { because, minutes, money, time } from './format.js';
import { costBeforeTip } from './outcome.js';

const ANOTHER_TIME_MS = 3_600_000;

/** @returns {HTMLElement[]} one card each, also for what is still awaited */
export function predictionCards(state) {
  const done = state.completion;
  const paid = (title, cents) => done && { title, value: money(cents(done), done.currency) };
  return [
    card('initial', 'Initial duration', initialOf(state)),
    card('duration', 'Corrected duration', durationOf(state), done && { title: 'It took', value: minutes(done.durationSeconds) }),
    card('tip', 'Tip', priceOf(state, 'tip'), paid('Tip paid', ({ tipCents }) => tipCents)),
    card('cost', 'Cost before tip', priceOf(state, 'cost'), paid('Cost paid, before tip', costBeforeTip)),
  ];
}

/**
 * @param said {interval, shown, why, model, …} of the latest prediction, if there is one
 * @param actual {title, value} of what came of it, if the ride is completed
 */
function card(id, title, said, actual) {
  const soft = (text) => element('p', { class: 'soft', text });
  const median = said && said.shown(said.interval.p50);
  const value = actual?.value ?? median;
  return element('article', { class: 'card', id: `card-${id}` },
    element('h3', { text: actual?.title ?? title }),
    element('p', { class: value ? 'value' : 'value waiting', text: value ?? 'awaited …' }),
    ...(actual && said ? [soft(`Predicted: ${median}`)] : []),
    ...(said ? [
      soft(`8 of 10 such rides: ${said.shown(said.interval.p10)} to ${said.shown(said.interval.p90)}${said.more ?? ''}`),
      soft(said.why),
      soft(`Model ${said.model.name} ${said.model.version}`),
      ...(said.chart ? [said.chart] : []),
    ] : []));
}

function initialOf(state) {
  const initial = state.request?.initialDuration;
  return initial && { interval: initial.interval, shown: minutes, why: 'Said at once, with the answer to the request', model: initial.model };
}

function durationOf(state) {
  const latest = state.latest('duration');
  if (!latest) return undefined;
  const { request } = state;
  const first = request ? [point(request.requestedAt, request.initialDuration.interval)] : [];
  const corrected = state.all('duration').map((p) => point(p.asOf, p.totalInterval));
  return {
    interval: latest.totalInterval,
    shown: minutes,
    more: ` · ${state.completion ? 'was' : 'at that time'} ${minutes(latest.remainingInterval.p50)} to go`,
    why: why(latest),
    model: latest.model,
    chart: history('Duration over time', [...first, ...corrected], minutes, state),
  };
}

function priceOf(state, kind) {
  const latest = state.latest(kind);
  if (!latest) return undefined;
  const shown = (cents) => money(cents, latest.currency);
  const points = state.all(kind).map((p) => point(p.asOf, p[`${kind}Interval`]));
  return {
    interval: latest[`${kind}Interval`],
    shown,
    why: why(latest),
    model: latest.model,
    chart: history(`${kind} over time`, points, shown, state),
  };
}

function point(instant, interval) {
  return { at: Date.parse(instant), value: interval.p50, low: interval.p10, high: interval.p90 };
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

function why(prediction) {
  return `No. ${prediction.sequence}, because ${because(prediction.cause)} (${time(prediction.asOf)})`;
}
