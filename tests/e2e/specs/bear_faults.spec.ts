// The faults of host, network and device that a kept site has to bear. In each a person reads 988, and goes on with what
// there is. A story is one fault; `faults` in docs/offline.md counts them.
import type { Locator, Page } from '@playwright/test';

import { MapView } from '../pages/map_view';
import type { Shell } from '../pages/shell';
import type { Host } from '../support/host';
import { test } from '../support/offline';
import { address, LIFELINE } from '../support/site';
import { expect } from '../support/test';
import type { Words } from '../support/words';
import { damage, expectKept, keptAddresses } from '../support/worker';

test.use({ filesMayFail: true });

/** So long, in milliseconds, a page waits for a file in which nothing comes; and so long where a worker answers for the site. */
const PATIENCE = 20_000;
const OF_WORKER = 60_000;

/** The page loses its patience, and says so. */
async function lose(page: Page, word: Locator, patience = PATIENCE): Promise<void> {
  await expect(word).toBeHidden();
  await page.clock.fastForward(patience);
  // A last piece may have been on its way. Who tried anew instead of telling would need more than twice the time.
  await word.waitFor({ timeout: 2_000 }).catch(() => page.clock.fastForward(patience));
  await expect(word).toBeVisible();
}

/** The script that could promise more has done what it does, and the page says what stood there before it. */
async function expectNothingPromised(page: Page, host: Host, shell: Shell, words: Words): Promise<void> {
  await expect.poll(() => host.asked.some((path) => /^\/offline\/.*\.js$/.test(path))).toBe(true);
  await page.waitForLoadState('networkidle');
  await expect(shell.offline.getByText(words.offline.none)).toBeVisible();
}

const WASM = /\/beside_bg\.wasm$/;

