// Which view is shown, and whether the service is well.
import { CityView } from './city-view.js';
import { element } from './dom.js';
import { obstacle } from './health.js';
import { RideView } from './ride-view.js';
import { ZoneMap } from './zone-map.js';
import { loadZones } from './zones.js';

const HEALTH_MS = 5_000;
const panel = document.getElementById('panel');
const loading = document.getElementById('loading');
const service = document.getElementById('service');
let nextLook;

async function start() {
  const zones = await loadZones();
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
  loading.remove();
  route();
}

async function health() {
  const why = await obstacle();
  const text = `service: ${why || 'ready'}`;
  if (service.textContent !== text) service.textContent = text; // said once, not at every look
  service.classList.toggle('lost', why !== '');
  clearTimeout(nextLook);
  nextLook = setTimeout(health, HEALTH_MS);
}

start().catch((error) => {
  loading.replaceWith(element('p', { class: 'notice', role: 'alert', text: `The page could not be loaded: ${error.message} Reload it to try again.` }));
});
health();
// The timers of a page that nobody sees stand still.
document.addEventListener('visibilitychange', () => document.hidden || health());
