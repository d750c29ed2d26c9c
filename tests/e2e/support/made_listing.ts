// How does a listing look whose every center is known to the test?
//
// Written as crates/listing/src/wire describes it: columns joined by line breaks, one row a center.
import type { Page } from '@playwright/test';

import { json, MANIFEST, replaceFile } from './listing_files';
import { type MadeMeeting, meetingsFile } from './made_meetings';

export type MadeCenter = {
  name: string;
  part?: string;
  street?: string;
  unit?: string;
  city?: string;
  zip?: string;
  /** Degrees north and east; the position is known to the door where `exact` says so, and by the ZIP otherwise. */
  at?: [number, number];
  exact?: boolean;
  /** `6145550117x12`, with `i` before an intake line and `c` before a crisis line; the first stands in lists. */
  phones?: string[];
  website?: string;
  hours?: string;
  cost?: string;
  eligibility?: string;
  accessibility?: string;
  codes?: string[];
  /** `p0 w1`: the phones are from the first of the listing's other sources, the website from the second. */
  origins?: string;
};

/** A source beside the one that all centers are from. */
export type MadeSource = { title: string; publisher?: string; url?: string; as_of: string };

/** `group` is the source's short name of the category: the page asks by it where a thing belongs. */
export type MadeTerm = { code: string; group?: string; category: string; name: string };

export type MadeListing = {
  centers: MadeCenter[];
  /** All in the same state too. */
  meetings?: MadeMeeting[];
  terms?: MadeTerm[];
  title?: string;
  publisher?: string;
  url?: string;
  otherSources?: MadeSource[];
  sample?: boolean;
  /** The day of its meetings; without it, the listing is one of an older importer. */
  meetingsAsOf?: string;
  /** What the town of every ZIP is called. */
  town?: string;
};

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const COLUMBUS: [number, number] = [39.96, -82.99];
const ZIP = '43215';
const AS_OF = '2026-05-01';
const STATE = 'OH';
const SOURCE = 'made';
const FILES = {
  shard: 'oh.0123456789abcdef.json',
  details: 'oh.details.0123456789abcdef.json',
  places: 'places.oh.0123456789abcdef.json',
  towns: 'towns.0123456789abcdef.json',
  terms: 'terms.0123456789abcdef.json',
  meetings: 'meetings.oh.0123456789abcdef.json',
};

/** Serves these centers and meetings, all in Ohio, in place of the site's own listing. */
export async function serveMadeListing(page: Page, listing: MadeListing): Promise<void> {
  const { centers } = listing;
  const files: Record<string, unknown> = {
    [MANIFEST]: manifest(listing),
    [FILES.shard]: shard(centers),
    [FILES.details]: details(centers, listing.otherSources ?? []),
    [FILES.places]: places(listing),
    [FILES.towns]: towns(listing),
    [FILES.terms]: terms(listing.terms ?? []),
    [FILES.meetings]: meetingsFile(STATE, SOURCE, listing.meetings ?? [], (listing.otherSources ?? []).map((_, at) => otherId(at))),
  };
  for (const [file, content] of Object.entries(files)) await replaceFile(page, file, json(content));
}

function manifest({
  centers,
  meetings = [],
  title = 'Made for a test',
  publisher = 'The test',
  url = '',
  otherSources = [],
  sample = false,
  meetingsAsOf,
}: MadeListing) {
  const bbox = [380_000, -850_000, 420_000, -800_000];
  const file = { state: STATE, bbox, bytes: 1 };
  return {
    format: 'beside-listing',
    version: 1,
    title,
    sample,
    as_of: AS_OF,
    ...(meetingsAsOf ? { meetings_as_of: meetingsAsOf } : {}),
    count: centers.length,
    sources: [
      { id: SOURCE, title, publisher, url, as_of: AS_OF },
      ...otherSources.map((source, at) => ({ publisher: '', url: '', ...source, id: otherId(at) })),
    ],
    shards:
      centers.length === 0
        ? []
        : [{ ...file, count: centers.length, file: FILES.shard, details_file: FILES.details, details_bytes: 1 }],
    gazetteer: [{ ...file, file: FILES.places }],
    ...(meetings.length === 0 ? {} : { meetings: [{ ...file, count: meetings.length, file: FILES.meetings }] }),
    towns_file: FILES.towns,
    terms_file: FILES.terms,
  };
}

