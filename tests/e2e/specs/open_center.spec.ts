// A center's page: somebody reads everything that is known, and reaches the place.
import type { Locator } from '@playwright/test';

import { replaceFile, WEB_PAGE } from '../support/listing_files';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, wordsIn } from '../support/words';

/** Everything that a listing can say of a place. */
const FULL: MadeCenter = {
  name: 'Lantern House',
  part: 'Peer Recovery Center',
  street: '12 Invented Street',
  unit: 'Suite 4',
  city: 'Columbus',
  zip: '43215',
  at: [39.9612, -82.9988],
  exact: true,
  phones: ['6145550117', 'i6145550118x12', 'c6145550119'],
  website: 'https://lantern.example/help?a=1&b=2',
  hours: 'Mon to Fri 9 to 5',
  codes: ['PEER', 'BU', 'MD', 'WN', 'SP', 'ZZZ'],
};
/** The least that a listing can say of a place. */
const BARE: MadeCenter = { name: 'Quiet Harbor', city: 'Columbus' };
const TERMS = [
  { code: 'PEER', category: 'Recovery Support Services', name: 'Mentoring/peer support' },
  { code: 'BU', category: 'Medicines', name: 'Buprenorphine used in treatment' },
];
const SOURCE = { title: 'Directory of a test', publisher: 'The testers', url: 'https://directory.example/' };

for (const language of LANGUAGES) {
  const { center: words, date, taxonomy } = wordsIn[language];
  const asOf = fill(date.day, { day: 1, month: date.may, year: 2026 });

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a person sees everything that is known of a place, and can call, text, visit and go there', async ({ center, find, page }) => {
      await serveMadeListing(page, { centers: [FULL, BARE], terms: TERMS, ...SOURCE });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await expect(center.heading).toHaveText(FULL.name);
      await expect(center.main).toContainText(FULL.part!);

      await expect(center.call('614-555-0117')).toHaveAttribute('href', 'tel:+16145550117');
      await expect(center.call('614-555-0118')).toHaveAttribute('href', 'tel:+16145550118;ext=12');
      await expect(center.call('614-555-0119')).toHaveAttribute('href', 'tel:+16145550119');
      await expect(center.main).toContainText(words.contact.role_main);
      await expect(center.main).toContainText(`${words.contact.role_intake}, ${fill(words.contact.extension, { extension: 12 })}`);
      await expect(center.main).toContainText(words.contact.role_crisis);
      await expect(center.text('614-555-0117')).toHaveAttribute('href', 'sms:+16145550117');
      await expect(center.website).toHaveAttribute('href', FULL.website!);
      await expect(center.main).toContainText(words.say.sentence);

      const where = center.part(words.address.heading);
      for (const line of [FULL.street!, FULL.unit!, 'Columbus, OH 43215', words.address.exact]) await expect(where).toContainText(line);
      const directions = new URL((await center.directions.getAttribute('href'))!);
      expect(directions.protocol).toBe('https:');
      expect(directions.searchParams.get('query')).toBe('12 Invented Street, Columbus, OH 43215');

      for (const { label, hint } of [taxonomy.help.peer_support, taxonomy.medicine.buprenorphine, taxonomy.pay.medicaid, taxonomy.for_whom.women, taxonomy.language.spanish]) {
        await expect(center.main.getByRole('listitem').filter({ hasText: label }).filter({ hasText: hint })).toBeVisible();
      }
      await expect(center.main.getByText(words.not_reported)).toHaveCount(0);
      await expect(center.main).toContainText(FULL.hours!);

      await center.main.getByText(fill(words.terms.show, { count: FULL.codes!.length })).click();
      for (const { category, name } of TERMS) {
        await expect(center.main.getByRole('heading', { level: 3, name: category })).toBeVisible();
        await expect(center.main.getByRole('listitem').getByText(name)).toBeVisible();
      }
      await expect(center.main.getByText(fill(words.terms.unknown, { code: 'ZZZ' }))).toBeVisible();

      const about = center.main.getByText(fill(words.source.line, { title: SOURCE.title, publisher: SOURCE.publisher, date: asOf }));
      await expect(about).toBeVisible();
      await expect(center.source).toHaveAttribute('href', SOURCE.url);
      await expect(center.main).toContainText(words.source.confirm);
    });

    test('what a place did not report is said to be not reported, and never a no', async ({ center, find, page }) => {
      await serveMadeListing(page, { centers: [FULL, BARE], terms: TERMS, ...SOURCE });
      await find.open('near=43215');
      await expect(find.results.getByRole('article').filter({ hasText: BARE.name })).toContainText(wordsIn[language].find.results.no_phone);
      await find.results.getByRole('link', { name: BARE.name, exact: true }).click();
      await expect(center.heading).toHaveText(BARE.name);
      await expect(center.main.getByText(words.not_reported, { exact: true })).toHaveCount(5);
      await expect(center.main).toContainText(words.not_reported_note);
      await expect(center.main).toContainText(words.contact.no_phone);
      await expect(center.main).toContainText(words.address.no_street);
      await expect(center.main).toContainText(words.address.by_zip);
      await expect(center.website).toBeHidden();
      for (const heading of [words.help_heading, words.medicine_heading, words.pay_heading, words.for_whom_heading, words.language_heading]) {
        await expect(center.main.getByRole('heading', { name: heading, exact: true })).toBeVisible();
      }
    });

    test('a link to a place that is gone says so and leads on', async ({ center, find }) => {
      await center.visit('id=oh-0000000000000');
      await expect(center.heading).toHaveText(words.missing.heading);
      await expect(center.main).toContainText(words.missing.text);
      await center.main.getByRole('link', { name: words.missing.find }).click();
      expect(await find.count()).toBeGreaterThan(0);
    });

    for (const { title, fragment } of [
      { title: 'no place', fragment: '' },
      { title: 'a broken place', fragment: 'id=oh-%00<script>' },
      { title: 'a place in no state', fragment: 'id=zz-3f7k20c9m1x4b' },
      { title: 'something else', fragment: 'near=43215' },
      { title: '10,000 letters', fragment: `id=${'a'.repeat(10_000)}` },
    ]) {
      test(`a link that names ${title} says so and leads on`, async ({ center }) => {
        await center.visit(fragment);
        await expect(center.heading).toHaveText(words.missing.heading);
        await expect(center.main).toContainText(words.missing.no_id);
        await expect(center.main.getByRole('link', { name: words.missing.find })).toBeVisible();
      });
    }
  });
}

