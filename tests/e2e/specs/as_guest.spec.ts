// The example's site is a guest twice: it lies below a folder of somebody's host, and a library shows its finder on a page.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, FrameLocator, Page } from '@playwright/test';

import site from '../../../examples/alder-county/site.json';
import { address, APP_PAGES, inSite, PAGES, READING, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, wordsOf } from '../support/words';
import { expectKept, keptAddresses } from '../support/worker';

const FOLDER = new URL(`${site.url}/`).pathname;
const [LIBRARY] = site.embed_in as [string];
const STRANGER = 'https://stranger.example.org';

test.describe('below a folder of its host', () => {
  for (const language of LANGUAGES) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test('every page names only what lies in the folder', async ({ request }) => {
        const pages = [...PAGES.map((name) => address(name, language)), ...READING.map((name) => readingAddress(name, language))];
        for (const path of pages) {
          const html = await (await request.get(path)).text();
          const named = [...html.matchAll(/ (?:href|src|action|content|data-[\w-]+)="(\/[^"]*)"/g)].flatMap(([, where]) => where!.split(' '));
          expect(named.length, path).toBeGreaterThan(10);
          expect(named.filter((where) => !`${where}/`.startsWith(FOLDER)), path).toEqual([]);
        }
      });

      test('a person walks from page to page and stays in it', async ({ center, find, home, page }) => {
        await home.open();
        await home.findButton.click();
        await find.count();
        await find.askNear('97701');
        await find.expectPlacesAround(/.*97701/);
        await find.nameOf(find.placeAt(0)).click();
        await expect(center.heading).toBeFocused();
        await expect(center.allIsKnown).toBeVisible();
        expect(new URL(page.url()).pathname).toBe(address('center', language));
        await center.back.click();
        await find.count();
        await page.locator('#language-switch').click();
        await expect(page.locator('html')).not.toHaveAttribute('lang', language);
        expect(page.url()).toContain(`${FOLDER}${language === 'en' ? 'es/' : ''}find/#near=97701`);
      });
    });
  }

  test('an address without its last slash leads there, and what lies beside the folder is not ours', async ({ baseURL, page, request }) => {
    await page.goto(inSite('/find'));
    expect(new URL(page.url()).pathname).toBe(address('find', 'en'));
    await page.goto(FOLDER.slice(0, -1));
    expect(new URL(page.url()).pathname).toBe(FOLDER);
    for (const path of ['/find/', '/', '/listing/manifest.json']) {
      expect((await request.get(new URL(path, baseURL).href)).status(), path).toBe(404);
    }
    expect((await request.get(inSite('/no-such-page/'))).status()).toBe(404);
  });

  test('files whose name holds a hash are kept for good there too', async ({ request }) => {
    const html = await (await request.get(address('find', 'en'))).text();
    const script = /data-script="([^"]+)"/.exec(html)![1]!;
    expect((await request.get(script)).headers()['cache-control']).toContain('immutable');
    expect((await request.get(address('find', 'en'))).headers()['content-security-policy']).toContain(`frame-ancestors ${LIBRARY}`);
  });

  test('on a home screen it is that folder and no more', async ({ request }) => {
    const manifest = await (await request.get(inSite('/app.webmanifest'))).json();
    expect(manifest).toMatchObject({ id: FOLDER, scope: FOLDER, start_url: FOLDER });
    const lists: { src?: string; url?: string }[] = [...manifest.icons, ...manifest.shortcuts, ...manifest.screenshots];
    expect(lists.map(({ src, url }) => src ?? url!).filter((where) => !where.startsWith(FOLDER))).toEqual([]);
  });

  test('it opens without signal', async ({ baseURL, browser }) => {
    const context = await browser.newContext({ baseURL: baseURL!, serviceWorkers: 'allow' });
    const page = await context.newPage();
    await page.goto(address('find', 'en', 'near=97701'));
    await expectKept(page);
    const kept = await keptAddresses(page);
    expect(kept.filter((path) => !path.startsWith(FOLDER))).toEqual([]);
    expect(kept).toContain(address('plan', 'es'));
    await context.setOffline(true);
    await page.goto(readingAddress('help-now', 'en'));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goto(address('find', 'en', 'near=97701'));
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
    await context.close();
  });
});

