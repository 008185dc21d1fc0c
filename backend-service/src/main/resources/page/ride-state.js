// A ride as its events tell it. The same event twice changes nothing.

export class RideState {
  request;
  progress;
  ending;
  #said = { duration: new Map(), tip: new Map(), cost: new Map() };

  take(name, data) {
    if (name === 'ride-event') this.#happened(data);
    else if (this.#said[name]) this.#said[name].set(data.sequence, data);
  }

  #happened(event) {
    if (event.type === 'ride-requested') this.request = event;
    else if (event.type === 'ride-progressed') {
      if (!(this.progress?.sequence >= event.sequence)) this.progress = event;
    } else this.ending ??= event;
  }

  /** What came of the ride, if it is completed. */
  get completion() {
    return this.ending?.type === 'ride-completed' ? this.ending : undefined;
  }

  /** The medians of the latest predictions, as far as there are any. */
  get predicted() {
    return {
      seconds: (this.latest('duration')?.totalInterval ?? this.request?.initialDuration.interval)?.p50,
      costCents: this.latest('cost')?.costInterval.p50,
      tipCents: this.latest('tip')?.tipInterval.p50,
    };
  }

  get status() {
    if (this.ending) return this.completion ? 'completed' : 'cancelled';
    return this.progress ? 'on-the-road' : 'requested';
  }

  /** All of one kind, oldest first. */
  all(kind) {
    return [...this.#said[kind].values()].sort((one, other) => one.sequence - other.sequence);
  }

  latest(kind) {
    return this.all(kind).at(-1);
  }
}
