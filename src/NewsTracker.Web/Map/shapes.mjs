// Makes shapes.svg and places.json from world-atlas: node shapes.mjs countries-50m.json countries.json
// The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018), which keeps areas. Borders are simplified arc by arc, so that neighbours still meet.
import { readFileSync, writeFileSync } from 'node:fs';

const [atlasFile, countriesFile] = process.argv.slice(2);
const atlas = JSON.parse(readFileSync(atlasFile, 'utf8'));
const states = JSON.parse(readFileSync(countriesFile, 'utf8')).countries;

const WIDTH = 8000;          // units of the drawing; one is an eighth of a pixel on a wide screen
const CENTRE = 11;           // the meridian in the middle: the cut then runs through the Bering Strait and parts nobody
const TOLERANCE = 2;         // how far a simplified border may stray, in units
const LEAST_ISLAND = 40;     // islands of less area, in square units, are left out where the state has a larger part
const DOT_AREA = 1000;        // states of less area, in square units, are drawn as dots

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const radians = Math.PI / 180;
function equalEarth(longitude, latitude) {
  const t = Math.asin(M * Math.sin(latitude * radians));
  const t2 = t * t;
  const t6 = t2 * t2 * t2;
  return [
    (longitude - CENTRE) * radians * Math.cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))),
    t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)),
  ];
}
const [halfWidth] = equalEarth(CENTRE + 180, 0);
const scale = WIDTH / (2 * halfWidth);
const [, north] = equalEarth(0, 84);
const [, south] = equalEarth(0, -57);
const HEIGHT = Math.round((north - south) * scale);
const place = (longitude, latitude) => {
  const [x, y] = equalEarth(longitude, latitude);
  return [(x + halfWidth) * scale, (north - y) * scale];
};

// TopoJSON: arcs are deltas on a grid.
const { scale: [kx, ky], translate: [dx, dy] } = atlas.transform;
const arcs = atlas.arcs.map(arc => {
  let [x, y] = [0, 0];
  return arc.map(([a, b]) => [(x += a) * kx + dx, (y += b) * ky + dy]);
});

// Douglas and Peucker's simplification, in the plane of the drawing; ends stay, so arcs still meet.
function simplify(points) {
  const flat = points.map(([x, y]) => place(x, y));
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const stack = [[0, points.length - 1]];
  while (stack.length) {
    const [from, to] = stack.pop();
    const [ax, ay] = flat[from];
    const [bx, by] = flat[to];
    const length = Math.hypot(bx - ax, by - ay);
    let [worst, at] = [0, -1];
    for (let i = from + 1; i < to; i++) {
      const [px, py] = flat[i];
      const away = length === 0 ? Math.hypot(px - ax, py - ay) : Math.abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length;
      if (away > worst) [worst, at] = [away, i];
    }
    if (worst > TOLERANCE) {
      keep[at] = 1;
      stack.push([from, at], [at, to]);
    }
  }
  return points.filter((_, i) => keep[i]);
}
const simple = arcs.map(simplify);
const arcOf = (i, from) => i >= 0 ? from[i] : from[~i].toReversed();
const ringOf = (indexes, from) => indexes.flatMap((index, i) => i ? arcOf(index, from).slice(1) : arcOf(index, from));

// Longitudes along a ring go on past the cut, and the ring as a whole is put where most of it lies.
function flatten(ring) {
  let previous = null;
  const unwrapped = ring.map(([longitude, latitude]) => {
    while (previous !== null && longitude - previous > 180) longitude -= 360;
    while (previous !== null && longitude - previous < -180) longitude += 360;
    previous = longitude;
    return [longitude, latitude];
  });
  const mean = unwrapped.reduce((sum, [longitude]) => sum + longitude, 0) / unwrapped.length;
  const shift = mean < CENTRE - 180 ? 360 : mean > CENTRE + 180 ? -360 : 0;
  return unwrapped.map(([longitude, latitude]) => place(longitude + shift, latitude));
}
const area = points => Math.abs(points.reduce((sum, [x, y], i) => {
  const [nx, ny] = points[(i + 1) % points.length];
  return sum + x * ny - nx * y;
}, 0) / 2);

