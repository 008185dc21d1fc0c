// The view "ride": request one, follow one, see the recent ones.
import { get } from './api.js';
import { element } from './dom.js';
import { minutes, status, time } from './format.js';
import { predictionCards } from './prediction-cards.js';
import { RideForm } from './ride-form.js';
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

export class RideView {
  #section;
  #map;
  #zones;
  #form;
  #follow = element('div', { id: 'followed' });
  #recent = element('div', { id: 'recent' });
  #rider = rider();
  #stop = () => {};
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
    if (rideId) this.#followRide(rideId);
    this.#showRecent();
  }

  hide() {
    this.#section.hidden = true;
    this.#stop();
  }

  #draw(pickup, dropoff, taxis) {
    this.#shown = [pickup, dropoff, taxis];
    if (this.#section.hidden) return;
    this.#map.showRide(pickup, dropoff);
    this.#map.showTaxis(taxis);
  }

  #followRide(rideId) {
    const state = new RideState();
    const badge = element('span', { class: 'badge', id: 'stream', role: 'status', text: BADGES.connecting });
    const title = element('p', { class: 'soft' });
    const cards = element('div', { class: 'cards' });
    let drawing = false;
    const draw = () => {
      if (!state.request) return;
      const { pickupZone, dropoffZone, requestedAt } = state.request;
      const name = (id) => this.#zones.byId.get(id)?.name ?? `zone ${id}`;
      title.textContent = `${name(pickupZone)} to ${name(dropoffZone)}, requested ${time(requestedAt)}, ${status(state.status)}`;
      cards.replaceChildren(...predictionCards(state));
      this.#draw(pickupZone, dropoffZone, state.progress ? [state.progress.position] : []);
    };
    this.#follow.replaceChildren(
      element('h2', {}, 'Your ride ', badge), title, cards);
    const ticking = setInterval(draw, REDRAWN_MS);
    const stop = follow(rideId, {
      event: (name, data) => {
        state.take(name, data);
        if (!drawing) requestAnimationFrame(() => { drawing = false; draw(); });
        drawing = true;
      },
      state: (now, why) => {
        badge.textContent = BADGES[now];
        badge.className = `badge ${now}`;
        badge.title = why ?? '';
        if (now === 'unknown') cards.replaceChildren(unknown(rideId));
        if (now === 'over' || now === 'unknown') clearInterval(ticking);
        if (now === 'over') this.#showRecent();
      },
    });
    this.#stop = () => {
      clearInterval(ticking);
      stop();
    };
  }

  async #showRecent() {
    try {
      const { rides } = await get(`/rides?limit=5&riderId=${encodeURIComponent(this.#rider)}`);
      const name = (id) => this.#zones.byId.get(id)?.name ?? `zone ${id}`;
      this.#recent.replaceChildren(...(rides.length === 0 ? [] : [
        element('h2', { text: 'Your recent rides' }),
        element('ul', { class: 'plain' }, ...rides.map((ride) => element('li', {},
          element('a', { href: `#/ride/${ride.rideId}`, text: `${name(ride.pickupZone)} to ${name(ride.dropoffZone)}` }),
          ` · ${status(ride.status)} · ${minutes(ride.duration?.totalSeconds ?? ride.initialDuration.seconds)}`))),
      ]));
    } catch {
      this.#recent.replaceChildren();
    }
  }
}

function unknown(rideId) {
  return element('p', { class: 'notice', text: `No ride ${rideId} is known. Rides are remembered for some hours.` });
}

/** There are no accounts: a browser is a rider. */
function rider() {
  const known = localStorage.getItem('rider');
  if (known) return known;
  const fresh = `web-${crypto.randomUUID()}`;
  localStorage.setItem('rider', fresh);
  return fresh;
}
