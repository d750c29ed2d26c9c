// Leaving quickly: somebody comes in. The page is covered, another site is there, nothing is kept, and Back knows of nothing.
import type { Page } from '@playwright/test';

import { Shell } from '../pages/shell';
import { AWAY, BEFORE, ELSEWHERE, everythingKept, expectAway, makeElsewhere, NOTHING_KEPT } from '../support/elsewhere';
import { serveMadeListing } from '../support/made_listing';
import { address, PAGES, READING, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, wordsIn } from '../support/words';

test.use({ otherHosts: ELSEWHERE });

test.beforeEach(async ({ context, page }) => {
  await makeElsewhere(context);
  await page.goto(BEFORE);
});

/** Presses Shift and lets it go. */
const shift = (page: Page) => page.keyboard.press('Shift');

for (const language of LANGUAGES) {
  const words = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    for (const name of PAGES) {
      test(`from ${name}, as soon as it is there`, async ({ page, shell }) => {
        await page.goto(address(name, language));
        await shell.leave.click();
        await expectAway(page);
      });
    }

    test('from a search with filters, a place and the list, and nothing is left in the tab or on the device', async ({ center, find, page, shell }) => {
      await page.goto(address('home', language));
      await page.goto(readingAddress('twelve-step', language));
      await find.open('near=43215&q=recovery');
      await find.option('help', 'peer_support').check();
      await expect(page).toHaveURL(/help=peer-support/);
      await find.nameOf(find.placeAt(0)).click();
      await expect(center.heading).toBeFocused();
      await shell.leave.click();
      await expectAway(page);
      await page.goto(address('notFound', language));
      expect(await everythingKept(page)).toEqual(NOTHING_KEPT);
    });

    test('from the middle of typing, by the keyboard alone', async ({ find, page }) => {
      await find.open();
      await find.place.pressSequentially('COLUMBUS, O');
      for (let time = 0; time < 3; time += 1) await shift(page);
      await expectAway(page);
    });

    test('after going back and forth, by Enter: the first stop of the keyboard behind the lines to call', async ({ page, shell }) => {
      for (const name of ['about', 'privacy', 'sources'] as const) await page.goto(readingAddress(name, language));
      await page.goBack();
      await page.goBack();
      await page.goto(readingAddress('family-and-friends', language));
      await page.keyboard.press('Tab');
      await expect(shell.skipLink).toBeFocused();
      for (const link of await shell.crisis.getByRole('link').all()) {
        await page.keyboard.press('Tab');
        await expect(link).toBeFocused();
      }
      await page.keyboard.press('Tab');
      await expect(shell.leave).toBeFocused();
      await page.keyboard.press('Enter');
      await expectAway(page);
      await page.goBack();
      expect(page.url()).toBe(BEFORE);
      await page.goForward();
      expect(page.url()).toBe(AWAY);
    });

    test('what stands ahead in the history is empty and leads away', async ({ page, shell }) => {
      await page.goto(readingAddress('about', language));
      await page.goto(readingAddress('privacy', language));
      await shell.leave.click();
      await expectAway(page);
      await page.goForward({ waitUntil: 'commit' });
      await page.waitForURL(AWAY);
      await expect(page.getByRole('heading')).toHaveText(AWAY);
    });

    test('what it cannot hide is told beforehand, one step away from the button', async ({ page, shell }) => {
      await page.goto(address('find', language));
      await shell.limits.click();
      await expect(page).toHaveURL(/#leave-quickly$/);
      await expect(page.getByRole('heading', { name: words.leave.link, level: 2 })).toBeInViewport();
      await shell.leave.click();
      await expectAway(page);
    });

    test('pressing Shift twice says that once more leaves', async ({ page, shell }) => {
      await page.goto(address('home', language));
      await shift(page);
      await expect(shell.leaveStatus).toBeEmpty();
      await shift(page);
      await expect(shell.leaveStatus).toHaveText(words.leave.once_more);
      await page.keyboard.press('a');
      await expect(shell.leaveStatus).toBeEmpty();
      await expect(shell.leave).toBeVisible();
    });
  });
}

test('capitals, shortcuts and choices by pointer are not Shift pressed three times', async ({ find, page, shell }) => {
  await find.open();
  await find.place.focus();
  for (const key of ['Shift+O', 'Shift+H', 'Shift+I', 'Shift+O']) await page.keyboard.press(key);
  await expect(find.place).toHaveValue('OHIO');
  for (const keys of [['Shift', 'a', 'Shift', 'b', 'Shift'], ['Control+Shift', 'Shift+Control', 'Alt+Shift', 'Shift+Tab']]) {
    for (const key of keys) await page.keyboard.press(key);
  }
  for (let time = 0; time < 3; time += 1) {
    await page.keyboard.down('Shift');
    await shell.crisis.click({ position: { x: 1, y: 1 } });
    await page.keyboard.up('Shift');
  }
  await expect(shell.leaveStatus).toBeEmpty();
  await expect(shell.leave).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/find/');
});

test('three times, but slowly, is no hurry', async ({ page, shell }) => {
  await page.clock.install();
  await page.goto(address('home', 'en'));
  // By its own time an event says when it was; nothing here waits.
  await page.evaluate(() => {
    for (const at of [0, 2000, 4000]) {
      for (const kind of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(kind, { key: 'Shift', bubbles: true });
        Object.defineProperty(event, 'timeStamp', { value: at });
        document.body.dispatchEvent(event);
      }
    }
  });
  await expect(shell.leave).toBeVisible();
});

