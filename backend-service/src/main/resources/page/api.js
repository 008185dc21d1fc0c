// Talking to the backend.

/** What the backend refused, or why it could not be asked. */
export class Refusal extends Error {
  /** @param {number} status 0 if there was no answer at all */
  constructor(status, type, message) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

/** The JSON at a path. Throws a Refusal. */
export async function get(path) {
  return answer(fetch(path, { headers: { Accept: 'application/json' } }));
}

/** Sends JSON, gets JSON. Throws a Refusal. */
export async function post(path, body, headers = {}) {
  return answer(fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }));
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refusal(0, 'unreachable', 'The service does not answer.');
  }
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** The problem+json of an answer. */
export async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const type = String(problem.type ?? '').replace('urn:taxiapp:problem:', '');
  return new Refusal(response.status, type, problem.detail ?? response.statusText);
}
