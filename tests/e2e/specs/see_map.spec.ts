// Where are the places? Somebody opens the map, by keyboard or by hand, and finds the way from a mark to a place.
import { expectNoViolation, expectRoomToRead, MODES, type Mode, ZOOMED } from '../support/everybody';
import { expect, test } from '../support/test';
import { LANGUAGES } from '../support/words';

const OF_THE_MAP = /\/map\//;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('by keyboard: the map, a mark of many, a place, and back to the list', async ({ center, find, mapView, page, visit }) => {
      await find.open('near=OH');
      const total = await find.count();
      expect(visit.requests.filter((url) => OF_THE_MAP.test(url)), 'nothing of the map before it is opened').toEqual([]);

      await mapView.show.focus();
      await page.keyboard.press('Enter');
      await mapView.expectInView(total);
      await expect(mapView.showList, 'the focus stays on the button').toBeFocused();
      await expect(page).toHaveURL(/#near=OH&view=map$/);

      // All places are in the marks: none is left out, and none is counted twice.
      const drawn = await mapView.drawn();
      expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(total);

      // Into the marks of many, until one place is left.
      const many = mapView.first('many');
      await many.focus();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await mapView.drawn()).reduce((sum, { count }) => sum + count, 0)).toBeLessThan(total);
      await expect(mapView.map.locator(':focus'), 'the focus is on a mark nearby').toHaveCount(1);

      await mapView.fit.click();
      await mapView.expectInView(total);
      for (let step = 0; step < 12 && (await mapView.chosen.count()) === 0; step += 1) {
        const before = await mapView.drawn();
        await mapView.marks.first().focus();
        await page.keyboard.press('Enter');
        await expect.poll(async () => (await mapView.chosen.count()) > 0 || JSON.stringify(await mapView.drawn()) !== JSON.stringify(before)).toBe(true);
      }
      await expect(mapView.chosen.getByRole('heading', { level: 3 }).first()).toBeFocused();

      await page.keyboard.press('Escape');
      await expect(mapView.chosen).toBeHidden();
      await expect(mapView.map.locator(':focus'), 'back on the mark').toHaveCount(1);
      await page.keyboard.press('Enter');

      const place = mapView.chosen.getByRole('article').first();
      const name = (await find.nameOf(place).textContent()) ?? '';
      await find.nameOf(place).click();
      await expect(center.heading).toHaveText(name);

      await page.goBack();
      await mapView.expectInView(total);
      await mapView.showList.click();
      await expect(find.results).toBeVisible();
      await expect(mapView.map).toHaveCount(0);
      await expect(page).toHaveURL(/#near=OH$/);
      await page.goBack();
      await mapView.expectInView(total);
    });

    test('what is in view is counted and listed as the map moves', async ({ find, mapView }) => {
      await find.open('near=OH');
      const total = await find.count();
      await mapView.show.click();
      await mapView.expectInView(total);
      await mapView.zoomIn.click();
      await mapView.zoomIn.click();
      await expect.poll(async () => (await mapView.drawn()).reduce((sum, { count }) => sum + count, 0)).toBeLessThan(total);
      const seen = (await mapView.drawn()).reduce((sum, { count }) => sum + count, 0);
      await mapView.expectInView(seen);
      await expect(mapView.inView.getByRole('article')).toHaveCount(Math.min(seen, 20));
      await mapView.zoomOut.click();
      await mapView.fit.click();
      await mapView.expectInView(total);
    });
  });
}

test('another question moves the map to its places, and one without places says so', async ({ find, mapView, page, words }) => {
  await find.visit('near=OH&view=map');
  await expect(mapView.marks.first()).toBeVisible();
  const before = await mapView.drawn();
  await find.askNear('PA');
  await expect(page).toHaveURL(/near=PA&view=map$/);
  await expect.poll(async () => (await mapView.drawn()).some(({ name }) => name.endsWith(', PA'))).toBe(true);
  expect(await mapView.drawn()).not.toEqual(before);

  await find.placeWords.fill('zzzzzz');
  await expect(find.main.getByRole('heading', { name: words.nothing_found.heading })).toBeVisible();
  await expect(mapView.map).toBeHidden();
  await find.main.getByRole('button', { name: words.nothing_found.drop }).click();
  await expect(mapView.marks.first()).toBeVisible();
});

test('the map can be skipped', async ({ find, mapView, page }) => {
  await find.open('near=OH');
  const total = await find.count();
  await mapView.show.click();
  await mapView.expectInView(total);
  await mapView.skip.focus();
  await expect(mapView.skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(mapView.count, 'behind the map').toBeFocused();
  await page.keyboard.press('Tab');
  await expect(find.nameOf(mapView.inView.getByRole('article').first())).toBeFocused();
});

test.describe('where files do not come', () => {
  test.use({ filesMayFail: true });

  for (const [what, files] of [['script', '**/map/map.*.js'], ['style sheet', '**/map/map.*.css'], ['states', '**/map/states.*.json']] as const) {
    test(`the ${what}: a person can try again, or go on with the list`, async ({ find, mapView, page }) => {
      let isGone = true;
      await page.route(files, (route) => (isGone ? route.abort('connectionfailed') : route.fallback()));
      await find.open('near=OH');
      await mapView.show.click();
      await expect(mapView.alert.getByRole('heading', { name: mapView.words.failed })).toBeVisible();
      await expect(mapView.map).toBeHidden();

      isGone = false;
      await mapView.alert.getByRole('button', { name: mapView.words.retry }).click();
      await expect(mapView.marks.first()).toBeVisible();
      await expect(mapView.alert).toBeHidden();
    });
  }

  test('the list is one press away', async ({ find, mapView, page }) => {
    await page.route('**/map/map.*.js', (route) => route.abort('connectionfailed'));
    await find.open('near=OH');
    await mapView.show.click();
    await mapView.alert.getByRole('button', { name: find.words.view.show_list }).click();
    await expect(find.results).toBeVisible();
  });

  test('counties: the states are a map without them', async ({ find, mapView, page }) => {
    await page.route('**/map/counties.*.json', (route) => route.abort('connectionfailed'));
    await find.visit('near=43215&view=map');
    await expect(mapView.marks.first()).toBeVisible();
    await mapView.zoomIn.click();
    await expect(mapView.marks.first()).toBeVisible();
    await expect(mapView.alert).toBeHidden();
  });
});

for (const viewport of [{ width: 1280, height: 800 }, ZOOMED]) {
  test(`everybody can use it, ${viewport.width} px wide`, async ({ find, mapView, page }) => {
    await page.setViewportSize(viewport);
    await find.visit('near=43215&view=map');
    await expect(mapView.marks.first()).toBeVisible();
    await expectNoViolation(page, Object.keys(MODES) as Mode[]);
    if (viewport === ZOOMED) await expectRoomToRead(page);
  });
}

test('on paper there is a sentence in its place, and the list', async ({ find, mapView, page }) => {
  await find.visit('near=43215&view=map');
  await expect(mapView.marks.first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(mapView.map).toBeHidden();
  await expect(mapView.region.getByText(mapView.words.not_printed)).toBeVisible();
  await expect(mapView.inView).toBeVisible();
});
