// The release site with the national directory: the numbers are those counted from its files.
import { address, HIDDEN_BANNER, PAGES } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, wordsIn } from '../support/words';

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('Ohio has 400 places with peer support that take Medicaid', async ({ find }) => {
      await find.open('near=OH&help=peer-support&pay=medicaid');
      await find.expectPlacesIn('Ohio');
      await find.expectCount(400);
    });

    test('Colorado has 132 places for both conditions that are free or take what one can pay', async ({ find }) => {
      await find.open('near=CO&help=dual-diagnosis&pay=sliding-fee,free');
      await find.expectPlacesIn('Colorado');
      await find.expectCount(132);
    });

    for (const name of PAGES) {
      test(`${name} has no banner: these places are real`, async ({ page, request, shell }) => {
        const html = await (await request.get(address(name, language))).text();
        expect(html, 'hidden before any script runs').toMatch(HIDDEN_BANNER);
        await shell.open(name, name === 'find' ? 'near=OH' : 'x');
        await expect(shell.sampleBanner).toBeHidden();
        await expect(page.getByText(wordsIn[language].sample.heading)).toBeHidden();
      });
    }
  });
}

test('near a border a person finds the places on both sides', async ({ find }) => {
  // Cincinnati lies on the river that divides Ohio from Kentucky.
  await find.open('near=45202&within=5');
  await find.count();
  const cities = find.places.getByText(/, (OH|KY)( ·|$)/);
  await expect(cities.filter({ hasText: ', OH' })).not.toHaveCount(0);
  await expect(cities.filter({ hasText: ', KY' })).not.toHaveCount(0);
  const miles = await find.distances();
  expect(miles).toEqual([...miles].sort((a, b) => a - b));
});

test('the whole directory is found without naming a place; places for a DUI case alone are left out until asked for', async ({ find, served }) => {
  await find.open('near=US');
  const { count: all } = await served.manifest();
  const forMost = await find.count();
  expect(forMost).toBeGreaterThan(18_000);
  await find.group('for_whom').getByRole('button', { name: find.words.filters.more }).click();
  await find.option('for_whom', 'dui_only').check();
  await find.expectCount(all - forMost);
});

test('the page of a real place says which directory it is from', async ({ center, find, served }) => {
  const { sources } = await served.manifest();
  await find.open('near=OH&help=peer-support');
  await find.nameOf(find.placeAt(0)).click();
  await expect(center.heading).toBeFocused();
  await expect(center.main).toContainText(sources[0]!.publisher);
  await expect(center.allIsKnown).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('no real name or address sticks out of the page', async ({ find, page }) => {
    await find.open('near=10001');
    for (let shown = 40; shown <= 100; shown += 20) {
      await find.showMore.click();
      await expect(find.places).toHaveCount(shown);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
