// Which shapes is the map drawn from? The states at once, and the borders of counties when somebody zooms in; both from
// the Census Bureau's cartographic boundaries (us-atlas), made as coarse as still looks right at the zoom they are for.
import { readFileSync } from "node:fs";

import { mesh, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

// How much of a line may go: triangles up to this area, in square degrees, and positions on a grid of so many steps.
const STATES = { area: 0.001, steps: 2e4 };
const COUNTIES = { area: 0.001, steps: 5e4 };

const read = (packages, file) => JSON.parse(readFileSync(packages.resolve(`us-atlas/${file}`), "utf8"));

/** The outlines of the states, each with its name and where the name goes. */
export function states(packages) {
  const { bbox, ...atlas } = simplify(presimplify(read(packages, "states-10m.json")), STATES.area);
  const { states } = atlas.objects;
  const geometries = states.geometries.map(({ type, id, arcs, properties }) => ({ type, id, arcs, properties }));
  const shapes = quantize({ ...atlas, objects: { states: { type: states.type, geometries } } }, STATES.steps);
  delete shapes.bbox;
  return shapes;
}

/** By the two digits of a state: the borders between its counties, and no outer borders, which the states have. */
export function counties(packages) {
  const { bbox, ...atlas } = simplify(presimplify(read(packages, "counties-10m.json")), COUNTIES.area);
  const byState = {};
  for (const county of atlas.objects.counties.geometries) (byState[county.id.slice(0, 2)] ??= []).push(county);
  const between = (one, other) => one !== other;
  for (const [state, geometries] of Object.entries(byState)) {
    byState[state] = mesh(atlas, { type: "GeometryCollection", geometries }, between);
  }
  const shapes = topology(byState, COUNTIES.steps);
  delete shapes.bbox;
  for (const object of Object.values(shapes.objects)) delete object.bbox;
  return shapes;
}
