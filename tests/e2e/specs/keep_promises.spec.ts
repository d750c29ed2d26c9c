// What the site promises on every page, in both languages: nothing leaves the phone, nothing is kept, help first.
import { holdBack, ServedListing } from '../support/listing_files';
import { serveMadeListing } from '../support/made_listing';
import { address, APP_PAGES, EMERGENCY, FRAGMENTS, HIDDEN_BANNER, LIFELINE, PAGES } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, wordsIn } from '../support/words';

const HEADERS: Record<string, string | RegExp> = {
  'content-security-policy': /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/]{43}='; style-src 'self'; /,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': /geolocation=\(self\)/,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': /^max-age=\d{8,}/,
};

test('the gallery of components is in no site that is shipped', async ({ request }) => {
  expect((await request.get('/gallery/')).status()).toBe(404);
});

for (const { asked, name, first } of [
  { asked: 'near=OH', name: 'find', first: [/^oh\./] },
  { asked: 'near=43215&help=detox', name: 'find', first: [/^places\.oh\./, /^oh\./] },
  { asked: 'near=94110', name: 'meetings', first: [/^places\.ca\./, /^meetings\.ca\./, /^meetings\.online\./] },
] as const) {
  test(`who comes to ${name} with ${asked} waits for no file of the list behind another, and none comes twice`, async ({ page, visit }) => {
    const files = (): string[] => visit.requests.flatMap((url) => /\/listing\/([^/]+)$/.exec(url)?.[1] ?? []);
    const letIn = await holdBack(page, '**/beside_bg.wasm');
    await page.goto(address(name, 'en', asked), { waitUntil: 'commit' });
    // Before the app is here, what it will ask for is.
    for (const file of first) await expect.poll(() => files().filter((one) => file.test(one))).toHaveLength(1);
    letIn();
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(files().toSorted(), 'each once').toEqual([...new Set(files())].toSorted());
  });
}

for (const language of LANGUAGES) {
  const words = wordsIn[language];

  for (const name of PAGES) {
    test.describe(`${name} in ${language}`, () => {
      test.use({ language });

      test('asks no other host, keeps nothing, loads the app only where there is something to find, and says what it is', async ({ context, page, request, shell, visit }) => {
        const policy = (await request.get(address(name, language))).headers()['content-security-policy']!;
        await shell.open(name, FRAGMENTS[name]);
        // The app is fetched after the first paint: a page that is only read must have had the time for it.
        await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
        await page.waitForLoadState('networkidle');
        // Requests and console are looked at after every test; here is what would stay behind.
        expect(visit.requests.length, 'page, style sheet, script').toBeGreaterThanOrEqual(3);
        const heavy = visit.requests.filter((url) => /\.wasm$|\/listing\//.test(url));
        expect(heavy.length > 0, 'the app').toBe(APP_PAGES.includes(name));
        expect(await context.cookies()).toEqual([]);
        const kept = await page.evaluate(async () => ({
          local: localStorage.length,
          session: sessionStorage.length,
          databases: await indexedDB.databases(),
          caches: await caches.keys(),
          cookie: document.cookie,
        }));
        expect(kept, 'but for what keep_site.spec.ts is about').toEqual({ local: 0, session: 0, databases: [], caches: [], cookie: '' });

        await expect(shell.heading).toHaveCount(1);
        await expect(shell.startProblem, 'nothing is said of trouble where there is none').toBeHidden();
        await expect(page).toHaveTitle(/\S/);
        await expect(page.locator('html')).toHaveAttribute('lang', language);

        // The page keeps the same policy by itself, for hosts that send no headers of ours.
        const own = policy.split('; ').filter((part) => !part.startsWith('frame-ancestors'));
        await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', own.join('; '));
        await expect(page.locator('meta[name="referrer"]')).toHaveAttribute('content', 'no-referrer');
      });

      test('comes with the security headers', async ({ request }) => {
        const headers = (await request.get(address(name, language))).headers();
        for (const [header, value] of Object.entries(HEADERS)) {
          expect(headers[header], header).toEqual(value instanceof RegExp ? expect.stringMatching(value) : value);
        }
        expect(headers['content-security-policy']).not.toContain('unsafe-inline');
        expect(headers['set-cookie']).toBeUndefined();
      });

      test('names 988 and 911 in the HTML itself, before anything else, and says that a sample is invented', async ({ request }) => {
        const html = await (await request.get(address(name, language))).text();
        for (const target of [`href="tel:${LIFELINE}"`, `href="sms:${LIFELINE}"`, `href="tel:${EMERGENCY}"`]) {
          expect(html.indexOf(target), target).toBeGreaterThan(0);
          expect(html.indexOf(target), `${target} stands before the menu`).toBeLessThan(html.indexOf('<header'));
        }
        expect(html).toContain(words.sample.heading);
        expect(html.indexOf(words.sample.heading)).toBeLessThan(html.indexOf('<main'));
        expect(html).not.toMatch(HIDDEN_BANNER);
      });

      test('every file that the page names is there', async ({ request }) => {
        const html = await (await request.get(address(name, language))).text();
        const files = [...html.matchAll(/(?:href|src|data-script|data-wasm)="(\/[^"#]+\.\w+)"/g)].map(([, file]) => file!);
        expect(files.length, 'icon, style sheet, scripts').toBeGreaterThan(3);
        for (const file of files.filter((candidate) => !candidate.endsWith('.html'))) {
          expect((await request.get(file)).status(), file).toBe(200);
        }
      });
    });
  }

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a whole search, to a place and back, leaves nothing behind and asks no other host', async ({ center, context, find, page }) => {
      await find.open();
      await find.askNear('43215');
      await find.expectPlacesAround(/.*43215/);
      await find.option('help', 'peer_support').check();
      await find.placeWords.fill('recovery');
      await find.placeWords.press('Enter');
      await expect(page).toHaveURL(/q=recovery$/);
      await find.clearAll.click();
      await find.nameOf(find.placeAt(0)).click();
      await expect(center.heading).toBeFocused();
      await expect(center.allIsKnown).toBeVisible();
      await center.back.click();
      await find.count();
      expect(await context.cookies()).toEqual([]);
      const { cookies, origins } = await context.storageState({ indexedDB: true });
      expect({ cookies, origins }).toEqual({ cookies: [], origins: [] });
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    });

    test('what a person searches never reaches the server: no address that was asked holds it', async ({ find, visit }) => {
      await find.open('near=43215&q=recovery&help=detox');
      await find.askNear('Columbus, OH');
      await find.expectPlacesAround('Columbus, OH');
      for (const url of visit.requests) {
        const sent = new URL(url);
        sent.hash = ''; // the browser keeps it to itself
        expect(sent.href).not.toMatch(/43215|recovery|detox|columbus|\?/i);
      }
    });

    test('the sample says that its places are invented, and names real help, on the page too', async ({ find, shell }) => {
      await find.open();
      await expect(shell.sampleBanner).toContainText(words.sample.heading);
      for (const name of [words.sample.call_988, words.sample.call_helpline, words.sample.find_treatment]) {
        await expect(shell.sampleBanner.getByRole('link', { name, exact: true })).toBeVisible();
      }
    });
  });
}