test('the page of a place has its name as heading and title, and the keyboard is there', async ({ center, find, page, words }) => {
  await find.open('near=OH');
  const link = find.nameOf(find.placeAt(0));
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(center.heading).toHaveText(name);
  await expect(center.heading).toBeFocused();
  await expect(page).toHaveTitle(fill(words.center.title, { name }));
});

test('a place can be called from the list and from its page at the same number', async ({ center, find }) => {
  await find.open('near=OH');
  const place = find.placeAt(0);
  const number = await place.getByRole('link', { name: /^Call / }).getAttribute('href');
  await find.nameOf(place).click();
  await expect(center.main.getByRole('link', { name: /^Call / }).first()).toHaveAttribute('href', number!); // the main line stands first
});

test('“Back to results” returns to the same search, with the keyboard on the place that was open', async ({ center, find, page }) => {
  await find.open('near=43215&help=peer-support');
  const count = await find.count();
  await find.nameOf(find.placeAt(2)).click();
  await expect(center.heading).toBeFocused();
  await center.back.click();
  await expect(page).toHaveURL(/\/find\/#near=43215&help=peer-support$/);
  await find.expectCount(count);
  await expect(find.option('help', 'peer_support')).toBeChecked();
  await expect(find.nameOf(find.placeAt(2))).toBeFocused();
});

test('the browser’s Back returns to the same search and the same long list', async ({ center, find, page }) => {
  await find.open('near=OH');
  await find.showMore.click();
  await expect(find.places).toHaveCount(40);
  const link = find.nameOf(find.placeAt(30));
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(center.heading).toHaveText(name);
  await page.goBack();
  await expect(find.places).toHaveCount(40);
  await expect(find.nameOf(find.placeAt(30))).toHaveText(name);
  await expect(find.nameOf(find.placeAt(30))).toBeFocused();
  await expect(find.nameOf(find.placeAt(30))).toBeInViewport();
});

test('a place that is opened while words are still being typed stays open', async ({ center, find, page }) => {
  await find.open('near=OH');
  await find.placeWords.pressSequentially('re');
  const link = find.nameOf(find.placeAt(0));
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(center.heading).toHaveText(name);
  await page.goBack();
  await expect(page).toHaveURL(/near=OH&q=re$/);
  await expect(find.placeWords).toHaveValue('re');
});

test('after Back and Forward, the way back to the results says so in the address', async ({ center, find, page }) => {
  await find.open('near=OH');
  const link = find.nameOf(find.placeAt(0));
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(center.heading).toHaveText(name);
  await page.goBack();
  await expect(find.placeAt(0)).toBeVisible();
  await page.goForward();
  await expect(center.heading).toHaveText(name);
  await center.back.click();
  await expect(find.placeAt(0)).toBeVisible();
  await expect(page).toHaveURL(/\/find\/#near=OH$/);
});

test('where the dictionary did not come, the rest of a place is shown all the same', async ({ center, find, page, served, words }) => {
  await replaceFile(page, (await served.manifest()).terms_file, WEB_PAGE);
  await find.open('near=OH');
  await find.nameOf(find.placeAt(0)).click();
  await expect(center.alert).toContainText(words.center.details_failed);
  await expect(center.part(words.center.contact.heading).getByRole('link').first()).toBeVisible();
});

test('a printed place says the address of its website, and all that the source said', async ({ center, find, page }) => {
  await serveMadeListing(page, { centers: [FULL], terms: TERMS, ...SOURCE });
  await find.open('near=43215');
  await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
  const term = center.main.getByText(TERMS[0]!.name);
  await expect(term, 'folded on a screen').toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(term).toBeVisible();
  const after = (link: Locator) => link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await after(center.website)).toContain(FULL.website);
  expect(await after(center.call('614-555-0117')), 'a number is in the words already').toBe('none');
});

test('a pasted link opens the place by itself', async ({ center, find, page }) => {
  await find.open('near=OH');
  const link = find.nameOf(find.placeAt(0));
  const name = (await link.textContent()) ?? '';
  const href = await link.getAttribute('href');
  await page.goto('about:blank');
  await page.goto(href!);
  await expect(center.heading).toHaveText(name);
});

test('changing the id by hand shows the other place', async ({ center, find, page }) => {
  await find.open('near=OH');
  const other = (await find.nameOf(find.placeAt(1)).textContent()) ?? '';
  const fragment = new URL((await find.nameOf(find.placeAt(1)).getAttribute('href'))!, page.url()).hash;
  await find.nameOf(find.placeAt(0)).click();
  await expect(center.heading).toBeFocused();
  await page.evaluate((hash) => location.assign(hash), fragment);
  await expect(center.heading).toHaveText(other);
});

test('a place of which only the list came says so, and loads the rest when asked', async ({ center, find, page, served, words }) => {
  await find.open('near=OH');
  const file = await served.detailsOf('OH');
  await page.route(`**/listing/${file}`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await find.nameOf(find.placeAt(0)).click();
  await expect(center.alert).toContainText(words.center.details_failed);
  await expect(center.heading).toHaveText(/\S/);
  await page.unrouteAll();
  await center.alert.getByRole('button', { name: words.data_error.retry }).click();
  await expect(center.main.getByRole('heading', { name: words.center.terms.heading })).toBeVisible();
  await expect(center.alert).toBeHidden();
});
