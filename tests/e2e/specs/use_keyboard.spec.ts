// Without a mouse: everything is reached by Tab, used by Enter and Space, and the focus can be seen.
import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../support/test';
import { fill } from '../support/words';

/** Presses Tab until the focus is there. Every stop on the way must be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 200 && !(await isThere()); step += 1) {
    await page.keyboard.press('Tab');
    await expectFocusToBeSeen(page);
  }
  await expect(target).toBeFocused();
}

async function expectFocusToBeSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement!;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { width, height } = focused.getBoundingClientRect();
    return { what: focused.outerHTML.slice(0, 120), isOutlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, isThere: width > 1 && height > 1 };
  });
  expect(seen).toMatchObject({ isOutlined: true, isThere: true });
}

test('a person reaches the place field, a filter and a place, and uses each', async ({ center, find, page }) => {
  await find.open();
  await tabTo(page, find.place);
  await page.keyboard.type('OH');
  await page.keyboard.press('Enter');
  await find.expectPlacesIn('Ohio');

  const peerSupport = find.option('help', 'peer_support');
  await tabTo(page, peerSupport);
  const promised = await find.promised(peerSupport);
  await page.keyboard.press('Space');
  await find.expectCount(promised);
  await expect(peerSupport, 'the focus stays where it was').toBeFocused();

  const first = find.nameOf(find.placeAt(0));
  const name = (await first.textContent()) ?? '';
  await tabTo(page, first);
  await page.keyboard.press('Enter');
  await expect(center.heading).toHaveText(name);
  await expect(center.heading).toBeFocused();
  await tabTo(page, center.directions);
});

test('on the first page every stop of the keyboard can be seen, down to the last link', async ({ home, page, words }) => {
  await home.open();
  await tabTo(page, home.section(words.home.start.heading).getByRole('link', { name: words.home.start.helpline_call }));
});

test('a dropped filter leaves the keyboard inside the page', async ({ find, page }) => {
  await find.open('near=OH&help=peer-support,groups');
  await tabTo(page, find.chip(find.label('help', 'groups')));
  await page.keyboard.press('Enter');
  await expect(find.chip(find.label('help', 'groups'))).toBeHidden();
  await expect(find.status.locator('#count'), 'the number of places, which has changed').toBeFocused();
  await page.keyboard.press('Tab');
  await expectFocusToBeSeen(page);
  const isInMain = await find.main.evaluate((main) => main.contains(document.activeElement));
  expect(isInMain).toBe(true);
});

test('when more places are shown, the keyboard is at the first of them', async ({ find, page }) => {
  await find.open('near=OH');
  await tabTo(page, find.showMore);
  await page.keyboard.press('Enter');
  await expect(find.places).toHaveCount(40);
  await expect(find.nameOf(find.placeAt(20))).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('a person opens the filters, ticks one and comes back to the list', async ({ find, page, words }) => {
    await find.open('near=OH');
    await tabTo(page, find.openFilters);
    await page.keyboard.press('Enter');
    await expect(find.sheet).toBeVisible();
    const peerSupport = find.option('help', 'peer_support');
    await tabTo(page, peerSupport);
    const promised = await find.promised(peerSupport);
    await page.keyboard.press('Space');
    const show = find.sheet.getByRole('button', { name: fill(words.find.filters.show_places_other, { number: promised }) });
    await tabTo(page, show);
    await page.keyboard.press('Enter');
    await expect(find.openFilters).toBeFocused();
    await find.expectCount(promised);
  });
});
