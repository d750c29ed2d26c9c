// Can everybody use it? axe looks at every state of every page, in both languages, light, dark and in forced colors, wide
// and at 400 % zoom.
import type { Page } from '@playwright/test';

import { expectNoViolation as expectNoViolationIn, expectRoomToRead, ZOOMED } from '../support/everybody';
import { holdBack, MANIFEST, replaceFile } from '../support/listing_files';
import { expect, test } from '../support/test';
import { LANGUAGES } from '../support/words';

test.use({ filesMayFail: true, contextOptions: { reducedMotion: 'reduce' } });

const WINDOWS = [
  { name: 'on a wide screen', viewport: { width: 1280, height: 800 }, modes: ['light', 'dark', 'forced colors'] },
  { name: 'at 400 % zoom', viewport: ZOOMED, modes: ['light', 'dark'] },
] as const;

for (const language of LANGUAGES) {
  for (const { name, viewport, modes } of WINDOWS) {
    const expectNoViolation = async (page: Page): Promise<void> => {
      await expectNoViolationIn(page, modes);
      if (viewport === ZOOMED) await expectRoomToRead(page);
    };

    test.describe(`in ${language}, ${name}`, () => {
      test.use({ language, viewport });

      test('the first page can be used by everybody', async ({ page, shell }) => {
        await shell.open('home', 'start');
        await expectNoViolation(page);
      });

      test('a list of places can be used by everybody', async ({ find, page }) => {
        await find.open('near=43215&help=peer-support&q=recovery');
        await expectNoViolation(page);
      });

      test('a search that finds nothing can be used by everybody', async ({ find, page }) => {
        await find.open('near=OH&q=zzzzzz');
        await expectNoViolation(page);
      });

      test('a mistyped place and link can be used by everybody', async ({ find, page }) => {
        await find.open('near=00000&help=magic');
        await expectNoViolation(page);
      });

      test('a list that did not load can be used by everybody', async ({ find, page }) => {
        await replaceFile(page, MANIFEST, { status: 500 });
        await find.visit();
        await expect(find.alert).toBeVisible();
        await expectNoViolation(page);
      });

      test('a list of which a state is missing can be used by everybody', async ({ find, page, served }) => {
        await replaceFile(page, await served.shardOf('OH'), { status: 500 });
        await find.open('near=US');
        await expect(find.alert).toBeVisible();
        await expectNoViolation(page);
      });

      test('meetings can be used by everybody', async ({ meetings, page }) => {
        await meetings.open('near=94110&type=newcomers');
        await meetings.items.first().locator('summary').click();
        await expectNoViolation(page);
        await meetings.open('near=94110&view=week');
        await expectNoViolation(page);
      });

      test('meetings of which none fits, and a mistyped link, can be used by everybody', async ({ meetings, page }) => {
        await meetings.open('near=94110&q=zzzzzz&day=someday');
        await expect(meetings.main.getByRole('heading', { name: meetings.words.nothing.heading })).toBeVisible();
        await expectNoViolation(page);
      });

      test('the page of a place can be used by everybody', async ({ center, find, page }) => {
        await find.open('near=OH');
        await find.nameOf(find.placeAt(0)).click();
        await center.unfold();
        await expectNoViolation(page);
      });

      test('the page of a place that is gone can be used by everybody', async ({ center, page }) => {
        await center.visit('id=oh-0000000000000');
        await expect(center.heading).toHaveText(center.words.missing.heading);
        await expectNoViolation(page);
      });

      test('an address where nothing is can be used by everybody', async ({ notFound, page, shell }) => {
        await shell.open('notFound', 'x');
        await expect(notFound.heading).toBeVisible();
        await expectNoViolation(page);
      });

      test('an app that did not start can be used by everybody', async ({ find, page, shell }) => {
        await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
        await find.visit();
        await expect(shell.startProblem).toBeVisible();
        await expectNoViolation(page);
      });

      test('an app that is slow to start can be used by everybody', async ({ find, page, shell }) => {
        await page.clock.install();
        const letThrough = await holdBack(page, '**/beside_bg.wasm');
        await find.visit();
        await page.clock.fastForward(20_000);
        await expect(shell.slowStart).toBeVisible();
        await expectNoViolation(page);
        letThrough();
      });
    });
  }

  test.describe(`in ${language}, on a phone`, () => {
    test.use({ language, viewport: { width: 320, height: 640 } });

    test('the open sheet of filters can be used by everybody', async ({ find, page }) => {
      await find.open('near=43215');
      await find.openFilters.click();
      await expect(find.sheet).toBeVisible();
      await expectNoViolationIn(page, ['light', 'dark', 'forced colors']);
      await page.setViewportSize(ZOOMED);
      await expectRoomToRead(page);
    });
  });
}
