// How does a file of meetings look of which every one is known to the test?
//
// Written as crates/listing/src/wire/meetings.rs describes it: columns joined by line breaks, one row a meeting.

export type MadeMeeting = {
  name: string;
  group?: string;
  fellowship?: string;
  /** 0 is Monday; none means by appointment. */
  day?: number;
  /** Such as `19:00`. */
  starts?: string;
  /** Minutes. */
  lasts?: number;
  zone?: string;
  attendance?: 'in-person' | 'hybrid' | 'online';
  types?: string[];
  venue?: string;
  street?: string;
  city?: string;
  zip?: string;
  /** Degrees north and east. */
  at?: [number, number];
  notes?: string;
  joinUrl?: string;
  joinPhone?: string;
  joinNotes?: string;
  url?: string;
  /** `m0`: the notes are from the first of the listing's other sources. */
  origins?: string;
};

const AS_OF = '2026-05-01';

/** The file of one state. */
export function meetingsFile(state: string, source: string, meetings: MadeMeeting[], otherSources: string[] = []) {
  const text = (value: (meeting: MadeMeeting) => string | undefined) => meetings.map((meeting) => value(meeting) ?? '').join('\n');
  const number = (value: (meeting: MadeMeeting) => number) => meetings.map(value);
  const steps = (degrees = 0) => Math.round(degrees * 1e5);
  return {
    format: 'beside-meetings',
    version: 1,
    state,
    days: number(({ day }) => day ?? -1),
    starts: number(({ starts }) => minutes(starts)),
    lasts: number(({ lasts }) => lasts ?? 0),
    lats: number(({ at }) => steps(at?.[0])),
    lons: number(({ at }) => steps(at?.[1])),
    names: text(({ name }) => name),
    groups: text(({ group }) => group),
    fellowships: text(({ fellowship }) => fellowship ?? 'AA'),
    zones: text(({ zone }) => zone ?? 'America/Los_Angeles'),
    attendances: text(({ attendance }) => attendance ?? 'in-person'),
    types: text(({ types }) => types?.join(' ')),
    venues: text(({ venue }) => venue),
    streets: text(({ street }) => street),
    cities: text(({ city }) => city),
    zips: text(({ zip }) => zip),
    precisions: text(({ at }) => (at ? 'exact' : '')),
    notes: text(({ notes }) => notes),
    join_urls: text(({ joinUrl }) => joinUrl),
    join_phones: text(({ joinPhone }) => joinPhone),
    join_notes: text(({ joinNotes }) => joinNotes),
    urls: text(({ url }) => url),
    sources: source,
    as_of: AS_OF,
    origins: text(({ origins }) => origins),
    origin_sources: otherSources,
  };
}

function minutes(clock = '00:00'): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
