// Values as people read them.

/** A number of seconds as minutes. */
export function minutes(seconds) {
  const whole = Math.round(seconds / 60);
  return whole < 1 ? 'under 1 min' : `${whole} min`;
}

/** Integer cents of a currency. */
export function money(cents, currency) {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
}

/** An instant, as a time in New York, where all rides are; it says so by the name of the time zone. */
export function time(instant) {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York', hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  }).format(new Date(instant));
}

/** Why a prediction was made. */
export function because(cause) {
  const known = {
    requested: 'the ride was requested',
    progressed: 'the taxi reported where it is',
    traffic: 'the traffic around its zones changed',
    'duration-corrected': 'the corrected duration moved',
  };
  return known[cause] ?? cause;
}

/** The words for a ride's status. */
export function status(ride) {
  const known = { requested: 'requested', 'on-the-road': 'on the road', completed: 'completed', cancelled: 'cancelled' };
  return known[ride] ?? ride;
}
