// What if somebody wrote a listing to do harm? Every text in it is text: no script runs, and the page keeps its shape.
import type { Page } from '@playwright/test';

import { type MadeListing, serveMadeListing } from '../support/made_listing';
import { expect, test } from '../support/test';
import { fill } from '../support/words';

test.use({ viewport: { width: 360, height: 740 } });

const HOSTILE = {
  markup: '</script><script>document.title="pwned"</script><img src=x onerror=alert(1)><b>bold</b>&amp;{{ name }}',
  'marks that turn the direction of writing around': '\u202Eevil\u2066\u200F\u202D\u0000\u200B',
  '10,000 letters': 'w'.repeat(10_000),
  'another script': 'مركز التعافي 回復センター 🕯️',
  'a script as an address': 'javascript:alert(document.domain)',
};

/** The same hostile text in every field that a listing has. */
function listing(text: string): MadeListing {
  const hostile = {
    name: text,
    part: text,
    street: text,
    unit: text,
    city: text,
    phones: ['6145550117', text],
    website: text,
    hours: text,
    cost: text,
    eligibility: text,
    accessibility: text,
    origins: 'p0 m0',
    codes: ['PEER', text],
  };
  return {
    // Two of them, and one without a position: no row is a special case.
    centers: [hostile, { ...hostile, name: `${text} 2`, at: [0, 0] }, { name: 'Plain House', codes: ['PEER'], phones: [text] }],
    terms: [
      { code: 'PEER', category: text, name: text },
      { code: text, category: text, name: text },
    ],
    title: text,
    publisher: text,
    url: text,
    otherSources: [{ title: text, publisher: text, url: text, as_of: '2026-01-01' }],
    town: text,
  };
}

async function expectToKeepItsShape(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBeLessThanOrEqual(360);
}

for (const [title, text] of Object.entries(HOSTILE)) {
  // A control sign is no text; a column holds one line a row.
  const shown = text.replaceAll('\u0000', '').trim();

  test(`${title} in every field: shown as text in the list, and nothing runs`, async ({ find, page }) => {
    await serveMadeListing(page, listing(text));
    await find.open('near=OH');
    await find.expectCount(3);
    const hostile = find.places.filter({ has: page.getByRole('link', { name: text, exact: true }) });
    await expect(hostile).toHaveCount(1);
    await expect(find.nameOf(hostile)).toContainText(shown.slice(0, 40));
    await expect(find.main.getByRole('img')).toHaveCount(0);
    await expectToKeepItsShape(page);

    await find.askNear('43215');
    await expect(find.status).toContainText(shown.slice(0, 40));
    await expectToKeepItsShape(page);
    for (const link of await find.main.getByRole('link').all()) {
      await expect(link).toHaveAttribute('href', /^(tel:|sms:|https?:|\/)/);
    }
    await expect(page).toHaveTitle(find.words.title);
  });

  test(`${title} in every field: shown as text on the place’s page, and nothing runs`, async ({ center, find, page }) => {
    await serveMadeListing(page, listing(text));
    await find.open('near=OH');
    await find.results.getByRole('link', { name: text, exact: true }).click();
    await expect(center.heading).toContainText(shown.slice(0, 40));
    await center.unfold();
    await expect(center.main.getByRole('img')).toHaveCount(0);
    await expect(center.website, 'only web addresses are links').toBeHidden();
    await expectToKeepItsShape(page);
    for (const link of await center.main.getByRole('link').all()) {
      await expect(link).toHaveAttribute('href', /^(tel:|sms:|https?:|\/)/);
    }
  });
}

test('a name that turns the writing around leaves its neighbors in order', async ({ find, page }) => {
  await serveMadeListing(page, { centers: [{ name: 'House', street: '\u202E12 Turned Street', city: 'Columbus', codes: ['PEER'] }] });
  await find.open('near=43215');
  const distance = find.placeAt(0).getByText(fill(find.words.results.distance_near, { distance: '1 mile' }));
  const [first, last] = await distance.evaluate((element) => {
    const text = element.firstChild!;
    return [0, text.textContent!.length - 1].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  expect(first!, 'the distance is written from left to right').toBeLessThan(last!);
});
