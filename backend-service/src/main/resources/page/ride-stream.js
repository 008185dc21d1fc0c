// Follows one ride's server-sent events, and comes back with the last id when the connection is lost.
// Not EventSource: that gives up for good when a backend that has just started answers 503.
import { refusal } from './api.js';

const SILENCE_MS = 40_000; // the backend shows every 15 s that it is there

/**
 * @param {string} rideId
 * @param {{event: Function, state: Function}} told event(name, data); state('live' | 'lost' | 'over' | 'unknown', why)
 * @returns {Function} stops it
 */
export function follow(rideId, told) {
  let lastId;
  let wait = 2_000;
  let stopped = false;
  let connection;

  async function once() {
    connection = new AbortController();
    const headers = { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) };
    const response = await heard(fetch(`/rides/${rideId}/events`, { headers, signal: connection.signal }));
    if (response.status === 204) return 'over';
    if (response.status === 404 || response.status === 400) return 'unknown';
    if (!response.ok) throw await refusal(response);
    told.state('live');
    return read(response.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  async function read(reader) {
    let rest = '';
    while (true) {
      const { done, value } = await heard(reader.read());
      if (done) throw new Error('the connection was closed');
      const frames = (rest + value).split('\n\n');
      rest = frames.pop();
      for (const frame of frames) if (take(frame) === 'end') return 'over';
    }
  }

  function heard(answer) {
    const silent = setTimeout(() => connection.abort(), SILENCE_MS);
    return answer.finally(() => clearTimeout(silent));
  }

  function take(frame) {
    const fields = Object.fromEntries(frame.split('\n').filter((line) => !line.startsWith(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
    if (fields.retry) wait = Number(fields.retry);
    if (fields.event && fields.event !== 'end') told.event(fields.event, JSON.parse(fields.data));
    if (fields.id) lastId = fields.id; // after the event was taken, so that none is lost
    return fields.event;
  }

  (async () => {
    while (!stopped) {
      try {
        told.state(await once());
        return;
      } catch (error) {
        if (stopped) return;
        told.state('lost', error.message);
      }
      await new Promise((resume) => { setTimeout(resume, wait); });
    }
  })();

  return () => {
    stopped = true;
    connection?.abort();
  };
}
