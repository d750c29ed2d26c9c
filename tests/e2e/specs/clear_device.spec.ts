// The next person: a shared device forgets the one before, says what it kept, and says so where something stays.
import type { Page } from '@playwright/test';

import { leave as leaveOn } from '../support/device';
import { BEFORE, ELSEWHERE, everythingKept, makeElsewhere, NOTHING_KEPT } from '../support/elsewhere';
import { expectNoViolation, expectRoomToRead, ZOOMED } from '../support/everybody';
import { serveMadeListing } from '../support/made_listing';
import { address, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, type Language, wordsIn } from '../support/words';

test.use({ otherHosts: ELSEWHERE });

/** What deletes everything, on the page about privacy. */
function toolOn(page: Page, language: Language) {
  const words = wordsIn[language].next_person;
  const tool = page.locator('#next-person-tool');
  const button = (name: string) => tool.getByRole('button', { name, exact: true });
  return {
    all: tool,
    open: () => page.goto(`${readingAddress('privacy', language)}#next-person`),
    start: button(words.button),
    yes: button(words.yes),
    no: button(words.no),
    again: button(words.again),
    home: tool.getByRole('link', { name: words.home, exact: true }),
  };
}

/** Keeps things of every kind, as the site may have kept them by any version of it. */
async function keepOfEveryKind(page: Page): Promise<void> {
  await leaveOn(page, [['a', 'one'], ['b', 'two']]);
  await page.evaluate(async () => {
    localStorage.setItem('a', '1');
    sessionStorage.setItem('b', '2');
    await (await caches.open('pages')).put('/kept', new Response('kept'));
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('beside-plan', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('plan').put('text', 'key');
      request.onerror = reject;
      request.onsuccess = () => resolve(request.result.close());
    });
  });
}

for (const language of LANGUAGES) {
  const { next_person: words, saved: list, shell: frame } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a person saves a place, clears the device from the list, and the next one finds nothing', async ({ context, page, saved }) => {
      await makeElsewhere(context);
      await page.goto(BEFORE);
      await serveMadeListing(page, { centers: [{ name: 'Lantern House', city: 'Columbus' }] });
      await page.goto(address('find', language, 'near=43215'));
      await saved.save('Lantern House').click();
      await saved.wayHere(1).click();
      await expect(saved.items).toHaveCount(1);
      await page.getByRole('main').getByRole('link', { name: list.delete.next_person }).click();

      const tool = toolOn(page, language);
      await tool.start.click();
      await expect(tool.all.getByText(words.question)).toBeFocused();
      await tool.yes.click();
      await expect(tool.all.getByText(words.done)).toBeVisible();
      await expect(tool.all.getByRole('listitem').filter({ visible: true })).toHaveText(`${words.saved} (1): ${words.gone}`);
      expect(await everythingKept(page)).toEqual(NOTHING_KEPT);

      await tool.home.click();
      await expect(page).toHaveURL(address('home', language));
      await page.goBack();
      expect(page.url(), 'Back leads to nothing of the person before').toBe(BEFORE);
      await saved.open();
      await expect(page.getByRole('heading', { name: list.empty.heading })).toBeVisible();
    });

    test('everything of every kind goes, by the keyboard alone', async ({ page }) => {
      await page.goto(address('home', language));
      await keepOfEveryKind(page);
      await page.getByRole('contentinfo').getByRole('link', { name: frame.footer.next_person }).press('Enter');
      await expect(page).toHaveURL(/#next-person$/);
      const tool = toolOn(page, language);
      await tool.start.press('Enter');
      await page.keyboard.press('Tab'); // "No" comes first
      await expect(tool.no).toBeFocused();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const rows = tool.all.getByRole('listitem').filter({ visible: true });
      await expect(rows).toHaveText([
        `${words.saved} (2): ${words.gone}`, `${words.plan} (1): ${words.gone}`, `${words.pages} (1): ${words.gone}`, `${words.other} (2): ${words.gone}`,
      ]);
      await expect(tool.all.getByText(words.close_tabs)).toBeHidden();
      expect(await everythingKept(page)).toEqual(NOTHING_KEPT);
    });

    test('who thinks better of it keeps everything', async ({ page }) => {
      const tool = toolOn(page, language);
      await tool.open();
      await keepOfEveryKind(page);
      await tool.start.click();
      await tool.no.click();
      await expect(tool.start).toBeFocused();
      expect((await everythingKept(page)).databases).toEqual(['beside', 'beside-plan']);
    });

    test('where nothing was kept, that is said', async ({ page }) => {
      const tool = toolOn(page, language);
      await tool.open();
      await tool.start.click();
      await tool.yes.click();
      await expect(tool.all.getByText(words.nothing)).toBeVisible();
      await expect(tool.all.getByText(words.done)).toBeVisible();
      await expect(tool.all.getByRole('listitem').filter({ visible: true })).toHaveCount(0);
    });

    for (const [state, steps] of Object.entries({ 'before it is asked': 0, 'while it asks': 1, 'when all is gone': 2 })) {
      test(`everybody can use it ${state}`, async ({ page }) => {
        const tool = toolOn(page, language);
        await page.setViewportSize({ width: 320, height: 640 });
        await tool.open();
        await keepOfEveryKind(page);
        for (const button of [tool.start, tool.yes].slice(0, steps)) await button.click();
        await expect([tool.start, tool.no, tool.home][steps]!).toBeVisible();
        await expectNoViolation(page, ['light', 'dark', 'forced colors']);
        await page.setViewportSize(ZOOMED);
        await expectRoomToRead(page);
      });
    }
  });
}