test('the list that is found decides whether its places are invented, whatever the site was built with', async ({ find, page, shell }) => {
  // A site that was built with a real listing differs in this one attribute.
  await page.route('**/find/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('id="sample-banner"', 'id="sample-banner" hidden');
    expect(body).toMatch(HIDDEN_BANNER);
    await route.fulfill({ response, body });
  });
  await find.open();
  await expect(shell.sampleBanner, 'a sample under a site for real places').toBeVisible();

  await page.goto('about:blank');
  await page.unrouteAll();
  await serveMadeListing(page, { centers: [{ name: 'Lantern House', city: 'Columbus' }], sample: false });
  await find.open();
  await expect(shell.sampleBanner, 'real places under a site for a sample').toBeHidden();
});

test('files whose name holds a hash are kept for good, and no others', async ({ request }) => {
  const html = await (await request.get('/')).text();
  const named = [...html.matchAll(/"(\/(?:app-[0-9a-f]{16}\/\w+|[\w-]+-[0-9a-f]{13,16})\.(?:js|wasm|css))"/g)].map(([, file]) => file!);
  expect(named.length, 'style sheet, start, app, Wasm').toBeGreaterThanOrEqual(4);
  const manifest = await new ServedListing(request).manifest();
  const [shard] = manifest.shards;
  const listed = [shard!.file, shard!.details_file, manifest.gazetteer[0]!.file, manifest.towns_file, manifest.terms_file].map((file) => `/listing/${file}`);
  for (const file of [...named, ...listed]) {
    expect((await request.get(file)).headers()['cache-control'], file).toBe('public, max-age=31536000, immutable');
  }
  for (const file of ['/', '/find/', '/es/', '/listing/manifest.json', '/robots.txt', '/no-such-page']) {
    expect((await request.get(file)).headers()['cache-control'], file).toBe('no-cache');
  }
});

test('text is sent compressed', async ({ find, page }) => {
  const encodings = new Map<string, string | undefined>();
  page.on('response', (response) => encodings.set(new URL(response.url()).pathname, response.headers()['content-encoding']));
  await find.open('near=OH');
  const texts = [...encodings].filter(([path]) => /\.(js|wasm|css|json)$|\/$/.test(path));
  expect(texts.length, 'page, style sheet, start, app, Wasm, manifest, one state').toBeGreaterThanOrEqual(7);
  for (const [path, encoding] of texts) expect(['br', 'gzip'], path).toContain(encoding);
});
