// What lies beneath the marks? States, and counties when somebody zooms in: as SVG, so that the style sheets color it in
// light, dark and forced colors.
import { Circle, CircleMarker, DivIcon, LayerGroup, Marker, Polygon, Polyline, SVG, TileLayer } from "leaflet/dist/leaflet-src.esm.js";
import { feature } from "topojson-client";

import { COUNTIES_FROM, onSheet } from "./sheet.js";

/** Nothing here can be pressed, so nothing here is read out. */
const still = { interactive: false, keyboard: false };

const ofSite = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

const turned = (line) => line.map(([lon, lat]) => onSheet(lat, lon));
const polygonsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

export class Ground {
  constructor(map) {
    this.map = map;
    this.renderer = new SVG({ padding: 0.4 });
    this.reach = new LayerGroup();
    this.counties = new LayerGroup();
    this.states = [];
  }

  layTiles(template) {
    new TileLayer(template, { crossOrigin: "anonymous", referrerPolicy: "no-referrer", maxZoom: this.map.getMaxZoom() }).addTo(this.map);
    this.map.getContainer().classList.add("map__canvas--tiled");
  }

  /** Draws the states; counties follow when they are needed. Fails when the states did not come. */
  async draw(statesAddress, countiesAddress) {
    const shapes = await ofSite(statesAddress);
    if (!this.map.getContainer().isConnected) return;
    for (const { id, properties, geometry } of feature(shapes, shapes.objects.states).features) {
      const polygons = polygonsOf(geometry).map((rings) => rings.map(turned));
      const outline = new Polygon(polygons, { ...still, className: "map__state", renderer: this.renderer, smoothFactor: 1.2 });
      outline.addTo(this.map);
      this.states.push({ id, outline, hasCounties: false });
      this.write(properties.name, polygons);
    }
    this.writeLarge();
    this.map.on("zoomend", () => this.writeLarge());
    this.map.on("moveend", () => this.drawCounties(countiesAddress));
  }

  /** Writes the name of a state on its largest part. */
  write(name, polygons) {
    const [{ center }] = polygons
      .map(([ring]) => middle(ring))
      .sort((one, other) => other.area - one.area);
    const html = document.createElement("span");
    html.textContent = name;
    html.className = "map__name";
    html.setAttribute("aria-hidden", "true");
    new Marker(center, { ...still, pane: "shadowPane", icon: new DivIcon({ html, className: "", iconSize: [0, 0] }) }).addTo(this.map);
  }

  writeLarge() {
    this.map.getContainer().classList.toggle("map__canvas--near", this.map.getZoom() >= COUNTIES_FROM);
  }

  /** The borders of the counties of every state in view; without them a map is still a map. */
  async drawCounties(address) {
    const isNear = () => this.map.getZoom() >= COUNTIES_FROM;
    if (!isNear()) {
      this.counties.remove();
      return;
    }
    try {
      this.shapes ??= ofSite(address);
      const shapes = await this.shapes;
      // Meanwhile the map may have been closed, or zoomed out again.
      if (!this.map.getContainer().isConnected || !isNear()) return;
      const view = this.map.getBounds();
      for (const state of this.states) {
        const borders = shapes.objects[state.id];
        if (state.hasCounties || !borders || !state.outline.getBounds().intersects(view)) continue;
        const lines = feature(shapes, borders).geometry.coordinates.map(turned);
        const options = { ...still, className: "map__county", renderer: this.renderer, smoothFactor: 1.2 };
        new Polyline(lines, options).addTo(this.counties);
        state.hasCounties = true;
      }
      this.counties.addTo(this.map);
    } catch {
      this.shapes = undefined; // asked for again at the next move
    }
  }

  drawReach(center, meters) {
    this.dropReach();
    const options = { ...still, renderer: this.renderer };
    this.reach = new LayerGroup([
      new Circle(center, { ...options, radius: meters, className: "map__reach" }),
      new CircleMarker(center, { ...options, radius: 5, className: "map__asked" }),
    ]).addTo(this.map);
  }

  dropReach() {
    this.reach.remove();
  }
}

/** Centroid and area of a ring, by the shoelace formula: in degrees, which is near enough for a name. */
function middle(ring) {
  let [area, lat, lon] = [0, 0, 0];
  ring.forEach(([y, x], at) => {
    const [nextY, nextX] = ring[(at + 1) % ring.length];
    const cross = x * nextY - nextX * y;
    area += cross / 2;
    lat += ((y + nextY) * cross) / 6;
    lon += ((x + nextX) * cross) / 6;
  });
  return { area: Math.abs(area), center: area === 0 ? ring[0] : [lat / area, lon / area] };
}
