// Whether the service is well.

const PATIENCE_MS = 5_000; // a service that hangs, or a line that is cut, answers nothing at all

/** @returns {Promise<string>} why it is not ready; empty if it is */
export async function obstacle() {
  try {
    const response = await fetch('/health/readiness', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    const { reason } = await response.json();
    return response.ok ? '' : `not ready, ${reason}`;
  } catch {
    return 'not reachable';
  }
}
