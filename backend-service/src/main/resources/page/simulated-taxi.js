// A taxi for demos: it drives rides to their ends as a driver's side would, through the public interface.
// `./taxi drive` does the same from a terminal; the fare is by the same rule of thumb.
import { get, post } from './api.js';

const REPORTS = 9;
const BETWEEN_MS = 2_000;
const RETRIES = 30;
const DETOUR = 1.3; // streets against the straight line
const LEAST_KM = 1;
const LEAST_SECONDS = 60;
const DEGREE_KM = 111.2;
const driving = new Map();

/** Whether this service has one. */
export function isOffered() {
  return document.querySelector('meta[name=simulated-taxi]')?.content === 'true';
}

/** The drive of this ride that is under way, if one is. */
export function driveOf(rideId) {
  return driving.get(rideId);
}

/**
 * Takes the ride from where it is to its end, in about 20 s, however long it says that it takes. It goes on
 * when another view is shown, and ends with the page.
 * @returns {Promise} of the end; fails with a Refusal
 */
export function drive(rideId, zones) {
  if (!driving.has(rideId)) driving.set(rideId, toItsEnd(rideId, zones).finally(() => driving.delete(rideId)));
  return driving.get(rideId);
}

async function toItsEnd(rideId, zones) {
  const way = wayOf(await get(`/rides/${rideId}`), zones);
  for (const report of way.reports) {
    await pause();
    await patiently(() => post(`/rides/${rideId}/progress`, report));
  }
  await pause();
  await patiently(() => post(`/rides/${rideId}/completion`, way.completion));
}

/** The reports that are left, and the end. A ride is taken to begin when it is requested. */
function wayOf(ride, zones) {
  const known = [ride.pickupZone, ride.dropoffZone].map((id) => zones.byId.get(id)?.centroid).filter(Boolean);
  const [from, to] = [known[0], known.at(-1)];
  const driven = ride.progress?.distanceCoveredKm ?? 0;
  const km = Math.max(LEAST_KM, from ? DETOUR * straightKm(from, to) : 0, driven);
  const seconds = Math.max(LEAST_SECONDS, ride.initialDuration.interval.p50 * (0.8 + 0.5 * Math.random()));
  const requestedAt = Date.parse(ride.requestedAt);
  const first = { at: ride.progress ? Date.parse(ride.progress.at) : requestedAt, share: driven / km };
  const at = (share) => new Date(first.at + Math.round((share - first.share) * seconds) * 1_000);
  const shares = from && first.share < 1 ? Array.from({ length: REPORTS }, (_, i) => first.share + (1 - first.share) * ((i + 1) / (REPORTS + 1))) : [];
  const costCents = 450 + Math.round(217 * km);
  const tipCents = ride.paymentMethod === 'card' ? Math.round(0.2 * costCents) : 0;
  return {
    reports: shares.map((share, i) => ({
      sequence: (ride.progress?.sequence ?? 0) + i + 1,
      at: at(share),
      position: between(from, to, share),
      distanceCoveredKm: share * km,
    })),
    completion: {
      at: at(1), durationSeconds: Math.round((at(1) - requestedAt) / 1_000), distanceKm: km,
      fareCents: costCents - 150, tipCents, totalCents: costCents + tipCents,
    },
  };
}

function between(from, to, share) {
  const part = (name) => from[name] + share * (to[name] - from[name]);
  return { latitude: part('latitude'), longitude: part('longitude') };
}

function straightKm(from, to) {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return DEGREE_KM * Math.hypot(to.latitude - from.latitude, east);
}

/** Again while the service does not answer, or says 503: it knows a report by its number. */
async function patiently(send) {
  for (let retries = 0; ; retries++) {
    try {
      return await send();
    } catch (refusal) {
      if (retries === RETRIES || (refusal.status !== 0 && refusal.status !== 503)) throw refusal;
    }
    await pause();
  }
}

function pause() {
  return new Promise((resume) => { setTimeout(resume, BETWEEN_MS); });
}