test('another tab forgets, too: it goes to the first page and shows no list', async ({ context, page, saved }) => {
  await page.goto(address('notFound', 'en'));
  await keepOfEveryKind(page);
  await saved.open();
  const other = await context.newPage();
  const tool = toolOn(other, 'en');
  await tool.open();
  await tool.start.click();
  await tool.yes.click();
  await expect(tool.home).toBeVisible();
  await expect(page).toHaveURL('/');
  expect(await everythingKept(page)).toEqual(NOTHING_KEPT);
});

test.describe('where a tab holds on to it', () => {
  test.use({ filesMayFail: true }); // a plain text has no icon

  test('it is told, and goes once that tab is closed', async ({ context, page }) => {
    await page.goto('/robots.txt'); // no script of ours runs there
    await keepOfEveryKind(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('beside');
          request.onsuccess = () => {
            Object.assign(window, { held: request.result });
            resolve();
          };
        }),
    );
    const words = wordsIn.en.next_person;
    const other = await context.newPage();
    const tool = toolOn(other, 'en');
    await tool.open();
    await tool.start.click();
    await tool.yes.click();
    await expect(tool.all.getByText(words.not_done)).toBeVisible();
    await expect(tool.all.getByRole('listitem').filter({ visible: true }).first()).toHaveText(`${words.saved} (2): ${words.held}`);
    await expect(tool.all.getByText(words.close_tabs)).toBeVisible();
    await page.close();
    await tool.again.click();
    await expect(tool.all.getByText(words.done)).toBeVisible();
    expect(await everythingKept(other)).toEqual(NOTHING_KEPT);
  });
});

test('a browser that allows no storage at all says that nothing was kept', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse });
  });
  const tool = toolOn(page, 'en');
  await tool.open();
  await tool.start.click();
  await tool.yes.click();
  await expect(tool.all.getByText(wordsIn.en.next_person.nothing)).toBeVisible();
});

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says how to do it by hand', async ({ page }) => {
    const tool = toolOn(page, 'en');
    await tool.open();
    await expect(tool.all.getByText(wordsIn.en.next_person.by_hand)).toBeVisible();
    await expect(tool.start).toBeHidden();
  });
});
