// The map that both views draw on: outlines of the zones, no tiles.
const L = globalThis.L;

/** What each colour stands for: time taken over time expected, up to and without the bound. */
export const PACES = [
  { css: 'pace-1', below: 0.8, text: 'under 0.8' },
  { css: 'pace-2', below: 0.95, text: '0.8–0.95' },
  { css: 'pace-3', below: 1.05, text: 'as expected' },
  { css: 'pace-4', below: 1.25, text: '1.05–1.25' },
  { css: 'pace-5', below: 1.6, text: '1.25–1.6' },
  { css: 'pace-6', below: Infinity, text: '1.6 and more' },
  { css: 'pace-none', text: 'no data' },
];

/** The pace of a zone's ratio; the last one, if nothing is known of the zone. */
function paceOf(ratio) {
  return PACES.find((pace) => ratio < pace.below) ?? PACES.at(-1);
}

export class ZoneMap {
  #map;
  #paths = new Map();
  #taxis;
  #moved = false;
  #fitting = false;

  /** @param onChoose is told the zone that was clicked */
  constructor(container, zones, onChoose) {
    this.#map = L.map(container, {
      attributionControl: false, zoomSnap: 0.25, minZoom: 9, maxZoom: 16,
    });
    const layer = L.geoJSON({ type: 'FeatureCollection', features: zones.outlines }, {
      style: () => ({ className: 'zone' }),
      onEachFeature: (feature, path) => {
        const zone = zones.byId.get(feature.id);
        path.bindTooltip(zone ? `${zone.name}, ${zone.borough}` : String(feature.id), { sticky: true });
        path.on('click', () => zone && onChoose(zone));
        this.#paths.set(feature.id, path);
      },
    }).addTo(this.#map);
    this.#fit(layer);
    // Zones are for pointers; by keyboard they are chosen by name. Leaflet's tooltips would make each a tab stop.
    this.#each((_, __, drawn) => drawn.setAttribute('tabindex', '-1'));
    this.#taxis = L.layerGroup().addTo(this.#map);
    new ResizeObserver(() => {
      this.#map.invalidateSize({ animate: false });
      if (!this.#moved) this.#fit(layer);
    }).observe(container);
    this.#map.on('zoomstart dragstart', () => { this.#moved ||= !this.#fitting; });
  }

  /** Shows the whole city, as long as nobody has moved the map. */
  #fit(layer) {
    this.#fitting = true;
    this.#map.fitBounds(layer.getBounds(), { animate: false });
    this.#fitting = false;
  }

  /** Marks where a ride begins and ends. */
  showRide(pickup, dropoff) {
    this.#each((id, css) => {
      css.toggle('pickup', id === pickup);
      css.toggle('dropoff', id === dropoff);
    });
  }

  /** Colours the zones by their pace: a map of zone to ratio; none at all without one. */
  showTraffic(ratios) {
    this.#each((id, css) => {
      css.remove(...PACES.map((pace) => pace.css));
      if (ratios) css.add(paceOf(ratios.get(id)).css);
    });
  }

  /** Draws taxis where they are: [{latitude, longitude}]. */
  showTaxis(positions) {
    this.#taxis.clearLayers();
    for (const { latitude, longitude } of positions) {
      L.circleMarker([latitude, longitude], { radius: 5, className: 'taxi', interactive: false })
        .addTo(this.#taxis);
    }
  }

  #each(change) {
    for (const [id, path] of this.#paths) {
      const drawn = path.getElement();
      if (drawn) change(id, drawn.classList, drawn);
    }
  }
}
