// Which marks are drawn, and what happens when one is opened? Only those in view: a mark for a place, or one with a number
// for many that stand close together. Each is a button, so that keyboard, voice and screen reader open it as a finger does.
import { DivIcon, DomEvent, LatLngBounds, Marker } from "leaflet/dist/leaflet-src.esm.js";
import Supercluster from "supercluster";

import { onSheet } from "./sheet.js";

/** Marks that would be closer than this are one, in pixels: a thumb wants 44. */
const APART = 56;

export class Marks {
  constructor(map, moves, says, chooses) {
    Object.assign(this, { map, moves, says, chooses });
    this.pane = map.getPane("markerPane");
    /** What is drawn: by the number of the place, or by the places that a cluster begins with. */
    this.drawn = new Map();
    this.pointed = -1;
  }

  load(positions, areAbout) {
    this.clear();
    this.positions = positions;
    // Most places stand in the middle of their ZIP area, several at one position: those are one mark at every zoom, and
    // half the work for an old phone.
    const points = new Map();
    areAbout.forEach((isAbout, spot) => {
      const [lat, lon] = [positions[2 * spot], positions[2 * spot + 1]];
      const coordinates = [lon, lat];
      // A listing has positions in steps of 1e-4 degrees; a number is a quicker key than a text.
      const key = Math.round(lat * 1e4) * 4e6 + Math.round(lon * 1e4);
      const point = points.get(key);
      if (point) point.properties.spots.push(spot);
      else points.set(key, { type: "Feature", geometry: { type: "Point", coordinates }, properties: { spots: [spot], isAbout } });
    });
    this.clusters = new Supercluster({
      radius: APART,
      extent: 256,
      maxZoom: this.map.getMaxZoom(),
      map: ({ spots }) => ({ count: spots.length }),
      reduce: (sum, { count }) => {
        sum.count += count;
      },
    }).load([...points.values()]);
  }

  bounds() {
    const bounds = new LatLngBounds([]);
    const { positions = [] } = this;
    for (let at = 0; at < positions.length; at += 2) bounds.extend(onSheet(positions[at], positions[at + 1]));
    return bounds;
  }

  /** Brings the marks in step with what is in view. The focus stays where it was, or goes to the mark next to it. */
  draw() {
    if (!this.clusters) return;
    const hadFocus = this.pane.contains(document.activeElement);
    const view = this.map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const zoom = Math.floor(this.map.getZoom());
    const wanted = this.clusters.getClusters(box, zoom).map((cluster) => this.wanted(cluster, zoom));
    // From north to south and from west to east, as one reads.
    wanted.sort((one, other) => other.at[0] - one.at[0] || one.at[1] - other.at[1]);
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, mark] of this.drawn) {
      if (keys.has(key)) continue;
      mark.marker.remove();
      this.drawn.delete(key);
    }
    for (const mark of wanted) if (!this.drawn.has(mark.key)) this.drawn.set(mark.key, this.put(mark));
    this.order(wanted.map(({ key }) => this.drawn.get(key).marker.getElement()));
    if (hadFocus && !this.pane.contains(document.activeElement)) this.focusNear(this.opened ?? this.map.getCenter());
    this.opened = undefined;
    this.point(this.pointed);
  }

  wanted({ id, geometry: { coordinates: [lon, lat] }, properties }, zoom) {
    const at = onSheet(lat, lon);
    if (properties.cluster) {
      const [{ properties: { spots: [first] } }] = this.clusters.getLeaves(id, 1);
      return { key: `${zoom}:${id}`, at, count: properties.count, first, id };
    }
    const { spots, isAbout } = properties;
    return { key: `${spots[0]}`, at, count: spots.length, first: spots[0], spots, isAbout };
  }

  put(mark) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = mark.count > 1 ? "map__mark map__mark--many" : "map__mark";
    if (mark.count === 1 && mark.isAbout) button.classList.add("map__mark--about");
    if (mark.count > 1) button.textContent = mark.count.toLocaleString("en-US");
    button.setAttribute("aria-label", this.says(mark.count, mark.first));
    button.title = button.getAttribute("aria-label");
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      // Who drags the map by a mark does not want to open it.
      if (event.detail === 0 || !this.map.dragging.moved()) this.open(mark);
    });
    DomEvent.on(button, "dblclick", DomEvent.stopPropagation);
    const icon = new DivIcon({ html: button, className: "", iconSize: [0, 0] });
    const marker = new Marker(mark.at, { icon, interactive: false, keyboard: false }).addTo(this.map);
    return { ...mark, marker, button };
  }

  /** Puts the elements in this order without moving the one that has the focus, which would lose it. */
  order(elements) {
    const focused = elements.find((element) => element.contains(document.activeElement));
    let isBefore = focused !== undefined;
    for (const element of elements) {
      if (element === focused) isBefore = false;
      else if (isBefore) this.pane.insertBefore(element, focused);
      else this.pane.append(element);
    }
  }

  /** Zooms to where the places of a mark part; where they never do, they are chosen. */
  open(mark) {
    const zoom = mark.spots ? Infinity : this.clusters.getClusterExpansionZoom(mark.id);
    if (zoom > this.map.getMaxZoom()) {
      this.chooses(Uint32Array.from(this.spotsOf(mark)).sort());
      return;
    }
    this.opened = mark.at;
    this.map.setView(mark.at, zoom, this.moves);
  }

  /** The places that a mark stands for. */
  spotsOf({ id, spots }) {
    return spots ?? this.clusters.getLeaves(id, Infinity).flatMap(({ properties }) => properties.spots);
  }

  /** Makes the mark of a place stand out, wherever that place is now. */
  point(spot) {
    this.pointed = spot;
    const pointed = this.markOf(spot);
    for (const mark of this.drawn.values()) {
      mark.button.classList.toggle("map__mark--chosen", mark === pointed);
      mark.marker.setZIndexOffset(mark === pointed ? 1000 : 0);
    }
  }

  focus(spot) {
    const mark = this.markOf(spot);
    mark?.button.focus({ preventScroll: true });
    return mark !== undefined;
  }

  markOf(spot) {
    if (spot < 0) return undefined;
    return this.drawn.get(`${spot}`) ?? [...this.drawn.values()].find((mark) => this.spotsOf(mark).includes(spot));
  }

  focusNear(at) {
    const distance = ({ at: other }) => this.map.distance(at, other);
    const [nearest] = [...this.drawn.values()].sort((one, other) => distance(one) - distance(other));
    (nearest?.button ?? this.map.getContainer()).focus({ preventScroll: true });
  }

  clear() {
    for (const { marker } of this.drawn.values()) marker.remove();
    this.drawn.clear();
    this.pointed = -1;
  }
}
