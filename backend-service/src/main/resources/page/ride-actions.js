// What can be done with a ride that goes on: cancel it, and for demos let a simulated taxi drive it.
import { post } from './api.js';
import { element } from './dom.js';
import { drive, driveOf, isOffered } from './simulated-taxi.js';

export class RideActions {
  #rideId;
  #onCancelled;
  #cancel = element('button', { type: 'button', class: 'plain', id: 'cancel', text: 'Cancel the ride', onclick: () => this.#cancelRide() });
  #drive;
  #problem = element('div', { role: 'alert' });
  #buttons;
  element;

  /** @param onCancelled is told the cancelled ride */
  constructor(rideId, zones, onCancelled) {
    this.#rideId = rideId;
    this.#onCancelled = onCancelled;
    this.#drive = element('button', { type: 'button', class: 'plain', id: 'drive', onclick: () => this.#follow(drive(rideId, zones)) });
    this.#buttons = element('div', { class: 'pair' }, ...(isOffered() ? [this.#drive] : []), this.#cancel);
    this.element = element('div', { id: 'actions', hidden: true }, this.#buttons, this.#problem);
    this.#follow(driveOf(rideId));
  }

  /** @param open whether the ride goes on */
  show(open) {
    this.#buttons.hidden = !open;
    this.element.hidden = false;
  }

  async #cancelRide() {
    this.#cancel.disabled = true;
    this.#tell('');
    try {
      this.#onCancelled(await post(`/rides/${this.#rideId}/cancellation`, {}));
    } catch (refusal) {
      this.#tell(`The ride could not be cancelled: ${refusal.message}`);
    } finally {
      this.#cancel.disabled = false;
    }
  }

  /** @param underWay the drive to wait for, if there is one */
  async #follow(underWay) {
    this.#drive.disabled = Boolean(underWay);
    this.#drive.textContent = underWay ? 'A simulated taxi drives …' : 'Drive this ride (simulated)';
    if (!underWay) return;
    this.#tell('');
    try {
      await underWay;
    } catch (refusal) {
      // That someone else has ended the ride is no fault of the taxi.
      if (!refusal.type?.startsWith('ride-')) this.#tell(`The simulated taxi gave up: ${refusal.message}`);
    }
    this.#follow();
  }

  #tell(why) {
    this.#problem.replaceChildren(...(why ? [element('p', { class: 'notice', text: why })] : []));
  }
}
