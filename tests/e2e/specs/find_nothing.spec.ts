// Where nothing fits, or little: a person reads what costs the most and gets a way on.
import { serveMadeListing, type MadeCenter } from '../support/made_listing';
import { expect, test } from '../support/test';
import { fill, LANGUAGES } from '../support/words';

const at = (miles: number): [number, number] => [39.96, -82.99 + miles / 53];
const center = (name: string, miles: number, ...codes: string[]): MadeCenter => ({ name, at: at(miles), exact: true, codes, phones: ['6145550117'] });

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('it names the filter that costs the most, shows the nearest places without it, and drops it with one tap', async ({ find, page, words }) => {
      await serveMadeListing(page, {
        centers: [center('Near House', 1, 'PEER', 'MD'), center('Mid House', 2, 'PEER', 'MD'), center('Far House', 3, 'PEER', 'MD'), center('Farthest House', 4, 'PEER', 'MD'), center('Vet Center', 5, 'VET')],
      });
      await find.open('near=43215&help=peer-support&pay=medicaid&for=veterans');
      await find.expectCount(0);
      const { costliest_other, nearest, drop } = words.nothing_found;
      await expect(find.nothingFound).toContainText(fill(costliest_other, { what: find.label('for_whom', 'veterans'), number: 4 }));
      await expect(find.nothingFound.getByRole('heading', { name: nearest })).toBeVisible();
      const names = find.nothingFound.getByRole('article').getByRole('heading');
      await expect(names).toHaveText(['Near House', 'Mid House', 'Far House']);
      await find.nothingFound.getByRole('button', { name: drop }).click();
      await expect(page).toHaveURL(/#near=43215&help=peer-support&pay=medicaid$/);
      await find.expectCount(4);
    });

    test('for a rare need the next places are added, and it is said why', async ({ find, page, words }) => {
      await serveMadeListing(page, {
        centers: [center('Family House', 3, 'BC', 'MD'), center('Far Family House', 150, 'BC', 'MD'), center('Other House', 1, 'PEER')],
      });
      await find.open('near=43215&pay=medicaid&for=with-children');
      await find.expectCount(1);
      const what = find.label('for_whom', 'with_children');
      await expect(find.farther).toContainText(fill(words.farther.text, { what }));
      await expect(find.farther.getByRole('article')).toContainText('Far Family House');
      await find.option('for_whom', 'with_children').uncheck();
      await expect(find.farther).toBeHidden();
    });

    test('places that serve only some people are left out with a word, and can be seen', async ({ find, page, words }) => {
      await serveMadeListing(page, { centers: [center('Open House', 1, 'PEER'), center('Court House', 2, 'PEER', 'DUO')] });
      await find.open('near=43215');
      await find.expectCount(1);
      await expect(find.main.getByText(fill(words.find.results.left_out_one, { number: 1 }))).toBeVisible();
      await find.main.getByRole('button', { name: words.find.results.let_in }).click();
      await expect(find.places).toHaveText(/Court House/);
    });
  });
}

test('words that match nothing are said, and can be dropped alone', async ({ find, page, words }) => {
  await find.open('near=OH&help=peer-support&q=zzzzzz');
  await find.expectCount(0);
  await expect(find.nothingFound).toContainText(fill(words.nothing_found.words, { words: 'zzzzzz' }));
  await expect(find.nothingFound.getByRole('link', { name: words.nothing_found.helpline_call })).toBeVisible();
  await find.nothingFound.getByRole('button', { name: words.nothing_found.drop }).click();
  await expect(page).toHaveURL(/#near=OH&help=peer-support$/);
  expect(await find.count()).toBeGreaterThan(0);
});

test('a parent looks for a program that takes children and Medicaid', async ({ center: page, find }) => {
  await find.open();
  await find.askNear('43215');
  await find.placeWords.pressSequentially('with my kids');
  await find.suggestion(find.label('for_whom', 'with_children')).click();
  await find.option('pay', 'medicaid').check();
  const count = await find.count();
  expect(count).toBeGreaterThan(0);
  const offers = find.placeAt(0).getByRole('list').getByRole('listitem');
  await expect(offers.filter({ hasText: find.label('for_whom', 'with_children') })).toBeVisible();
  await expect(offers.filter({ hasText: find.label('pay', 'medicaid') })).toBeVisible();
  const name = (await find.nameOf(find.placeAt(0)).textContent())!.trim();
  await find.nameOf(find.placeAt(0)).click();
  await expect(page.heading).toHaveText(name);
});