test('the page is covered at once, and no page of the visit is seen on the way out', async ({ context, page, shell }) => {
  const seen: string[] = [];
  await context.exposeFunction('tellSeen', (what: string) => seen.push(what));
  await context.addInitScript(() => {
    // Whether the page is on its way out is known before any script of the site runs.
    const isPassed = sessionStorage.length > 0;
    const look = () => {
      const isShown = document.body && getComputedStyle(document.body).display !== 'none';
      if (isPassed && isShown) (window as unknown as { tellSeen(what: string): void }).tellSeen(location.pathname);
      requestAnimationFrame(look);
    };
    if (location.protocol === 'http:') look();
  });
  await page.goto(address('home', 'en'));
  await page.goto(readingAddress('about', 'en'));
  await shell.leave.evaluate((link: HTMLAnchorElement) => {
    link.click();
    const { display } = getComputedStyle(document.body);
    if (display !== 'none') throw new Error(`still there: ${display}`);
  });
  await expectAway(page);
  expect(seen).toEqual([]);
});

test('leaving takes no longer than a moment where the first page of the visit does not come', async ({ baseURL, page, shell }) => {
  await page.goto(address('home', 'en'));
  await page.goto(readingAddress('about', 'en'));
  await page.route(baseURL!, () => undefined); // it hangs
  const away = page.waitForEvent('framenavigated', (frame) => frame.url() === AWAY); // all else would wait for what hangs
  await shell.leave.evaluate((link: HTMLAnchorElement) => link.click());
  await away;
  await page.goto(address('notFound', 'en'));
  expect(await everythingKept(page)).toEqual(NOTHING_KEPT);
});

test('a browser that lists no pages of the visit replaces the one that is shown', async ({ page, shell }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
  await page.goto(readingAddress('about', 'en'));
  await shell.leave.click();
  await expectAway(page);
});

test('a browser that keeps nothing for a tab lets a person leave', async ({ page, shell }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(address('home', 'en'));
  await page.goto(readingAddress('about', 'en'));
  await shell.leave.click();
  await page.waitForURL(AWAY);
});

test('a browser that keeps whole pages in its memory shows none of them', async ({ baseURL, playwright }) => {
  const { executablePath, args } = test.info().project.use.launchOptions!;
  const browser = await playwright.chromium.launch({ executablePath, args, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  const page = await browser.newPage({ baseURL });
  await makeElsewhere(page.context());
  await page.goto(BEFORE);
  for (const path of ['/', '/about/', '/find/#near=OH', '/privacy/']) await page.goto(path);
  // A page out of the memory loads nothing.
  await page.goBack({ waitUntil: 'commit' });
  await page.goForward({ waitUntil: 'commit' });
  await new Shell(page, 'en').leave.click();
  await expectAway(page);
  await page.goBack({ waitUntil: 'commit' });
  expect(page.url()).toBe(BEFORE);
  await browser.close();
});

test.describe('where no app starts', () => {
  test.use({ filesMayFail: true });

  test('a person leaves as well', async ({ find, page, shell }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await find.visit('near=43215');
    await expect(shell.startProblem).toBeVisible();
    await shell.leave.click();
    await expectAway(page);
  });
});

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('the button leads away', async ({ page, shell }) => {
    await page.goto(address('find', 'en'));
    await shell.leave.click();
    await page.waitForURL(AWAY);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('the button is there wherever the page is scrolled to, on every page', async ({ page, shell }) => {
    for (const path of [address('home', 'en'), address('find', 'en', 'near=OH'), ...READING.map((name) => readingAddress(name, 'en'))]) {
      await page.goto(path);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(shell.leave).toBeInViewport({ ratio: 1 });
      const { height, width } = (await shell.leave.boundingBox())!;
      expect(Math.min(height, width), path).toBeGreaterThanOrEqual(44);
    }
  });

  test('it stays above the open sheet of filters, and leads away from there', async ({ context, find, page, shell }) => {
    await serveMadeListing(page, { centers: [{ name: 'Lantern House', city: 'Columbus', codes: ['PEER'] }] });
    await find.open('near=43215');
    await find.openFilters.tap();
    await expect(find.sheet).toBeVisible();
    const bar = (await shell.leave.boundingBox())!;
    expect((await find.sheet.boundingBox())!.y).toBeGreaterThanOrEqual(bar.y + bar.height);
    await shell.leave.tap();
    await expectAway(page);
    expect(context.pages()).toHaveLength(1);
  });

  test('what has the focus is never under it', async ({ find, page, shell }) => {
    await find.open('near=OH');
    const covered: string[] = [];
    for (let stop = 0; stop < 150; stop += 1) {
      await page.keyboard.press('Shift+Tab');
      const what = await shell.leave.evaluate((link) => {
        const bar = link.closest('.leave')!;
        const focused = document.activeElement!;
        const isPart = bar.contains(focused) || focused.classList.contains('skip-link') || focused === document.body;
        const isUnder = focused.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
        return isUnder && !isPart ? focused.outerHTML.slice(0, 120) : '';
      });
      if (what !== '') covered.push(what);
    }
    expect(covered).toEqual([]);
  });
});

test('it is not printed', async ({ page, shell }) => {
  await page.goto(address('home', 'en'));
  await page.emulateMedia({ media: 'print' });
  await expect(shell.leave).toBeHidden();
});