test.describe('within a page of a library', () => {
  // The library is on the web, and the site on this machine: a browser lets the one ask the other only where that is granted.
  test.use({ otherHosts: [LIBRARY], permissions: ['local-network-access'] });

  /** A page of another site, with what its keeper wrote into it. */
  const pageOf = (context: BrowserContext, host: string, body: string) =>
    context.route(`${host}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Library</title><main><h1>Library</h1>${body}</main>` }),
    );

  const script = (baseURL: string, attributes: string) => `<script src="${new URL('embed.js', baseURL).href}" ${attributes} async></script>`;

  const finderIn = (page: Page): FrameLocator => page.frameLocator('iframe');

  for (const language of LANGUAGES) {
    const words = wordsOf(site.name)[language];

    test.describe(`in ${language}`, () => {
      test.use({ language });

      test('one line shows the finder for a place, as high as what is in it, with the numbers for a crisis and without our menu', async ({ baseURL, context, page }) => {
        await pageOf(context, LIBRARY, script(baseURL!, `data-near="97701" data-language="${language}"`));
        await page.goto(`${LIBRARY}/help`);
        const frame = finderIn(page);
        await expect(frame.getByRole('list', { name: words.find.results.list_label }).getByRole('article').first()).toBeVisible();
        await expect(frame.getByRole('combobox', { name: words.find.place_label, exact: true })).toHaveValue('97701');
        await expect(frame.getByRole('link', { name: words.shell.crisis.danger_call })).toBeVisible();
        for (const ours of [frame.getByRole('navigation', { name: words.shell.nav.label }), frame.getByRole('contentinfo'), frame.locator('#leave')]) await expect(ours).toBeHidden();
        const [inner, outer] = [frame.locator('html'), page.locator('iframe')];
        const room = async () => (await outer.boundingBox())!.height - (await inner.boundingBox())!.height;
        await expect.poll(room, 'a part of a pixel more').toBeLessThan(1.1);
        expect(await room()).toBeGreaterThanOrEqual(0);
        expect((await outer.boundingBox())!.height).toBeGreaterThan(700);
        await expect(outer).toHaveAttribute('title', /.+/);
      });

      test('a place opens in a tab of its own, and the way to the whole site too', async ({ baseURL, context, page }) => {
        await pageOf(context, LIBRARY, script(baseURL!, `data-near="97701" data-language="${language}"`));
        await page.goto(`${LIBRARY}/help`);
        const frame = finderIn(page);
        const place = frame.getByRole('article').first().getByRole('link').first();
        const name = (await place.textContent())!.trim();
        for (const [link, heading, path] of [
          [place, name, address('center', language)],
          [frame.getByRole('link', { name: words.shell.framed.open }), words.home.hero.heading, address('home', language)],
        ] as const) {
          const opened = context.waitForEvent('page');
          await link.click();
          const tab = await opened;
          await expect(tab.getByRole('heading', { level: 1 })).toHaveText(heading);
          expect(new URL(tab.url()).pathname).toBe(path);
          await expect(tab.locator('#leave')).toBeVisible();
          await tab.close();
        }
        await expect(frame.getByRole('combobox', { name: words.find.place_label, exact: true })).toHaveValue('97701');
      });
    });
  }

  const words = wordsOf(site.name).en;

  test('who searches there searches there, and the frame grows and shrinks along', async ({ baseURL, context, page }) => {
    await pageOf(context, LIBRARY, script(baseURL!, 'data-search="near=97701&help=peer-support"'));
    await page.goto(`${LIBRARY}/help`);
    const frame = finderIn(page);
    const places = frame.getByRole('list', { name: words.find.results.list_label }).getByRole('article');
    await expect(places.first()).toBeVisible();
    await expect(frame.getByRole('checkbox', { name: words.taxonomy.help.peer_support.label, exact: true })).toBeChecked();
    const height = async () => (await page.locator('iframe').boundingBox())!.height;
    const before = await height();
    await frame.getByRole('combobox', { name: words.find.words_label, exact: true }).fill('zzzzzz');
    await expect(frame.getByRole('heading', { name: words.nothing_found.heading })).toBeVisible();
    await expect.poll(height).not.toBe(before);
    expect(page.url()).toBe(`${LIBRARY}/help`);
  });

  test('meetings can be shown in the same way', async ({ baseURL, context, page }) => {
    await pageOf(context, LIBRARY, script(baseURL!, 'data-page="meetings" data-near="97701" data-title="Meetings near you"'));
    await page.goto(`${LIBRARY}/help`);
    await expect(finderIn(page).getByText('Early Light').first()).toBeVisible();
    await expect(page.getByTitle('Meetings near you')).toBeVisible();
  });

  test('nothing is kept, nothing offers to be, and nobody is told what is searched', async ({ baseURL, browser }) => {
    // With a service worker, had the site one here.
    const context = await browser.newContext({ permissions: ['local-network-access'], serviceWorkers: 'allow' });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await pageOf(context, LIBRARY, script(baseURL!, 'data-near="97701"'));
    await page.goto(`${LIBRARY}/help`);
    const frame = finderIn(page);
    await expect(frame.getByRole('article').first()).toBeVisible();
    await frame.getByRole('checkbox', { name: words.taxonomy.help.peer_support.label, exact: true }).check();
    await expect(frame.locator('.save')).not.toHaveCount(0);
    for (const control of [...(await frame.locator('.save').all()), frame.locator('.save__link')]) await expect(control).toBeHidden();
    const inFrame = page.frames().find((each) => each.url().startsWith(baseURL!))!;
    const kept = await inFrame.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      texts: localStorage.length + sessionStorage.length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ databases: 0, texts: 0, caches: 0, workers: 0, cookies: '' });
    expect(await context.cookies()).toEqual([]);
    for (const url of asked) expect(new URL(url).pathname + new URL(url).search).not.toContain('97701');
    await context.close();
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test('filters open where they were asked for, and everybody can use it', async ({ baseURL, context, page }) => {
      await pageOf(context, LIBRARY, script(baseURL!, 'data-near="97701"'));
      await page.goto(`${LIBRARY}/help`);
      const frame = finderIn(page);
      await frame.getByRole('button', { name: new RegExp(`^${words.find.filters.open}`) }).click();
      const option = frame.getByRole('checkbox', { name: words.taxonomy.help.peer_support.label, exact: true });
      await expect(option).toBeVisible();
      await expect(frame.getByRole('heading', { name: words.find.filters.heading })).toBeInViewport();
      await option.check();
      await frame.getByRole('button', { name: words.find.filters.close }).click();
      await expect(option).toBeHidden();
      // Within each frame by itself: together they would talk through windows, which notes something in the console.
      // That there are two main parts is in the nature of a page within a page.
      const ofBoth = ['landmark-unique', 'landmark-no-duplicate-main', 'landmark-main-is-top-level'];
      const { violations } = await new AxeBuilder({ page }).disableRules(ofBoth).analyze();
      expect(violations).toEqual([]);
    });
  });

  test('a site that was not named can show no page of it', async ({ baseURL, browser }) => {
    // A browser of its own: the refusal stands in its console.
    const context = await browser.newContext({ permissions: ['local-network-access'] });
    await pageOf(context, STRANGER, script(baseURL!, 'data-near="97701"'));
    const page = await context.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`${STRANGER}/help`);
    await refused;
    await expect(finderIn(page).getByRole('heading', { name: words.find.heading })).toHaveCount(0);
    await context.close();
  });
});

test('a device is cleared for the next person of what is this site’s, and a neighbour’s stays', async ({ page }) => {
  const words = wordsOf(site.name).en;
  await page.goto(readingAddress('privacy', 'en'));
  await page.evaluate(async () => {
    localStorage.setItem('a-neighbour', 'x');
    await caches.open('a-neighbour');
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('beside');
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
  });
  const tool = page.locator('#next-person-tool');
  await tool.locator('[data-act="ask"]').click();
  await tool.locator('[data-act="wipe"]').filter({ visible: true }).click();
  await expect(tool.getByText(words.next_person.done)).toBeVisible();
  const left = await page.evaluate(async () => ({ text: localStorage.getItem('a-neighbour'), caches: await caches.keys(), databases: (await indexedDB.databases()).map(({ name }) => name) }));
  expect(left).toEqual({ text: 'x', caches: ['a-neighbour'], databases: [] });
});

test('the pages of the app are all there', async ({ page }) => {
  for (const name of APP_PAGES) {
    await page.goto(address(name, 'en'));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
