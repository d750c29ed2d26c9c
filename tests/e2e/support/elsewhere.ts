// Where does a person come from, and where do they go? Two other sites, which are made here and ask no network.
import { expect, type BrowserContext, type Page } from '@playwright/test';

import site from '../../../site.json';

/** Where "Leave quickly" leads. */
export const AWAY = site.leave_to;
/** Where the person was before. */
export const BEFORE = 'https://before.example/';
export const ELSEWHERE = [AWAY, BEFORE];

/** The empty page that stands in the history for all that is left; src/routes.rs spells it. */
const LEFT = '/leave/';

export async function makeElsewhere(context: BrowserContext): Promise<void> {
  for (const address of ELSEWHERE) {
    const body = `<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title><h1>${address}</h1>`;
    await context.route(`${address}**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  }
}

/** The person is away: Back leads to where they were before they came, and Forward nowhere else than away. */
export async function expectAway(page: Page): Promise<void> {
  await page.waitForURL(AWAY);
  const devtools = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  const addresses = entries.map(({ url }) => url);
  expect(addresses.slice(0, currentIndex + 1), 'what Back leads to').toEqual(['about:blank', BEFORE, AWAY]);
  const ahead = addresses.slice(currentIndex + 1).map((url) => new URL(url).pathname);
  expect(ahead.filter((path) => path !== LEFT), 'what Forward leads to').toEqual([]);
  expect(entries.map(({ title }) => title).filter((title) => title.includes('Beside')), 'what the history calls the pages').toEqual([]);
}

/** What the browser keeps for the site, as a page of it sees that in the same tab. */
export function everythingKept(page: Page) {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }));
}

export const NOTHING_KEPT = { local: 0, session: 0, databases: [], caches: [], workers: 0, cookie: '' };
