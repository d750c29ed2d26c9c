// Every component in every state: everybody can use it, the keyboard is always seen, nothing moves, nothing is left out.
// Pictures of it in every mode are attached to the report.
import type { Page } from '@playwright/test';

import { expectNoViolation, type Mode, MODES } from '../support/everybody';
import { expect, test } from '../support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

// All components on one page: a long way for axe and for the keyboard.
test.describe.configure({ timeout: 300_000 });

const GALLERY = '/gallery/';
/** What holds for a page, and not for pieces of several pages on one. */
const OF_PAGES = ['heading-order', 'landmark-unique'];
const ALL_MODES = Object.keys(MODES) as Mode[];

/** What the keyboard is on, and how one sees it. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return {
      what: element.outerHTML.slice(0, 120),
      isPage: element === document.body,
      isSeen: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor) && width > 1 && height > 1,
    };
  });
}

for (const mode of ALL_MODES) {
  test.describe(`in ${mode}`, () => {
    test.beforeEach(({ page }) => page.emulateMedia(MODES[mode]));

    for (const width of [1280, 320]) {
      test(`everything can be used by everybody, ${width} px wide`, async ({ page }, info) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(GALLERY);
        // Group by group: the whole page is more than a browser can picture at once.
        for (const group of await page.locator('section.band[id]').all()) {
          const name = `${await group.getAttribute('id')} in ${mode}, ${width} px wide`;
          await info.attach(name, { body: await group.screenshot(), contentType: 'image/png' });
        }
        await expectNoViolation(page, [mode], OF_PAGES);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }

    test('every stop of the keyboard can be seen', async ({ page }) => {
      await page.goto(GALLERY);
      const stops = [];
      for (let stop = await next(page); !stop.isPage; stop = await next(page)) stops.push(stop);
      expect(stops.length, 'links, buttons, fields, tick boxes and what unfolds').toBeGreaterThan(100);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    });
  });
}

async function next(page: Page) {
  await page.keyboard.press('Tab');
  return focused(page);
}

test('the skip link comes into sight with the keyboard', async ({ page, shell }, info) => {
  await page.goto(GALLERY);
  await page.keyboard.press('Tab');
  await expect(shell.skipLink).toBeFocused();
  await expect(shell.skipLink).toBeInViewport();
  await info.attach('skip link', { body: await page.screenshot(), contentType: 'image/png' });
});

test('on paper nothing is there that acts on a page', async ({ page }, info) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(GALLERY);
  await info.attach('gallery on paper', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  await expect(page.locator('button.button:visible')).toHaveCount(0);
  await expect(page.getByText('Paper shows this all the same.')).toBeVisible();
});

test('nothing moves for those who ask for no motion', async ({ page }) => {
  await page.goto(GALLERY);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, scrollBehavior, transitionDuration } = getComputedStyle(element);
        return animationName !== 'none' || scrollBehavior === 'smooth' || /[1-9]/.test(transitionDuration);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(moving).toEqual([]);
});

test('no class of the style sheets is left out', async ({ page }) => {
  await page.goto(GALLERY);
  const missing = await page.evaluate(() => {
    const selectors: string[] = [];
    const read = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) selectors.push(rule.selectorText);
        if ('cssRules' in rule) read(rule.cssRules as CSSRuleList);
      }
    };
    for (const sheet of document.styleSheets) read(sheet.cssRules);
    const names = selectors.flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!));
    return [...new Set(names)].filter((name) => document.getElementsByClassName(name).length === 0);
  });
  expect(missing).toEqual([]);
});
