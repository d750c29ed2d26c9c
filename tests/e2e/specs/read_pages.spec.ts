// The pages of words: everybody can read them, with or without a script, and knows what they stand on.
import { expectNoViolation, expectRoomToRead, expectSoundLook, ZOOMED } from '../support/everybody';
import { EMERGENCY, LIFELINE, READING, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, pattern, wordsIn } from '../support/words';

for (const language of LANGUAGES) {
  const words = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language, contextOptions: { reducedMotion: 'reduce' } });

    for (const name of READING) {
      test(`${name} has one heading, parts in order, a review date, sources that can be looked up, and loads no app`, async ({ page, request, visit }) => {
        await page.goto(readingAddress(name, language));
        const main = page.getByRole('main');
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        const title = (await page.getByRole('heading', { level: 1 }).textContent())!;
        await expect(page).toHaveTitle(fill(words.reading.title, { page: title }));
        await expect(main.getByText(pattern(words.reading.reviewed, { date: /.+/ }))).toBeVisible();

        const levels = await main.getByRole('heading').evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
        for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0), `heading ${at} of ${levels}`).toBeLessThanOrEqual(1);

        const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        for (const target of new Set(links)) {
          const url = new URL(target, page.url());
          if (url.hash && url.pathname === new URL(page.url()).pathname) {
            await expect(page.locator(`[id="${url.hash.slice(1)}"]`), target).toHaveCount(1);
          } else if (url.origin === new URL(page.url()).origin) {
            expect((await request.get(url.pathname)).status(), target).toBe(200);
          } else {
            expect(['https:', 'tel:', 'sms:'], target).toContain(url.protocol);
          }
        }
        const html = await (await request.get(readingAddress(name, language))).text();
        for (const target of [`href="tel:${LIFELINE}"`, `href="tel:${EMERGENCY}"`]) expect(html.indexOf(target), target).toBeLessThan(html.indexOf('<header'));
        expect(visit.requests.filter((url) => /\.wasm$|\/listing\//.test(url))).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });

      test(`${name} can be used by everybody, at 400 % zoom by day and by night, and on a wide screen, in forced colors too`, async ({ page }) => {
        await page.goto(readingAddress(name, language));
        await expectSoundLook(page, ['light', 'forced colors']);
        await page.setViewportSize(ZOOMED);
        await expectNoViolation(page, ['light', 'dark']);
        await expectRoomToRead(page);
      });
    }

    test('the foot of every page leads to all of them', async ({ page, shell }) => {
      await shell.open('home', 'start');
      const pages = page.getByRole('navigation', { name: words.shell.footer.pages });
      const { next_person, plan } = words.shell.footer;
      await expect(pages.getByRole('link')).toHaveCount(READING.length + 3);
      for (const [at, name] of [words.keep.link, plan].entries()) {
        await expect(pages.getByRole('link').nth(at), 'before all that is only read').toHaveText(name);
      }
      await expect(pages.getByRole('link').last()).toHaveText(next_person);
      await pages.getByRole('link').nth(2).click(); // the order is the point
      await expect(page).toHaveURL(new RegExp(`${READING[0]}/$`));
    });

    test('each of the four programs leads to its page', async ({ home, page }) => {
      const { programs } = words.home;
      const names = { twelve_step: 'twelve-step', smart: 'smart-recovery', sober_living: 'sober-living', dual_diagnosis: 'dual-diagnosis' } as const;
      for (const [key, name] of Object.entries(names) as [keyof typeof names, string][]) {
        await home.open();
        await home.main.getByRole('link', { name: fill(programs.more, { program: programs[key].heading }), exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`/${name}/$`));
      }
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('every one of them reads in full', async ({ page }) => {
        for (const name of READING) {
          await page.goto(readingAddress(name, language));
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.getByRole('main').getByText(pattern(words.reading.reviewed, { date: /.+/ }))).toBeVisible();
        }
      });
    });
  });
}

test('a filter that a page speaks of is on in the finder', async ({ find, page }) => {
  await page.goto(readingAddress('sober-living', 'en'));
  await page.getByRole('main').locator('a[href*="/find/#"]').first().click();
  await expect(find.option('help', 'sober_living')).toBeChecked();
  expect(await find.count()).toBeGreaterThan(0);
});

test('a page shows its parts, and leads from a sentence to what it stands on', async ({ page }) => {
  await page.goto(readingAddress('what-is-peer-support', 'en'));
  const contents = page.getByRole('navigation', { name: wordsIn.en.reading.contents });
  await contents.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/#./);
  await page.getByRole('link', { name: /^Source \d/ }).first().click();
  await expect(page).toHaveURL(/#source-1$/);
  await expect(page.locator('#source-1')).toBeInViewport();
});
