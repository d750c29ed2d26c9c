// Can everybody use it? axe looks at every state of every page, in both languages, light and dark, wide and narrow.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { MANIFEST, replaceFile } from '../support/listing_files';
import { expect, test } from '../support/test';
import { LANGUAGES } from '../support/words';

test.use({ filesMayFail: true, contextOptions: { reducedMotion: 'reduce' } });

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320];

async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(' ')) }));
    expect.soft(found, colorScheme).toEqual([]);
  }
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    test.describe(`in ${language}, ${width} px wide`, () => {
      test.use({ language, viewport: { width, height: 800 } });

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
        await find.open();
        await expect(find.alert).toBeVisible();
        await expectNoViolation(page);
      });

      test('the page of a place can be used by everybody', async ({ center, find, page }) => {
        await find.open('near=OH');
        await find.nameOf(find.placeAt(0)).click();
        await center.main.getByText(center.words.terms.show.split('{{')[0]!).click();
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
    });
  }

  test.describe(`in ${language}, on a phone`, () => {
    test.use({ language, viewport: { width: 320, height: 640 } });

    test('the open sheet of filters can be used by everybody', async ({ find, page }) => {
      await find.open('near=43215');
      await find.openFilters.click();
      await expect(find.sheet).toBeVisible();
      await expectNoViolation(page);
    });

    for (const { title, fragment } of [
      { title: 'a list of places', fragment: 'near=43215&help=peer-support&q=recovery' },
      { title: 'a mistyped place', fragment: 'near=00000&help=magic' },
    ]) {
      test(`${title} fits in 320 px, so that nobody has to scroll sideways at 400 % zoom`, async ({ find, page }) => {
        await find.open(fragment);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });
    }

    test('the first page and the page of a place fit in 320 px', async ({ center, find, home, page }) => {
      await home.open();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await find.open('near=OH');
      await find.nameOf(find.placeAt(0)).click();
      await expect(center.heading).toHaveText(/\S/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });
}
