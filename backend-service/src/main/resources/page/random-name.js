// Names that nobody else has.

/** 128 random bits as text. Not `crypto.randomUUID`: browsers have that on https and localhost alone. */
export function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
