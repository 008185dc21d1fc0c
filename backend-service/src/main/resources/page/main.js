// Which view is shown, and whether the service is well.
import { CityView } from './city-view.js';
import { element } from './dom.js';
import { obstacle } from './health.js';
import { RideView } from './ride-view.js';
import { ZoneMap } from './zone-map.js';
import { loadZones } from './zones.js';

const HEALTH_MS = 5_000;
const panel = document.getElementById('panel');

async function start() {
  let zones;
  try {
    zones = await loadZones();
  } catch (refusal) {
    panel.prepend(element('p', { class: 'notice', role: 'alert', text: `The zones could not be loaded: ${refusal.message} Reload the page to try again.` }));
    return;
  }
  let current;
  const map = new ZoneMap(document.getElementById('map'), zones, (zone) => current?.choose?.(zone));
  const views = {
    ride: new RideView(document.getElementById('ride'), map, zones),
    city: new CityView(document.getElementById('city'), map),
  };

  function route() {
    const [, name, id] = location.hash.split('/');
    const chosen = name in views ? name : 'ride';
    current?.hide();
    current = views[chosen];
    current.show(id);
    for (const link of document.querySelectorAll('nav a')) {
      if (link.dataset.view === chosen) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  addEventListener('hashchange', route);
  // The address says which view is shown: the link must not change it.
  document.querySelector('a.skip').addEventListener('click', (event) => {
    event.preventDefault();
    panel.focus();
  });
  route();
}

async function health() {
  document.getElementById('service').textContent = `service: ${(await obstacle()) || 'ready'}`;
  setTimeout(health, HEALTH_MS);
}

start();
health();
