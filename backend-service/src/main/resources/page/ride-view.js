// The view "ride": request one, follow one, see the recent ones.
import { get } from './api.js';
import { element } from './dom.js';
import { FollowedRide } from './followed-ride.js';
import { minutes, status } from './format.js';
import { outcome } from './outcome.js';
import { randomName } from './random-name.js';
import { RideForm } from './ride-form.js';

export class RideView {
  #section;
  #map;
  #zones;
  #form;
  #follow = element('div', { id: 'followed' });
  #recent = element('div', { id: 'recent' });
  #rider = rider();
  #followed;
  #shown = [undefined, undefined, []];

  constructor(section, map, zones) {
    this.#section = section;
    this.#map = map;
    this.#zones = zones;
    this.#form = new RideForm(zones, this.#rider,
      (pickup, dropoff) => this.#draw(pickup, dropoff, []),
      (ride) => { location.hash = `#/ride/${ride.rideId}`; });
    section.append(this.#form.element, this.#follow, this.#recent);
  }

  choose(zone) {
    this.#form.choose(zone);
  }

  /** @param rideId the ride to follow, if one is asked for */
  show(rideId) {
    this.#section.hidden = false;
    this.#map.showTraffic();
    this.#draw(...this.#shown);
    this.#stop();
    this.#follow.replaceChildren();
    if (rideId) {
      this.#followed = new FollowedRide(this.#follow, rideId, this.#zones, {
        drawn: (...ride) => this.#draw(...ride),
        over: () => this.#showRecent(),
      });
    }
    this.#showRecent();
  }

  hide() {
    this.#section.hidden = true;
    this.#stop();
  }

  #stop() {
    this.#followed?.stop();
    this.#followed = undefined;
  }

  #draw(pickup, dropoff, taxis) {
    this.#shown = [pickup, dropoff, taxis];
    if (this.#section.hidden) return;
    this.#map.showRide(pickup, dropoff);
    this.#map.showTaxis(taxis);
  }

  async #showRecent() {
    try {
      const { rides } = await get(`/rides?limit=5&riderId=${encodeURIComponent(this.#rider)}`);
      this.#recent.replaceChildren(...(rides.length === 0 ? [] : [
        element('h2', { text: 'Your recent rides' }),
        element('ul', { class: 'plain' }, ...rides.map((ride) => element('li', {},
          element('a', { href: `#/ride/${ride.rideId}`, text: `${this.#zones.name(ride.pickupZone)} to ${this.#zones.name(ride.dropoffZone)}` }),
          ` · ${status(ride.status)} · ${whatOf(ride)}`))),
      ]));
    } catch {
      this.#recent.replaceChildren();
    }
  }
}

function whatOf({ completion, duration, initialDuration, cost, tip }) {
  const seconds = (duration?.totalInterval ?? initialDuration.interval).p50;
  return completion ? outcome(completion, { seconds, costCents: cost?.interval.p50, tipCents: tip?.interval.p50 }) : minutes(seconds);
}

/** There are no accounts: a browser is a rider. One that keeps nothing is another at each visit. */
function rider() {
  const fresh = `web-${randomName()}`;
  try {
    const known = localStorage.getItem('rider') ?? fresh;
    localStorage.setItem('rider', known);
    return known;
  } catch {
    return fresh;
  }
}
