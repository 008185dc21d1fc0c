// TopoJSON to GeoJSON: https://github.com/topojson/topojson-specification

/** The features of one object of a topology; arcs are quantised, rings may share them. */
export function features(topology, name) {
  const [scaleX, scaleY] = topology.transform.scale;
  const [originX, originY] = topology.transform.translate;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scaleX + originX, (y += dy) * scaleY + originY]);
  });
  const way = (n) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n]);
  const ring = (numbers) => numbers.flatMap((n, i) => (i === 0 ? way(n) : way(n).slice(1)));
  return topology.objects[name].geometries.map(({ id, type, arcs: parts }) => ({
    type: 'Feature',
    id,
    geometry: { type, coordinates: parts.map((polygon) => polygon.map(ring)) },
  }));
}
