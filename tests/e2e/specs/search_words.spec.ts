// Words: somebody types what they would say, and is understood.
import { expect, test } from '../support/test';
import { fill, LANGUAGES } from '../support/words';

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('“subs 43215” is offered as a filter and a place; taken, it is both, and the words are gone', async ({ find, page, words }) => {
      await find.open();
      await find.placeWords.pressSequentially('subs 43215');
      const filter = find.label('medicine', 'buprenorphine');
      const offered = find.suggestion(fill(words.find.suggest.filter_near, { filter, place: '43215' }));
      await expect(offered).toBeVisible();
      await find.placeWords.press('ArrowDown');
      await expect(offered, 'the arrow key leads to the first').toHaveAttribute('aria-selected', 'true');
      await expect(find.placeWords).toHaveAttribute('aria-activedescendant', (await offered.getAttribute('id'))!);
      await find.placeWords.press('Enter');
      await expect(page).toHaveURL(/#near=43215&medicine=buprenorphine$/);
      await expect(find.chip(filter)).toBeVisible();
      await expect(find.placeWords).toHaveValue('');
      await expect(find.placeWords).toBeFocused();
      await find.expectPlacesAround(/.*43215/);
    });
  });
}

const MEANT = [
  { typed: 'halfway house', group: 'help', option: 'sober_living' },
  { typed: 'casa de sobriedad', group: 'help', option: 'sober_living' },
  { typed: 'detox', group: 'help', option: 'detox' },
  { typed: 'rehab', group: 'help', option: 'residential' },
  { typed: 'AA', group: 'help', option: 'twelve_step' },
  { typed: 'methadone clinic', group: 'medicine', option: 'methadone' },
  { typed: 'metadona', group: 'medicine', option: 'methadone' },
] as const;
for (const { typed, group, option } of MEANT) {
  test(`“${typed}” leads to its filter, which can be left`, async ({ find, page }) => {
    await find.open('near=OH');
    await find.placeWords.pressSequentially(typed);
    const label = find.labelOf(group, option.replaceAll('_', '-'));
    await expect(find.suggestion(label).first()).toBeVisible();
    await find.placeWords.press('Escape');
    await expect(find.suggestions, 'put away').toHaveCount(0);
    await expect(find.placeWords, 'and nothing is lost').toHaveValue(typed);
    await find.placeWords.press('ArrowDown');
    await find.suggestion(label).first().click();
    await expect(page).toHaveURL(new RegExp(`${group}=${option.replaceAll('_', '-')}$`));
  });
}

test('a name is suggested while it is typed, and leads to its page', async ({ center, find }) => {
  await find.open('near=OH');
  const name = (await find.nameOf(find.placeAt(3)).textContent())!.trim();
  await find.placeWords.pressSequentially(name.slice(0, -1));
  await find.suggestion(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).first().click();
  await expect(center.heading).toHaveText(name);
});

test('how many suggestions there are is said aloud', async ({ find, words }) => {
  await find.open('near=OH');
  await find.placeWords.pressSequentially('naloxone');
  await expect(find.suggestions).toBeVisible();
  const count = await find.suggestions.getByRole('option').count();
  const said = count === 1 ? words.find.suggest.count_one : words.find.suggest.count_other;
  await expect(find.main.getByRole('status').getByText(fill(said, { number: count }))).toBeAttached();
});

test('what was searched for is marked in what was found', async ({ find }) => {
  await find.open('near=OH&q=recov');
  const marks = find.results.locator('mark');
  await expect(marks.first()).toHaveText(/^recov$/i);
  await find.placeWords.fill('');
  await expect(marks).toHaveCount(0);
});

test('words in quotation marks are found as they stand', async ({ find }) => {
  await find.open('near=OH');
  const name = (await find.nameOf(find.placeAt(0)).textContent())!.trim();
  const [first, second] = name.split(' ');
  await find.placeWords.fill(`"${first} ${second}"`);
  await expect(find.places.filter({ hasText: name })).not.toHaveCount(0);
  const asTyped = await find.count();
  await find.placeWords.fill(`"${second} ${first}"`);
  await expect.poll(() => find.count(), 'in the other order they are another name').toBeLessThan(asTyped);
});
