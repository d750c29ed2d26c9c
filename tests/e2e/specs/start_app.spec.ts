// How does the app come into a page? Behind what a person looks at, unless its answer is waited for, and without moving anything.
import type { Page } from '@playwright/test';

import { holdBack } from '../support/listing_files';
import { address, APP_PAGES, type PageName } from '../support/site';
import { expect, test } from '../support/test';

/** What is asked for on the way in; elsewhere nothing that the page knows. */
const ASKED: Partial<Record<PageName, string>> = { find: 'near=OH', meetings: 'near=OH', center: 'id=oh-0000000000000', start: 'step=safe' };

const WASM = /\/beside_bg\.wasm$/;

/** Notes whatever moves without somebody having pressed a key or tapped. */
async function watchMoves(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
    const moves: string[] = [];
    const note = (entries: PerformanceEntryList) => {
      for (const { value, hadRecentInput, sources } of entries as Shift[]) {
        const names = sources.map(({ node }) => (node instanceof Element ? `${node.localName}.${node.className}` : node?.textContent));
        if (!hadRecentInput) moves.push(`${value.toFixed(4)}: ${names.join(', ')}`);
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { moved: () => (note(observer.takeRecords()), moves) });
  });
  return () => page.evaluate(() => (window as unknown as { moved: () => string[] }).moved());
}

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
  test.describe(`${viewport.width} wide`, () => {
    test.use({ viewport });

    for (const name of APP_PAGES) {
      test(`nothing moves in ${name} when the app takes it over`, async ({ page, shell }) => {
        const moves = await watchMoves(page);
        await shell.open(name, ASKED[name] ?? 'x');
        await page.waitForLoadState('networkidle');
        await expect(shell.heading).toBeVisible();
        expect(await moves()).toEqual([]);
      });
    }

    test('what moves would be noticed', async ({ page, shell }) => {
      const moves = await watchMoves(page);
      await shell.open('find', 'near=OH');
      await page.evaluate(() => document.querySelector('main')!.prepend(Object.assign(document.createElement('p'), { textContent: 'I come late' })));
      await expect.poll(moves).not.toEqual([]);
    });
  });
}

for (const { name, fragment, waits } of [
  { name: 'find', fragment: '', waits: true },
  { name: 'start', fragment: '', waits: true },
  { name: 'center', fragment: 'id=oh-0000000000000', waits: true },
  { name: 'find', fragment: 'near=OH', waits: false },
  { name: 'meetings', fragment: 'near=43215', waits: false },
] as const) {
  test(`${name}${fragment && `#${fragment}`}: the app ${waits ? 'is asked for when the page is painted' : 'is asked for at once, since its answer is waited for'}`, async ({ page, visit }) => {
    const asksForApp = () => visit.requests.some((url) => WASM.test(url));
    // Without its style sheet, no browser paints a page.
    const letThrough = await holdBack(page, '**/main-*.css');
    await page.goto(address(name, 'en', fragment), { waitUntil: 'commit' });
    await expect.poll(() => visit.requests.filter((url) => /\.css$/.test(url))).toHaveLength(1);
    if (!waits) {
      await expect.poll(asksForApp).toBe(true);
      return letThrough();
    }
    // What asks stands before the style sheet in the page.
    await page.waitForFunction(() => 'early' in window, undefined, { polling: 50 });
    expect(asksForApp()).toBe(false);
    letThrough();
    await expect.poll(asksForApp).toBe(true);
  });
}
