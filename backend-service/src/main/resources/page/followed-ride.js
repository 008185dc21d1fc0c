// One ride as it goes on: what became of it, what can be done with it, and its predictions.
import { element } from './dom.js';
import { status, time } from './format.js';
import { outcome } from './outcome.js';
import { predictionCards } from './prediction-cards.js';
import { RideActions } from './ride-actions.js';
import { RideState } from './ride-state.js';
import { follow } from './ride-stream.js';

const REDRAWN_MS = 10_000; // the latest prediction holds until now

const BADGES = {
  connecting: 'connecting …',
  live: 'live',
  lost: 'connection lost, trying again',
  over: 'the ride is over',
  unknown: 'unknown',
};

export class FollowedRide {
  #rideId;
  #zones;
  #told;
  #state = new RideState();
  #badge = element('span', { class: 'badge', id: 'stream', role: 'status', text: BADGES.connecting });
  #heading = element('h2', { tabIndex: -1 }, 'Your ride ', this.#badge);
  #title = element('p', { id: 'title', role: 'status' });
  #cards = element('div', { class: 'cards' });
  #actions;
  #drawing = false;
  #ticking = setInterval(() => this.#draw(), REDRAWN_MS);
  #stopStream;

  /** @param told {drawn(pickup, dropoff, taxis), over()} */
  constructor(container, rideId, zones, told) {
    this.#rideId = rideId;
    this.#zones = zones;
    this.#told = told;
    this.#actions = new RideActions(rideId, zones, (ride) => this.#take('ride-event', { type: 'ride-cancelled', ...ride.cancellation }));
    this.#cards.append(...predictionCards(this.#state));
    container.replaceChildren(this.#heading, this.#title, this.#actions.element, this.#cards);
    this.#reveal();
    this.#stopStream = follow(rideId, {
      event: (name, data) => this.#take(name, data),
      state: (now, why) => this.#connection(now, why),
    });
  }

  stop() {
    clearInterval(this.#ticking);
    this.#stopStream();
  }

  /** On a phone a ride is shown below the fold of the form that it was requested with. */
  #reveal() {
    const { top } = this.#heading.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) this.#heading.scrollIntoView();
    this.#heading.focus({ preventScroll: true });
  }

  #take(name, data) {
    this.#state.take(name, data);
    if (!this.#drawing) requestAnimationFrame(() => { this.#drawing = false; this.#draw(); });
    this.#drawing = true;
  }

  #connection(now, why) {
    this.#badge.textContent = BADGES[now];
    this.#badge.className = `badge ${now}`;
    this.#badge.title = why ?? '';
    if (now === 'unknown') {
      this.#cards.replaceChildren(element('p', { class: 'notice', text: `No ride ${this.#rideId} is known. Rides are remembered for some hours.` }));
    }
    if (now === 'over' || now === 'unknown') clearInterval(this.#ticking);
    if (now === 'over') this.#told.over();
  }

  #draw() {
    const { request, progress, ending } = this.#state;
    if (!request) return;
    const text = this.#text(request);
    if (this.#title.textContent !== text) this.#title.textContent = text; // said once, not at every look
    const focused = this.#actions.element.contains(document.activeElement);
    this.#actions.show(!ending);
    if (focused && ending) this.#heading.focus({ preventScroll: true });
    this.#cards.replaceChildren(...predictionCards(this.#state));
    this.#told.drawn(request.pickupZone, request.dropoffZone, progress ? [progress.position] : []);
  }

  #text({ pickupZone, dropoffZone, requestedAt }) {
    const state = this.#state;
    const became = state.completion
      ? `: ${outcome(state.completion, state.predicted)}`
      : state.ending?.reason ? `: ${state.ending.reason}` : '';
    return `${this.#zones.name(pickupZone)} to ${this.#zones.name(dropoffZone)}, requested ${time(requestedAt)} in New York, ${status(state.status)}${became}`;
  }
}
