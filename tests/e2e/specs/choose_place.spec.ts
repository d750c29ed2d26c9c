// Where: a ZIP, a town, a state, or where the device is.
import { expect, test } from '../support/test';
import { fill, LANGUAGES } from '../support/words';

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('“Springfield” asks which, and the answer is where is looked', async ({ find, page, words }) => {
      await find.open();
      await find.askNear('Springfield');
      await expect(find.whichTown.getByRole('heading', { name: fill(words.which_town.heading, { town: 'Springfield' }) })).toBeVisible();
      await find.whichTown.getByRole('button', { name: 'Springfield, IL' }).click();
      await find.expectPlacesAround('Springfield, IL');
      await expect(page).toHaveURL(/#near=Springfield,%20IL$/);
      await expect(find.whichTown).toBeHidden();
    });
  });
}

test('a town that only one state has needs no state', async ({ find }) => {
  await find.open();
  await find.askNear('tuscaloosa');
  await find.expectPlacesAround('Tuscaloosa, AL');
});

test('towns and ZIP codes are suggested while they are typed', async ({ find, page }) => {
  await find.open();
  await find.place.pressSequentially('st lou');
  await find.suggestion(/Saint Louis, MO/).click();
  await find.expectPlacesAround(/Saint Louis, MO/);
  await find.place.fill('');
  await find.place.pressSequentially('4321');
  await find.suggestion(/Columbus, OH 43215/).click();
  await find.expectPlacesAround(/.*43215/);
  await expect(page).toHaveURL(/43215$/);
});

test.describe('the device', () => {
  test('it is asked when somebody presses, and its position is nowhere else', async ({ context, find, page, words }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 39.9612, longitude: -82.9988 });
    await find.open();
    await find.here.click();
    await find.expectPlacesAround(words.find.where_you_are);
    expect(await find.distances()).not.toEqual([]);
    await expect(find.main.getByText(words.here.privacy)).toBeVisible();
    await expect(page, 'the address says nothing of it').toHaveURL(/\/find\/(#)?$/);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]));
    expect(kept).not.toMatch(/39\.9|82\.9/);
    await find.main.getByRole('button', { name: words.here.stop }).click();
    await expect.poll(() => find.distances()).toEqual([]);
    await expect(find.here).toBeFocused();
  });

  test('who types a place is no longer looked for', async ({ context, find }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 39.9612, longitude: -82.9988 });
    await find.open();
    await find.here.click();
    await find.expectPlacesAround(find.words.where_you_are);
    await find.askNear('CO');
    await find.expectPlacesIn('Colorado');
  });

  for (const [why, code] of [['refused', 1], ['unavailable', 2], ['slow', 3]] as const) {
    test(`a device that does not say where it is (${why}) is no dead end`, async ({ find, page, words }) => {
      await page.addInitScript((code) => {
        navigator.geolocation.getCurrentPosition = (_, fail) => fail?.({ code } as GeolocationPositionError);
      }, code);
      await find.open();
      await find.here.click();
      await expect(find.main.getByText(words.here[why])).toBeVisible();
      await find.askNear('43215');
      await find.expectPlacesAround(/.*43215/);
      await expect(find.main.getByText(words.here[why])).toBeHidden();
    });
  }
});

test.describe('in es', () => {
  test.use({ language: 'es' });

  test('distances can be kilometers, and a link remembers it', async ({ find, page, words }) => {
    await find.open('near=43215');
    const unit = find.main.getByRole('combobox', { name: words.distance_field.unit_label, exact: true });
    const miles = await find.distances();
    await unit.selectOption({ label: words.distance_field.unit_kilometers });
    await expect(find.status).toContainText(/\d+ km/);
    await expect(page).toHaveURL(/units=km$/);
    await expect.poll(async () => (await find.distances()).at(-1)!).toBeGreaterThan(miles.at(-1)!);
    await page.reload();
    await expect(unit).toHaveValue('km');
  });
});

test('the list can stand by name, and a link remembers it', async ({ find, page, words }) => {
  await find.open('near=43215');
  await find.sort.selectOption({ label: words.order.alphabetical });
  await expect(page).toHaveURL(/sort=name$/);
  const names = async () => find.results.getByRole('heading', { level: 3 }).allTextContents();
  await expect
    .poll(async () => {
      const folded = (await names()).map((name) => name.toLowerCase().replace(/[^a-z0-9 ]/g, '').trim());
      return JSON.stringify(folded) === JSON.stringify([...folded].sort());
    })
    .toBe(true);
  await expect(find.main.getByText(words.order.by_name)).toBeVisible();
  await page.reload();
  await expect(find.sort).toHaveValue('name');
});
