// The taxi zones: names from the service, outlines from the page's own file.
import { get } from './api.js';
import { features } from './topology.js';

/** @returns {Promise<{all: object[], named: Function, name: Function, label: Function, outlines: object[], byId: Map}>} */
export async function loadZones() {
  const [all, topology] = await Promise.all([get('/zones'), get('/page/zone-shapes.json')]);
  const outlines = features(topology, 'zones');
  const drawn = new Set(outlines.map((outline) => outline.id));
  const places = all.filter((zone) => drawn.has(zone.id));
  const byId = new Map(all.map((zone) => [zone.id, zone]));
  const name = (id) => byId.get(id)?.name ?? `zone ${id}`;
  const label = (zone) => `${zone.name}, ${zone.borough} (${zone.id})`;

  /** The zone that someone means: a label, a number, a whole name, or the only name that begins so. */
  function named(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return undefined;
    const exact = places.find((zone) => label(zone).toLowerCase() === wanted
      || String(zone.id) === wanted || zone.name.toLowerCase() === wanted);
    if (exact) return exact;
    const some = places.filter((zone) => zone.name.toLowerCase().startsWith(wanted));
    return some.length === 1 ? some[0] : undefined;
  }

  return { all: places, named, name, label, outlines, byId };
}
