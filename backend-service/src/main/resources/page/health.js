// Whether the service is well.

/** @returns {Promise<string>} why it is not ready; empty if it is */
export async function obstacle() {
  try {
    const response = await fetch('/health/readiness');
    const { reason } = await response.json();
    return response.ok ? '' : `not ready, ${reason}`;
  } catch {
    return 'unreachable';
  }
}