test.describe('on the first visit', () => {
  test('the network goes while the pages are being kept: this one stays, and the next visit fetches only the rest', async ({ host, page, shell, words }) => {
    const half = Math.floor((await host.list()).shell.length / 2);
    let served = 0;
    host.trouble = (path) => (path.endsWith('/') && path !== '/' && (served += 1) > half / 2 ? 'gone' : undefined);
    await page.goto('/');
    await expect(shell.offline.getByText(words.offline.not_kept_host)).toBeVisible();
    await expect(shell.heading).toBeVisible();
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();

    const before = await keptAddresses(page);
    expect(before.length).toBeGreaterThan(0);
    host.isGone(false);
    host.asked.length = 0;
    await page.reload();
    await expectKept(page);
    const again = before.filter((path) => path !== '/' && host.asked.includes(path));
    expect(again, 'what was kept is not fetched again').toEqual([]);
  });

  for (const [what, fits, says] of [
    ['the app', WASM, 'start'],
    ['the table of contents', /\/listing\/manifest\.json$/, 'offline'],
    ['the list of a state', /\/listing\/oh\./, 'offline'],
  ] as const) {
    test(`the network goes in the middle of ${what}: the page says so and names 988`, async ({ find, host, page, shell, words }) => {
      host.trouble = (path) => (fits.test(path) ? 'breaks off' : undefined);
      await find.visit('near=OH');
      await expect(page.getByRole('alert').getByRole('heading', { name: words.data_error[says].heading })).toBeVisible();
      await expect(shell.crisisLink(LIFELINE)).toBeVisible();

      host.isGone(false);
      await page.reload();
      await find.expectPlacesIn('Ohio');
    });
  }

  for (const trouble of ['breaks off', 'web page', 'missing'] as const) {
    test(`a part of the app comes as “${trouble}”: the page says so, and can ask again`, async ({ find, host, page, shell, words }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      host.trouble = (path) => (/\/split_finder\.wasm$/.test(path) ? trouble : undefined);
      await find.open('near=OH');
      await find.openFilters.click();
      // Many things on the page wait for it; it is told once.
      await expect(find.alert.getByRole('heading', { name: words.data_error.part.heading })).toBeVisible();
      await expect(find.alert).toHaveCount(1);
      // Nothing lies over the page meanwhile: help can be tapped.
      await shell.crisisLink(LIFELINE).click({ trial: true });

      host.isGone(false);
      await find.alert.getByRole('button', { name: words.data_error.retry }).click();
      await expect(find.sheet).toBeVisible();
      await expect(find.alert).toHaveCount(0);
    });
  }

  test('what is saved while the code that keeps it does not come is kept when it comes', async ({ find, host, page, saved, words }) => {
    host.trouble = (path) => (/\/split_finder\.wasm$/.test(path) ? 'missing' : undefined);
    await find.open('near=OH');
    const name = (await find.nameOf(find.placeAt(0)).textContent())!;
    await saved.save(name).click();
    await expect(find.placeAt(0).getByText(words.keep.button.this_visit)).toBeVisible();

    // The pages that show what is kept do not wait for ever.
    const other = await page.context().newPage();
    await other.goto(address('saved', 'en'));
    await expect(other.getByRole('alert').getByRole('heading', { name: words.data_error.part.heading })).toBeVisible();
    await other.goto(address('plan', 'en'));
    await expect(other.getByRole('heading', { name: words.plan.people.heading })).toBeVisible();
    await other.close();

    host.isGone(false);
    await expect(find.placeAt(0).getByText(words.keep.button.this_visit)).toBeHidden({ timeout: 20_000 });
    await saved.open();
    await expect(page.getByRole('heading', { name })).toBeVisible();
  });

  test('a file stalls halfway: it is given up, and the page says so', async ({ host, page, shell, words }) => {
    await host.shortenPatience(1_500);
    host.trouble = (path) => (path === '/twelve-step/' ? 'stalls' : undefined);
    await page.goto('/');
    await expect(shell.offline.getByText(words.offline.not_kept_host)).toBeVisible();
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('the app stalls halfway: the page says that it is slow, and works when the rest comes', async ({ find, host, page, shell }) => {
    await page.clock.install();
    host.trouble = (path) => (WASM.test(path) ? 'stalls' : undefined);
    await find.visit('near=OH');
    await find.placeWords.fill('re');
    await expect.poll(() => host.asked.some((path) => WASM.test(path))).toBe(true);
    await expect(shell.slowStart).toBeHidden();
    await lose(page, shell.slowStart);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
    await expect(shell.startProblem).toBeHidden();

    host.goOn();
    await find.expectPlacesIn('Ohio');
    await expect(find.placeWords).toHaveValue('re');
    await expect(shell.slowStart).toBeHidden();
  });

  test('the list of a state stalls halfway: it is given up, the page says so, and can ask again', async ({ find, host, page, shell, words }) => {
    await page.clock.install();
    host.trouble = (path) => (path.startsWith('/listing/oh.') ? 'stalls' : undefined);
    await find.visit('near=OH');
    await expect(find.status).toHaveText(find.words.status.loading);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
    await lose(page, find.alert);
    await expect(find.alert.getByRole('heading', { name: words.data_error.stalled.heading })).toBeVisible();
    await expect(find.alert).toContainText(words.data_error.help_still_works);

    host.isGone(false);
    await find.alert.getByRole('button', { name: words.data_error.retry }).click();
    await find.expectPlacesIn('Ohio');
  });

  test('a part of the app stalls halfway: it is given up, the page says so, and can ask again', async ({ host, page, shell, words }) => {
    await page.clock.install();
    host.trouble = (path) => (/\/split_meetings\.wasm$/.test(path) ? 'stalls' : undefined);
    await shell.open('meetings', 'near=OH');
    const alert = page.getByRole('alert');
    await lose(page, alert);
    await expect(alert).toContainText(words.data_error.help_still_works);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();

    host.isGone(false);
    await alert.getByRole('button', { name: words.data_error.retry }).click();
    await expect(page.getByRole('status').filter({ hasText: /^\d/ })).toBeVisible();
    await expect(alert).toBeHidden();
  });

  for (const trouble of ['web page', 'missing', 'damaged'] as const) {
    test(`a page comes as “${trouble}”: nothing wrong is kept`, async ({ find, host, page, shell, words }) => {
      host.trouble = (path) => (path === '/es/find/' ? trouble : undefined);
      await page.goto('/');
      await expect(shell.offline.getByText(words.offline.not_kept_host)).toBeVisible();
      expect(await keptAddresses(page)).not.toContain('/es/find/');
      await find.open('near=OH');
      await find.expectPlacesIn('Ohio');
    });
  }

  test('the device is full: the page says so and works', async ({ find, host, page, shell, words }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: host.address, quotaSize: 50_000 });
    await find.open('near=OH');
    await find.expectPlacesIn('Ohio');
    await expect(shell.offline.getByText(words.offline.not_kept_room)).toBeVisible();
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('the browser knows no service worker: nothing is promised', async ({ find, host, page, shell, words }) => {
    await page.addInitScript(() => {
      delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
    });
    await find.open('near=OH');
    await expectNothingPromised(page, host, shell, words);
    await expect(shell.keepAll).toBeHidden();
  });

  test('the host has no worker: nothing is promised', async ({ host, page, shell, words }) => {
    host.trouble = (path) => (path === '/sw.js' ? 'missing' : undefined);
    await page.goto('/');
    await expect.poll(() => host.asked).toContain('/sw.js');
    await expectNothingPromised(page, host, shell, words);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('a host that answers everything with a web page keeps none of it', async ({ host, page, shell, words }) => {
    host.trouble = (path) => (path === '/' || (/\.(css|js)$/.test(path) && path !== '/sw.js') ? undefined : 'web page');
    await page.goto('/');
    await expect.poll(() => host.asked).toContain('/sw.js');
    await expectNothingPromised(page, host, shell, words);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
    expect(await keptAddresses(page)).toEqual([]);
  });

  test('WebAssembly is switched off: the page stays readable, is kept, and names 988', async ({ find, page, shell }) => {
    await page.addInitScript(() => {
      delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
    });
    await find.visit('near=OH');
    await expect(shell.startProblem).toBeVisible();
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
    await find.expectNothingToOperate();
    await expectKept(page);
  });
});

test.describe('once the site is kept', () => {
  test.beforeEach(async ({ find, page, shell }) => {
    await find.open('near=OH');
    await expectKept(page);
    await expect(shell.offline).toContainText('Ohio');
  });

  for (const { what, fits } of [
    { what: 'the list of a state', fits: /\/listing\/oh\./ },
    { what: 'the table of contents', fits: /\/listing\/manifest\.json$/ },
    { what: 'the app', fits: WASM },
    { what: 'a part of the app', fits: /\/(split|chunk)_\w+\.wasm$/ },
    { what: 'a script', fits: /\.js$/ },
    { what: 'a page', fits: /\/find\/$/ },
  ]) {
    test(`${what} is damaged on the device: with the host there it heals without a word`, async ({ find, page }) => {
      expect(await damage(page, fits)).toBeGreaterThan(0);
      await page.goto('about:blank');
      await find.open('near=OH');
      await find.expectPlacesIn('Ohio');
      // A filter has a number when its code is here.
      await expect(find.option('help', 'peer_support')).toHaveAccessibleDescription(/\d/);
      await expect(find.alert).toBeHidden();
    });
  }

  test('the app is damaged and the host is gone: the page stays readable and names 988', async ({ find, host, page, shell }) => {
    await damage(page, WASM);
    host.isGone(true);
    await page.goto('about:blank');
    await find.visit('near=OH');
    await expect(shell.startProblem).toBeVisible();
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('the list is damaged and the host is gone: the page says so and names 988', async ({ find, host, page, shell, words }) => {
    await damage(page, /\/listing\/oh\./);
    host.isGone(true);
    await page.goto('about:blank');
    await find.visit('near=OH');
    await expect(find.alert).toContainText(words.data_error.help_still_works);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('the browser clears what was kept, but not the worker: the host answers', async ({ find, page }) => {
    await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    await page.reload();
    await find.expectPlacesIn('Ohio');
  });

  test('the worker is removed while a page is open: it goes on', async ({ find, page }) => {
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
    await find.askNear('TX');
    await find.expectPlacesIn('Texas');
  });

  test('a place of a link that was never looked at, without the host: says so and names 988', async ({ center, host, page, served, shell, words }) => {
    host.isGone(true);
    const { shards } = await served.manifest();
    expect(shards.some(({ state }) => state === 'TX')).toBe(true);
    await page.evaluate(async () => {
      const directory = await caches.open('beside-directory');
      for (const request of await directory.keys()) if (request.url.includes('/tx.')) await directory.delete(request);
    });
    await page.goto('about:blank');
    await center.visit('id=tx-0000000000000');
    await expect(center.alert).toContainText(words.data_error.help_still_works);
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
  });

  test('a slow line stalls in the middle of a list: the page says so in time, and can ask again', async ({ find, host, page, shell, words }) => {
    await page.clock.install();
    await page.evaluate(async () => {
      const directory = await caches.open('beside-directory');
      for (const request of await directory.keys()) if (request.url.includes('/tx.')) await directory.delete(request);
    });
    host.trouble = (path) => (path.startsWith('/listing/tx') ? 'stalls' : undefined);
    await find.visit('near=TX');
    await expect(shell.crisisLink(LIFELINE)).toBeVisible();
    await expect(find.status).toHaveText(find.words.status.loading);
    await lose(page, find.alert, OF_WORKER);
    await expect(find.alert.getByRole('heading', { name: words.data_error.stalled.heading })).toBeVisible();
    await expect(find.alert).toContainText(words.data_error.help_still_works);

    host.isGone(false);
    await find.alert.getByRole('button', { name: words.data_error.retry }).click();
    await find.expectPlacesIn('Texas');
  });

  test('the list of a state is gone from the host, since a newer one was published: the newer version is offered', async ({ find, host, page, shell, words }) => {
    await page.evaluate(async () => {
      const directory = await caches.open('beside-directory');
      for (const request of await directory.keys()) await directory.delete(request);
    });
    await host.publishNext({ list: true });
    await page.reload();
    await shell.expectNewer();
    await shell.newer.getByRole('button', { name: words.newer.now }).click();
    await find.expectPlacesIn('Ohio');
    await expect(shell.offline).toContainText('2031');
  });
});

test.describe('a newer version is published', () => {
  test('while three tabs are open: nothing changes before a yes, one tab takes it, and the others go on with their own files', async ({ context, find, host, page, shell, words }) => {
    await find.open('near=OH');
    await expectKept(page);
    const others = await Promise.all([context.newPage(), context.newPage()]);
    for (const other of others) await other.goto(address('find', 'en', 'near=OH'));
    for (const other of others) await expect(other.locator('#count')).toHaveText(/\d/);

    await host.publishNext({ app: true });
    await page.reload();
    await shell.expectNewer();
    await expect(page.locator('body')).not.toHaveAttribute('data-version');
    await shell.newer.getByRole('button', { name: words.newer.now }).click();
    await expect(page.locator('body')).toHaveAttribute('data-version', 'next');
    await find.expectPlacesIn('Ohio');

    // A part of the old app that was not needed until now: the host has it no more.
    for (const other of others) {
      await expect(other.locator('body')).not.toHaveAttribute('data-version');
      const map = new MapView(other, 'en');
      await map.show.click();
      await expect(map.marks.first()).toBeVisible();
      await expect(other.getByRole('complementary', { name: words.newer.label })).toBeVisible();
    }
    // Once they are closed, nothing of the version before is left.
    for (const other of others) await other.close();
    await page.reload();
    const { shell: files } = await host.list();
    const old = (await keptAddresses(page)).filter((path) => path.startsWith('/app-') && !files.some(({ url }) => url.slice(1) === path));
    await expect.poll(() => old.length === 0 || keptAddresses(page).then((kept) => old.every((path) => !kept.includes(path)))).toBe(true);
  });

  test('with another list alone: only what changed is fetched', async ({ find, host, page, shell, words }) => {
    await find.open('near=OH');
    await expectKept(page);
    const before = await host.list();
    await expect.poll(() => keptAddresses(page), { timeout: 40_000 }).toEqual(expect.arrayContaining(before.map.map(({ url }) => url.slice(1))));
    await host.publishNext({ list: true });
    host.asked.length = 0;
    await page.reload();
    await shell.expectNewer();
    await shell.newer.getByRole('button', { name: words.newer.now }).click();
    await find.expectPlacesIn('Ohio');
    await expect(shell.offline).toContainText('2031');
    const next = await host.list();
    const known = new Set([...before.shell, ...before.directory].map(({ url, integrity }) => url + integrity));
    const changed = [...next.shell, ...next.directory].filter(({ url, integrity }) => !known.has(url + integrity)).map(({ url }) => url.slice(1));
    const fetched = [...new Set(host.asked)].filter((path) => !['/sw.js'].includes(path));
    expect(fetched.filter((path) => !changed.includes(path) && !path.startsWith('/icons/') && !path.endsWith('.webmanifest'))).toEqual([]);
  });

  test('while somebody types, calls or answers: nobody is asked', async ({ find, host, page, shell, start, words }) => {
    await find.open('near=OH');
    await expectKept(page);
    await host.publishNext();
    await page.reload();
    await find.placeWords.focus();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)).toBe('installed');
    await find.placeWords.fill('recovery');
    await expect(shell.newer).toBeHidden();
    await find.placeWords.blur();
    await shell.expectNewer();
    await start.open();
    await expect(shell.newer).toBeHidden();

    // Answers are in the memory of this page alone: wherever it goes, a new load would lose them.
    await start.answer({ who: 'me' });
    await shell.follow(words.shell.nav.find_help);
    await find.count();
    await expect(shell.newer).toBeHidden();
    await page.reload();
    await shell.expectNewer();
  });

  test('and comes only in part: the version before stays whole', async ({ find, host, page, shell }) => {
    await find.open('near=OH');
    await expectKept(page);
    await host.publishNext();
    host.trouble = (path) => (path === '/es/find/' ? 'gone' : undefined);
    await page.reload();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));
    await find.expectPlacesIn('Ohio');
    await expect(shell.newer).toBeHidden();
    host.isGone(true);
    await page.goto('/es/find/#near=OH');
    await expect(page.locator('body')).not.toHaveAttribute('data-version');
  });
});
