// What does the site serve as its listing, and what if it served something else?
import { type APIRequestContext, expect, type Page } from '@playwright/test';

export const MANIFEST = 'manifest.json';

/** As much of the manifest as the tests need; crates/listing/src/wire/manifest.rs has all of it. */
export type Manifest = {
  version: number;
  sample: boolean;
  title: string;
  count: number;
  sources: { id: string; title: string; publisher: string; url: string; as_of: string }[];
  shards: { state: string; count: number; bbox: number[] | null; file: string; details_file: string }[];
  gazetteer: { state: string; file: string }[];
  towns_file: string;
  terms_file: string;
};

/** What a host answers in place of a file. */
export type Answer = { status?: number; contentType?: string; body?: string };

export const WEB_PAGE: Answer = { contentType: 'text/html', body: '<!doctype html><title>Sign in to the Wi-Fi</title>' };
export const FOREIGN_JSON: Answer = json({ type: 'FeatureCollection', features: [] });

export function json(value: unknown): Answer {
  return { contentType: 'application/json', body: JSON.stringify(value) };
}

/** The listing as the site really serves it. */
export class ServedListing {
  constructor(private readonly request: APIRequestContext) {}

  async text(file: string): Promise<string> {
    const response = await this.request.get(`/listing/${file}`);
    expect(response.status(), file).toBe(200);
    return response.text();
  }

  async manifest(): Promise<Manifest> {
    return JSON.parse(await this.text(MANIFEST));
  }

  async shardOf(state: string): Promise<string> {
    return this.fileOf(state, (await this.manifest()).shards);
  }

  async placesOf(state: string): Promise<string> {
    return this.fileOf(state, (await this.manifest()).gazetteer);
  }

  async detailsOf(state: string): Promise<string> {
    const shard = (await this.manifest()).shards.find((entry) => entry.state === state);
    expect(shard, `the listing has ${state}`).toBeDefined();
    return shard!.details_file;
  }

  private fileOf(state: string, entries: { state: string; file: string }[]): string {
    const entry = entries.find((candidate) => candidate.state === state);
    expect(entry, `the listing has ${state}`).toBeDefined();
    return entry!.file;
  }
}

/**
 * Lets the host answer something else in place of a file of the listing. Gives the way to undo it. The route stays: to take it
 * away while the page still loads lets a request wait for ever that was stopped in the same moment.
 */
export async function replaceFile(page: Page, file: string, answer: Answer): Promise<() => void> {
  let isReplaced = true;
  await page.route(`**/listing/${file}`, (route) => (isReplaced ? route.fulfill(answer) : route.fallback()));
  return () => {
    isReplaced = false;
  };
}

/** Cuts a file of the listing off from the network, the first time that it is asked for. */
export async function cutOffOnce(page: Page, file: string): Promise<void> {
  let cutOff = false;
  await page.route(`**/listing/${file}`, async (route) => {
    if (cutOff) return route.continue();
    cutOff = true;
    return route.abort('connectionfailed');
  });
}

/** Keeps files from coming. Gives the way to let them through. */
export async function holdBack(page: Page, url: string): Promise<() => void> {
  let letThrough = () => {};
  const asked = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(url, async (route) => {
    await asked;
    await route.continue();
  });
  return letThrough;
}
