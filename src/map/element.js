// What is the map? The element <beside-map>: the app gives it places and words (src/browser/map.rs), and it tells the app
// what is in view and what was chosen. It knows no language, and asks nobody but this site, unless the operator named a
// source of map pictures.
import { LatLngBounds, Map as LeafletMap } from "leaflet/dist/leaflet-src.esm.js";

import { Ground } from "./ground.js";
import { Marks } from "./marks.js";
import { AROUND_COUNTRY, AROUND_MARKS, CONTIGUOUS, FARTHEST_OUT, NEAREST_IN, NEAREST_IN_TILES, onSheet, REGION, WIDEST } from "./sheet.js";

class BesideMap extends HTMLElement {
  /**
   * Draws the country. `files` are the addresses of states and counties, `tiles` a template of addresses or empty.
   * `says(count, first)` names a mark, `sees(south, west, north, east)` hears what is in view, `chooses(spots)` what was
   * chosen, `closes()` that Escape was pressed, and `begins(hasWorked)` whether there is a map.
   */
  begin(states, counties, tiles, says, sees, chooses, closes, begins) {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = new LeafletMap(this, {
      attributionControl: false, // the page says it in words
      zoomControl: false, // the page has buttons of its own
      zoomSnap: 0.5, // so that what is found fills the map
      minZoom: FARTHEST_OUT,
      maxZoom: tiles ? NEAREST_IN_TILES : NEAREST_IN,
      scrollWheelZoom: false,
      inertia: !isStill,
      zoomAnimation: !isStill,
      fadeAnimation: false,
      markerZoomAnimation: !isStill,
      maxBounds: [[-30, -260], [78, -40]],
      maxBoundsViscosity: 1,
    });
    this.moves = { animate: !isStill };
    this.marks = new Marks(this.map, this.moves, says, chooses);
    this.ground = new Ground(this.map);
    // A wheel scrolls the page, unless somebody is at work in the map.
    this.addEventListener("focusin", () => this.map.scrollWheelZoom.enable());
    this.addEventListener("focusout", () => this.map.scrollWheelZoom.disable());
    this.addEventListener("keydown", (event) => event.key === "Escape" && closes());
    this.map.on("moveend", () => {
      this.marks.draw();
      const view = this.map.getBounds();
      sees(view.getSouth(), view.getWest(), view.getNorth(), view.getEast());
    });
    this.resizing = new ResizeObserver(() => {
      if (this.isOutOfSight()) return;
      this.map.invalidateSize({ animate: false });
      if (this.hasToFit) this.fit();
    });
    this.resizing.observe(this);
    if (tiles) this.ground.layTiles(tiles);
    this.ground.draw(states, counties).then(
      () => this.map && begins(true),
      () => this.map && begins(false),
    );
  }

  /**
   * Shows these places: latitude and longitude in turns, and for each whether that is only the middle of its area. `fits`
   * says whether to move to where all are in view.
   */
  place(positions, areAbout, fits) {
    this.marks.load(positions, areAbout);
    if (fits || this.hasToFit) this.fit();
    else this.marks.draw();
  }

  /** Draws how far was looked around a position, in meters. */
  look(lat, lon, meters) {
    this.isNear = true;
    this.ground.drawReach(onSheet(lat, lon), meters);
  }

  /** Takes that away: nobody asked for a position. */
  lookNowhere() {
    this.isNear = false;
    this.ground.dropReach();
  }

  /** Moves so that every place is in view. */
  fit() {
    this.hasToFit = this.isOutOfSight();
    if (this.hasToFit) return;
    const bounds = this.marks.bounds();
    const isWide = !bounds.isValid() || bounds.getEast() - bounds.getWest() > WIDEST;
    // The operator's region is shown whole, unless somebody asked around a position, or something lies outside of it.
    const isAllInRegion = REGION && !this.isNear && (isWide || new LatLngBounds(REGION).contains(bounds));
    const whole = isAllInRegion ? REGION : isWide && CONTIGUOUS;
    // From one search to the next nobody wants to fly.
    const around = whole ? AROUND_COUNTRY : AROUND_MARKS;
    this.map.fitBounds(whole || bounds, { animate: false, ...around, maxZoom: 11 });
  }

  /** Zooms in by so many steps, or out. */
  zoom(steps) {
    this.map.setZoom(this.map.getZoom() + steps, this.moves);
  }

  /** Points at one place, or at none. */
  point(spot) {
    this.marks.point(spot);
  }

  /** Gives the focus to the mark that stands for this place. */
  goTo(spot) {
    if (!this.marks.focus(spot)) this.focus({ preventScroll: true });
  }

  /** On paper, and while nothing is found, there is no map to be seen; what was in view before still counts. */
  isOutOfSight() {
    return this.clientHeight === 0;
  }

  disconnectedCallback() {
    this.resizing?.disconnect();
    this.map?.remove();
    this.map = undefined;
  }
}

// Where the style sheet did not come, both are loaded once more.
if (!customElements.get("beside-map")) customElements.define("beside-map", BesideMap);
