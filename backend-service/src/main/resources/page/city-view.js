// The view "the city now": polled, as it is the same for everybody.
import { get } from './api.js';
import { chart } from './chart.js';
import { element, svg } from './dom.js';
import { time } from './format.js';
import { obstacle } from './health.js';
import { PACES } from './zone-map.js';

const EVERY_MS = 2_000;
const MARGINS = 58; // px beside a chart on a phone
const KINDS = [['event', 'rideEvents', 'ride events'], ['', 'durations', 'durations'], ['tip', 'tips', 'tips'], ['cost', 'costs', 'costs']];

export class CityView {
  #section;
  #map;
  #timer;
  #notice = element('div', { role: 'alert' });
  #body = element('div', { id: 'city-now' }, element('p', { class: 'soft', text: 'Looking …' }));

  constructor(section, map) {
    this.#section = section;
    this.#map = map;
    section.append(element('h2', { text: 'The city now' }), this.#notice, this.#body);
  }

  show() {
    this.#section.hidden = false;
    this.#map.showRide();
    this.#look();
  }

  hide() {
    this.#section.hidden = true;
    clearTimeout(this.#timer);
    this.#map.showTraffic();
  }

  async #look() {
    clearTimeout(this.#timer);
    try {
      // The backend answers from what it has read, also when it can read no more.
      const [city, why] = await Promise.all([get('/city'), obstacle()]);
      if (this.#section.hidden) return;
      this.#draw(city);
      this.#warn(why && `the service is ${why}`);
    } catch (refusal) {
      this.#warn(refusal.message);
    }
    if (!this.#section.hidden) this.#timer = setTimeout(() => this.#look(), EVERY_MS);
  }

  #warn(why) {
    const text = why && `What is shown may be old: ${why}`;
    if (this.#notice.textContent === text) return; // said once, not at every look
    this.#notice.replaceChildren(...(text ? [element('p', { class: 'notice', text })] : []));
  }

  #draw(city) {
    this.#map.showTraffic(new Map(city.traffic.map((zone) => [zone.zone, zone.expectedRatio ?? zone.paceRatio])));
    this.#map.showTaxis(city.taxis.map((taxi) => taxi.position));
    const open = city.rides.requested + city.rides.onTheRoad;
    this.#body.replaceChildren(
      element('div', { class: 'tiles' },
        tile('open', 'open rides', open), tile('road', 'on the road', city.rides.onTheRoad),
        tile('done', 'completed', city.rides.completed), tile('letters', 'dead letters', city.deadLetters.count)),
      element('p', { class: 'soft', text: 'Zones: time taken over time expected.' }), legend(),
      ...(open + city.rides.completed === 0 ? [element('p', { class: 'soft', text: 'No rides in the last hours. Request one, or run ./taxi replay.' })] : []),
      element('div', { class: 'cards' }, events(city), lag(city), letters(city)));
  }
}

function tile(id, words, value) {
  return element('div', { class: 'card', id: `tile-${id}` },
    element('p', { class: 'value', text: String(value) }), element('p', { class: 'soft', text: words }));
}

function legend() {
  return element('div', { class: 'legend' }, ...PACES.map((pace) => element('span', {},
    svg('svg', { viewBox: '0 0 14 14', 'aria-hidden': 'true' }, svg('rect', { class: pace.css, width: 14, height: 14, rx: 3 })), pace.text)));
}

function events(city) {
  const lines = KINDS.map(([css, kind]) => ({ css, points: city.seconds.map((s) => ({ at: Date.parse(s.at), value: s[kind] })) }));
  return card('Messages a second', lines, 'Messages a second, the last five minutes', (n) => n.toFixed(n % 1 ? 1 : 0),
    KINDS.map(([css, , words]) => [css, words]));
}

function lag(city) {
  const line = (css, kind) => ({ css, points: city.seconds.map((s) => ({ at: Date.parse(s.at), value: s[kind] })) });
  return card('From a ride event to its prediction', [line('', 'lagP50Ms'), line('second', 'lagP95Ms')],
    'Lag of the predictions in milliseconds', (ms) => `${Math.round(ms)} ms`, [['', 'half within'], ['second', '95 of 100 within']]);
}

function letters(city) {
  const { latest } = city.deadLetters;
  return element('article', { class: 'card' }, element('h3', { text: 'Dead letters' }),
    ...(latest.length === 0 ? [element('p', { class: 'soft', text: 'None: every record could be read.' })] : [
      element('ul', { class: 'plain' }, ...byRecord(latest).slice(0, 5).map(([first, ...others]) => element('li', {
        text: `${time(first.at)} ${first.record}: ${first.reason}, in ${[first, ...others].map((letter) => letter.consumer).join(', ')}` }))),
      element('p', { class: 'soft', text: 'Each consumer counts those that it cannot use. ./taxi dead-letters show prints all of them.' }),
    ]));
}

/** Letters about the same record for the same reason, together; the newest record first. */
function byRecord(letters) {
  return [...Map.groupBy(letters, (letter) => `${letter.record} ${letter.reason}`).values()];
}

function card(title, lines, label, value, keys) {
  const empty = lines.every((line) => line.points.every((p) => p.value === undefined));
  return element('article', { class: 'card' }, element('h3', { text: title }),
    empty ? element('p', { class: 'soft', text: 'Nothing in the last five minutes.' }) : chart(lines, { label, value, time, width: Math.min(540, innerWidth - MARGINS) }),
    element('div', { class: 'key' }, ...keys.map(([css, words]) => element('span', {}, element('i', { class: css }), words))));
}
