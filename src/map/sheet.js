// How does the country lie on the sheet? In one piece: what is west of the date line continues to the left, so that Guam
// stands left of Hawaii and the Aleutians are not torn.
export const onSheet = (lat, lon) => [lat, lon > 0 ? lon - 360 : lon];

/** Zooms: the whole country on a phone; where the shapes have no more to tell; and the same with pictures of streets. */
export const FARTHEST_OUT = 2;
export const NEAREST_IN = 12;
export const NEAREST_IN_TILES = 17;

/** Counties are drawn from this zoom on, and names of states are written out. */
export const COUNTIES_FROM = 6;

/** Degrees. Places that lie farther apart are not all shown at first, but the contiguous states. */
export const WIDEST = 75;
export const CONTIGUOUS = [[24.5, -124.8], [49.4, -66.9]];

/** The part of the country that the operator made the site for, its middle in the middle; undefined where there is none. */
const regionOf = (written) => {
  if (!written) return undefined;
  const [lat, lon, south, west, north, east] = written.split(",").map(Number);
  const [up, aside] = [Math.max(north - lat, lat - south), Math.max(east - lon, lon - west)];
  return [onSheet(lat - up, lon - aside), onSheet(lat + up, lon + aside)];
};
export const REGION = regionOf(document.querySelector('meta[name="beside-map"]')?.dataset.region);

/** Pixels between the edge of the map and the outermost mark; at the end of the line there are buttons. */
export const AROUND_COUNTRY = { padding: [12, 12] };
export const AROUND_MARKS = { paddingTopLeft: [32, 32], paddingBottomRight: [76, 32] };