function pathOf(points) {
  let [x, y] = points[0].map(Math.round);
  let path = `M${x} ${y}`;
  let count = 0;
  let steps = '';
  for (const point of points.slice(1)) {
    const [nx, ny] = point.map(Math.round);
    if (nx === x && ny === y) continue;
    steps += (steps && nx - x >= 0 ? ' ' : '') + (nx - x) + (ny - y >= 0 ? ' ' : '') + (ny - y);
    [x, y] = [nx, ny];
    count++;
  }
  return count < 2 ? '' : `${path}l${steps}z`;
}

// What is part of a state without a word of doubt goes with it; what states dispute, and lands that are no states, stay neutral.
const partOf = { 248: 'FIN', 344: 'CHN', 446: 'CHN' };
const codes = new Map(states.map(state => [state.m49, state.iso3]));
const isInside = ([longitude, latitude], ring) => ring.reduce((inside, [ax, ay], i) => {
  const [bx, by] = ring[(i + 1) % ring.length];
  return (ay > latitude) !== (by > latitude) && longitude < (bx - ax) * (latitude - ay) / (by - ay) + ax ? !inside : inside;
}, false);
const CRIMEA = [34.2, 45.2]; // drawn by the atlas as whoever holds it; the borders that the United Nations recognise are another's
const areas = new Map();
for (const geometry of atlas.objects.countries.geometries) {
  const id = +geometry.id;
  if (id === 10) continue; // Antarctica is below the frame
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
  for (const polygon of polygons) {
    const isCrimea = isInside(CRIMEA, ringOf(polygon[0], arcs)) && codes.get(id) === 'RUS';
    const key = isCrimea ? 'neutral' : codes.get(id) ?? partOf[id] ?? 'neutral';
    if (!areas.has(key)) areas.set(key, []);
    areas.get(key).push({ full: area(flatten(ringOf(polygon[0], arcs))), rings: polygon.map(ring => flatten(ringOf(ring, simple))), main: flatten(ringOf(polygon[0], arcs)) });
  }
}

const centroid = points => {
  let [twice, cx, cy] = [0, 0, 0];
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    const cross = x * ny - nx * y;
    twice += cross;
    cx += (x + nx) * cross;
    cy += (y + ny) * cross;
  });
  return [cx / (3 * twice), cy / (3 * twice)];
};
const symbols = [];
const places = [];
for (const [key, parts] of [...areas].sort(([a], [b]) => a < b ? -1 : 1)) {
  const largest = Math.max(...parts.map(part => part.full));
  const path = parts.filter(part => part.full >= LEAST_ISLAND || part.full === largest).flatMap(part => part.rings.map(pathOf)).join('');
  if (path) symbols.push(`<path id="${key}" d="${path}"/>`);
}
for (const state of states.toSorted((a, b) => a.iso3 < b.iso3 ? -1 : 1)) {
  const parts = areas.get(state.iso3) ?? [];
  const total = parts.reduce((sum, part) => sum + part.full, 0);
  const main = parts.toSorted((a, b) => b.full - a.full)[0];
  const isDot = total < DOT_AREA;
  const [x, y] = (main && !isDot ? centroid(main.main) : place(state.longitude < CENTRE - 180 ? state.longitude + 360 : state.longitude, state.latitude)).map(Math.round);
  places.push({ iso3: state.iso3, x, y, isDot, hasShape: symbols.some(symbol => symbol.startsWith(`<path id="${state.iso3}"`)) });
}

// The edge of the world, down to where the frame cuts it.
const meridian = longitude => Array.from({ length: 48 }, (_, i) => place(longitude, 84 - i * 3));
const outline = pathOf([...meridian(CENTRE - 180), ...meridian(CENTRE + 180).toReversed()]);
writeFileSync(new URL('../wwwroot/lib/world-atlas/shapes.svg', import.meta.url), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">\n<path id="sea" d="${outline}"/>\n${symbols.join('\n')}\n</svg>\n`);
writeFileSync(new URL('places.json', import.meta.url), `{"width":${WIDTH},"height":${HEIGHT},"places":[\n${places.map(entry => JSON.stringify(entry)).join(',\n')}\n]}\n`);
