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

const PATIENCE_MS = 30_000;

/** The JSON at a path. Throws a Refusal. */
export async function get(path) {
  return answer(path, {});
}

/** Sends JSON, gets JSON. Throws a Refusal. */
export async function post(path, body, headers = {}) {
  return answer(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function answer(path, request) {
  try {
    const response = await fetch(path, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return await response.json();
    throw await refusal(response);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(0, 'unreachable', 'The service does not answer.');
  }
}

/** The problem+json of an answer. */
export async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const type = String(problem.type ?? '').replace('urn:taxiapp:problem:', '');
  return new Refusal(response.status, type, problem.detail ?? problem.title ?? `The service answers ${response.status}.`);
}
