// Choosing where a ride goes, its estimate, and requesting it.
import { post } from './api.js';
import { element } from './dom.js';
import { minutes } from './format.js';
import { randomName } from './random-name.js';

const REQUEST = 'Request the ride';

export class RideForm {
  #zones;
  #onChange;
  #onRequested;
  #chosen = { pickup: undefined, dropoff: undefined };
  #next = 'pickup';
  #key = randomName();
  #asked = 0;
  #inputs;
  #payment;
  #estimate = element('p', { class: 'soft', id: 'estimate', role: 'status' });
  #problem = element('div', { role: 'alert' });
  #button = element('button', { type: 'submit', text: REQUEST, disabled: true });
  element;

  /** @param onChange (pickup, dropoff) ids; @param onRequested is told the ride */
  constructor(zones, rider, onChange, onRequested) {
    this.#zones = zones;
    this.#onChange = onChange;
    this.#onRequested = onRequested;
    this.#inputs = { pickup: this.#input('pickup', 'Pick-up zone'), dropoff: this.#input('dropoff', 'Drop-off zone') };
    this.#payment = element('select', { id: 'payment', onchange: () => this.#changed() },
      ...['card', 'cash', 'unknown'].map((method) => element('option', { value: method, text: method })));
    this.element = element('form', { onsubmit: (event) => this.#submit(event, rider) },
      element('h2', { text: 'Where to?' }),
      element('div', { class: 'pair' },
        element('label', { class: 'from' }, 'From', this.#inputs.pickup),
        element('label', { class: 'to' }, 'To', this.#inputs.dropoff)),
      element('datalist', { id: 'zone-names' }, ...zones.all.map((zone) => element('option', { value: zones.label(zone) }))),
      element('div', { class: 'pair' }, element('label', {}, 'Paid by', this.#payment), this.#button),
      this.#estimate, this.#problem);
    this.#tell();
  }

  /** A zone was clicked on the map: the end of the ride that is chosen next. */
  choose(zone) {
    this.#inputs[this.#next].value = this.#zones.label(zone);
    this.#take(this.#next);
  }

  get ends() {
    return [this.#chosen.pickup?.id, this.#chosen.dropoff?.id];
  }

  #input(end, label) {
    return element('input', {
      id: end, type: 'text', list: 'zone-names', autocomplete: 'off', spellcheck: false, placeholder: label,
      onfocus: () => { this.#next = end; },
      onchange: () => this.#take(end),
    });
  }

  #take(end) {
    const input = this.#inputs[end];
    const zone = this.#zones.named(input.value);
    this.#chosen[end] = zone;
    if (zone) input.value = this.#zones.label(zone);
    input.setCustomValidity(zone || !input.value ? '' : 'No taxi zone has this name');
    if (!zone && input.value) input.reportValidity();
    if (zone) this.#next = end === 'pickup' ? 'dropoff' : 'pickup';
    this.#changed();
  }

  #changed() {
    this.#key = randomName();
    this.#onChange(...this.ends);
    this.#tell();
  }

  async #tell() {
    const asked = ++this.#asked;
    const { pickup, dropoff } = this.#chosen;
    this.#button.disabled = !(pickup && dropoff);
    this.#problem.replaceChildren();
    if (!(pickup && dropoff)) {
      this.#estimate.textContent = 'Click two zones on the map, or type their names.';
      return;
    }
    try {
      const said = await post('/duration-estimates', this.#ride());
      if (asked !== this.#asked) return;
      this.#estimate.textContent = `About ${minutes(said.interval.p50)} (8 of 10 such rides: ${minutes(said.interval.p10)} to ${minutes(said.interval.p90)})`;
    } catch (refusal) {
      if (asked === this.#asked) this.#estimate.textContent = `No estimate: ${refusal.message}`;
    }
  }

  #ride() {
    return { pickupZone: this.#chosen.pickup.id, dropoffZone: this.#chosen.dropoff.id, paymentMethod: this.#payment.value };
  }

  /** The key stays until the ride exists: pressing again after a failure cannot make two rides. */
  async #submit(event, rider) {
    event.preventDefault();
    if (this.#button.disabled) return;
    this.#button.disabled = true;
    this.#button.textContent = 'Requesting …';
    this.#problem.replaceChildren();
    try {
      const ride = await post('/rides', { riderId: rider, ...this.#ride() }, { 'Idempotency-Key': this.#key });
      this.#key = randomName();
      this.#onRequested(ride);
    } catch (refusal) {
      const why = refusal.status === 503 || refusal.status === 0 ? 'Rides cannot be taken just now. Please try again: it will not make two.' : refusal.message;
      this.#problem.replaceChildren(element('p', { class: 'notice', text: why }));
    } finally {
      this.#button.textContent = REQUEST;
      this.#button.disabled = false;
    }
  }
}