function shard(centers: MadeCenter[]) {
  const codes = allCodes(centers);
  const exact = centers.map((center, row) => ({ center, row })).filter(({ center }) => center.exact);
  const position = (center: MadeCenter) => center.at ?? COLUMBUS;
  return {
    format: 'beside-shard',
    version: 1,
    state: STATE,
    // One entry a row, although rows of one ZIP may share it.
    zips: centers.map((center) => center.zip ?? ZIP).join(''),
    zip_rows: centers.map(() => 1),
    zip_lats: centers.map((center) => steps(position(center)[0], 1e4)),
    zip_lons: centers.map((center) => steps(position(center)[1], 1e4)),
    exact_rows: exact.map(({ row }) => row),
    exact_lats: exact.map(({ center }) => steps(position(center)[0], 1e5)),
    exact_lons: exact.map(({ center }) => steps(position(center)[1], 1e5)),
    names: column(centers, (center) => center.name),
    parts: column(centers, (center) => center.part),
    streets: column(centers, (center) => center.street),
    cities: column(centers, (center) => center.city),
    phones: column(centers, (center) => center.phones?.[0]),
    sources: SOURCE,
    as_of: AS_OF,
    codes,
    services: services(centers, codes),
  };
}

function otherId(at: number): string {
  return `other-${at}`;
}

function details(centers: MadeCenter[], otherSources: MadeSource[]) {
  return {
    format: 'beside-details',
    version: 1,
    state: STATE,
    units: column(centers, (center) => center.unit),
    phones: column(centers, (center) => center.phones?.slice(1).join(' ')),
    websites: column(centers, (center) => center.website),
    hours: column(centers, (center) => center.hours),
    costs: column(centers, (center) => center.cost),
    eligibility: column(centers, (center) => center.eligibility),
    accessibility: column(centers, (center) => center.accessibility),
    origins: column(centers, (center) => center.origins),
    origin_sources: otherSources.map((_, at) => otherId(at)),
    codes: [],
    services: '',
  };
}

function places({ town = 'Columbus' }: MadeListing) {
  const [lat, lon] = COLUMBUS;
  const middle = { lats: [steps(lat, 1e4)], lons: [steps(lon, 1e4)] };
  return { format: 'beside-places', version: 1, state: STATE, zips: ZIP, towns: town, ...middle };
}

/** One name, which shares nothing with a name before. */
function towns({ town = 'Columbus' }: MadeListing) {
  return { format: 'beside-towns', version: 1, names: `0${town}`, states: STATE };
}

function terms(made: MadeTerm[]) {
  return {
    format: 'beside-terms',
    version: 1,
    codes: column(made, (term) => term.code),
    category_codes: column(made, (term) => term.group ?? 'X'),
    categories: column(made, (term) => term.category),
    names: column(made, (term) => term.name),
  };
}

function column<T>(rows: T[], value: (row: T) => string | undefined): string {
  return rows.map((row) => value(row) ?? '').join('\n');
}

function steps(degrees: number, perDegree: number): number {
  return Math.round(degrees * perDegree);
}

function allCodes(centers: MadeCenter[]): string[] {
  return [...new Set(centers.flatMap((center) => center.codes ?? []))];
}

/** Six codes a sign, the first in the lowest bit. */
function services(centers: MadeCenter[], codes: string[]): string {
  const sixes = Array.from({ length: Math.ceil(codes.length / 6) }, (_, at) => codes.slice(6 * at, 6 * at + 6));
  const sign = (center: MadeCenter, six: string[]) =>
    SIGNS.charAt(six.reduce((bits, code, at) => bits | (center.codes?.includes(code) ? 1 << at : 0), 0));
  return centers.flatMap((center) => sixes.map((six) => sign(center, six))).join('');
}
