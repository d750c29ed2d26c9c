// A center's page: somebody reads everything that is known, and reaches the place.
import { readFile } from 'node:fs/promises';

import type { Locator } from '@playwright/test';

import { replaceFile, WEB_PAGE } from '../support/listing_files';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { LIFELINE } from '../support/site';
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
  codes: ['PEER', 'BU', 'MWS', 'NMOA', 'MD', 'WN', 'SP', 'PVTN', 'AUDO', 'ZZZ'],
};
/** The least that a listing can say of a place. */
const BARE: MadeCenter = { name: 'Quiet Harbor', city: 'Columbus' };
/** Programs at the door of the first place, and one that is not. */
const SAME_DOOR: MadeCenter[] = [
  { name: 'Zion Counseling', part: 'Evenings', street: '12 INVENTED STREET', unit: 'Suite 9', zip: '43215', codes: ['OP'] },
  { name: 'Anchor Detox', street: '12 Invented Street', zip: '43215', codes: ['DT'] },
];
const NEXT_DOOR: MadeCenter = { name: 'Next Door', street: '14 Invented Street', zip: '43215', codes: ['OP'] };
const TERMS = [
  { code: 'PEER', group: 'RSS', category: 'Recovery Support Services', name: 'Mentoring/peer support' },
  { code: 'BU', group: 'OM', category: 'Medicines', name: 'Buprenorphine used in treatment' },
  { code: 'MWS', group: 'OT', category: 'Type of Opioid Treatment', name: 'Maintenance service' },
  { code: 'NMOA', group: 'OT', category: 'Type of Opioid Treatment', name: 'Does not use other medicines' },
  { code: 'PVTN', group: 'FOP', category: 'Facility Operation', name: 'Private non-profit organization' },
];
const SOURCE = { title: 'Directory of a test', publisher: 'The testers', url: 'https://directory.example/' };
/** The listing that is made for a test is of May 1, 2026. */
const SOON_AFTER = new Date('2026-06-01T12:00:00');
const YEARS_AFTER = new Date('2029-01-01T12:00:00');

for (const language of LANGUAGES) {
  const { center: words, data_age: age, date, taxonomy, taxonomy_hints: hints } = wordsIn[language];
  const asOf = fill(date.day, { day: 1, month: date.may, year: 2026 });

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a person sees everything that is known of a place, and can call, visit and go there', async ({ center, find, page }) => {
      await page.clock.setFixedTime(SOON_AFTER);
      await serveMadeListing(page, { centers: [FULL, BARE], terms: TERMS, ...SOURCE });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await expect(center.heading).toHaveText(FULL.name);
      await expect(center.main).toContainText(FULL.part!);

      const reach = center.part(words.contact.heading);
      await expect(center.call('614-555-0117')).toHaveAttribute('href', 'tel:+16145550117');
      await expect(center.call('614-555-0118')).toHaveAttribute('href', 'tel:+16145550118;ext=12');
      await expect(center.call('614-555-0119')).toHaveAttribute('href', 'tel:+16145550119');
      await expect(reach).toContainText(words.contact.role_main);
      await expect(reach).toContainText(`${words.contact.role_intake}, ${fill(words.contact.extension, { extension: 12 })}`);
      await expect(reach).toContainText(words.contact.role_crisis);
      await expect(center.main.locator('a[href^="sms:"]'), 'nobody said that these numbers take texts').toHaveCount(0);
      await expect(reach).toContainText(words.contact.no_texts);
      await expect(reach).toContainText(fill(age.recent, { date: asOf }));
      await expect(center.website).toHaveAttribute('href', FULL.website!);
      await expect(center.website).toContainText('lantern.example');
      await expect(center.main).toContainText(wordsIn[language].center_page.say.sentence);

      const where = center.part(words.address.heading);
      for (const line of [FULL.street!, FULL.unit!, 'Columbus, OH 43215', words.address.exact]) await expect(where).toContainText(line);
      const directions = new URL((await center.directions.getAttribute('href'))!);
      expect(directions.protocol).toBe('https:');
      expect(directions.searchParams.get('query')).toBe('12 Invented Street, Columbus, OH 43215');
      await expect(center.directions).toHaveAccessibleDescription(words.address.directions_note);

      const about = center.main.getByText(fill(words.source.line, { title: SOURCE.title, publisher: SOURCE.publisher, date: asOf }));
      await expect(about).toBeVisible();
      await expect(center.source).toHaveAttribute('href', SOURCE.url);
    });

    test('what a place offers stands in plain words with the source’s own beside them, by what a person asks', async ({ center, find, page }) => {
      await serveMadeListing(page, { centers: [FULL], terms: TERMS, ...SOURCE });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      for (const [heading, { label }, { text: hint }, term] of [
        [words.help_heading, taxonomy.help.peer_support, hints.help.peer_support, 'Mentoring/peer support'],
        [words.medicine_heading, taxonomy.medicine.buprenorphine, hints.medicine.buprenorphine, 'Buprenorphine used in treatment'],
        [words.pay_heading, taxonomy.pay.medicaid, hints.pay.medicaid, ''],
        [words.for_whom_heading, taxonomy.for_whom.women, hints.for_whom.women, ''],
        [words.language_heading, taxonomy.language.spanish, hints.language.spanish, ''],
      ] as const) {
        const entry = center.part(heading).getByRole('listitem').filter({ hasText: label });
        await expect(entry).toContainText(hint);
        if (term === '') continue;
        await expect(entry).toContainText(`${words.terms.listed_as} ${term}`);
        await expect(entry.getByText(term)).toHaveAttribute('lang', 'en');
      }
      await expect(center.main.getByText(words.not_reported)).toHaveCount(0);
      await expect(center.main.getByText(words.only_for.alcohol)).toBeVisible();

      const medicines = center.part(words.medicine_heading);
      await expect(medicines.getByText('Maintenance service'), 'folded: plain words come first').toBeHidden();
      await medicines.getByText(fill(words.terms.show_one, { count: 1 })).click();
      await expect(medicines.getByRole('heading', { level: 3, name: 'Type of Opioid Treatment' })).toBeVisible();
      await expect(medicines.getByText('Maintenance service')).toBeVisible();
      await expect(medicines, 'what it does not do is no medicine').not.toContainText('Does not use other medicines');

      const rules = center.part(words.rules_heading);
      await expect(rules).toContainText(FULL.hours!);
      await expect(rules.getByRole('heading', { name: words.terms.limits_heading })).toBeVisible();
      await expect(rules.getByText('Does not use other medicines')).toBeVisible();
      await expect(center.part(words.operator_heading).getByText('Private non-profit organization')).toBeVisible();
      await expect(center.main.getByText(fill(words.terms.unknown, { code: 'ZZZ' }))).toBeVisible();
    });

    test('what it costs, whom they take and how one gets in stand in the source’s words, marked as such, with the day', async ({ center, find, page }) => {
      const told = { cost: 'Nobody is <b>turned</b> away', eligibility: 'Adults of Franklin County', accessibility: 'Ramp at the side door' };
      const county = { title: 'County list', as_of: '2025-11-03' };
      await serveMadeListing(page, {
        centers: [{ ...BARE, ...told, origins: 'a0' }, { name: 'Says Nothing' }],
        ...SOURCE,
        otherSources: [county],
      });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: BARE.name, exact: true }).click();
      const countyDay = fill(date.day, { day: 3, month: date.november, year: 2025 });
      for (const [part, heading, text, day] of [
        [words.pay_heading, words.quoted.cost_heading, told.cost, asOf],
        [words.for_whom_heading, words.quoted.eligibility_heading, told.eligibility, asOf],
        [words.for_whom_heading, words.quoted.accessibility_heading, told.accessibility, countyDay],
      ] as const) {
        await expect(center.part(part).getByRole('heading', { level: 3, name: heading })).toBeVisible();
        const quote = center.part(part).getByRole('blockquote').filter({ hasText: text });
        await expect(quote, 'text and never markup').toHaveText(text);
        await expect(quote).toHaveAttribute('lang', 'en');
        await expect(center.part(part)).toContainText(fill(words.quoted.note, { date: day }));
      }
      await expect(center.part(words.pay_heading), 'something was reported').not.toContainText(words.not_reported);

      await center.back.click();
      await find.results.getByRole('link', { name: 'Says Nothing', exact: true }).click();
      await expect(center.allIsKnown).toBeVisible();
      await expect(center.main.getByRole('blockquote')).toHaveCount(0);
      await expect(center.part(words.pay_heading)).toContainText(words.not_reported);
    });

    test('what comes from elsewhere than the rest is said, with its source and day', async ({ center, find, page }) => {
      await serveMadeListing(page, {
        centers: [{ ...FULL, origins: 'p1 w0 h1' }, BARE],
        ...SOURCE,
        otherSources: [
          { title: 'County list', publisher: 'The county', url: 'https://county.example/', as_of: '2025-11-03' },
          { title: 'Corrections', as_of: '2026-05-20' },
        ],
      });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      const day = (number: number, month: string, year: number) => fill(date.day, { day: number, month, year });
      const { fields } = words.source;
      const listed = (names: string) => fill(words.source.fields_of, { fields: names.charAt(0).toUpperCase() + names.slice(1) });
      const corrections = fill(words.source.line_of_nobody, { title: 'Corrections', date: day(20, date.may, 2026) });
      const county = fill(words.source.line, { title: 'County list', publisher: 'The county', date: day(3, date.november, 2025) });
      const lead = center.main.getByText(words.source.others_lead);
      await expect(lead).toBeVisible();
      const lines = center.main.getByRole('listitem').filter({ hasText: /County list|Corrections/ });
      await expect(lines).toHaveText([
        `${listed(`${fields.phones}, ${fields.hours}`)} ${corrections}`,
        `${listed(fields.website)} ${county} ${words.source.link}`,
      ]);
      await expect(lines.nth(1).getByRole('link')).toHaveAttribute('href', 'https://county.example/');

      await center.back.click();
      await find.results.getByRole('link', { name: BARE.name, exact: true }).click();
      await expect(center.allIsKnown).toBeVisible();
      await expect(lead, 'all of it is from one source').toHaveCount(0);
    });

    test('other programs at the same address are one press away', async ({ center, find, page }) => {
      await serveMadeListing(page, { centers: [FULL, ...SAME_DOOR, NEXT_DOOR, BARE], terms: TERMS, ...SOURCE });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      const others = center.part(words.same_address_heading);
      await expect(others.getByRole('listitem')).toHaveText([/^Anchor Detox/, /^Zion Counseling\s+Evenings$/]);
      await others.getByRole('link', { name: 'Anchor Detox' }).click();
      await expect(center.heading).toHaveText('Anchor Detox');
      await expect(center.heading).toBeFocused();
      await expect(center.heading).toBeInViewport();
      await expect(others.getByRole('listitem')).toHaveText([/^Lantern House/, /^Zion Counseling/]);
      await page.goBack();
      await expect(center.heading).toHaveText(FULL.name);
    });

    test('old data is said to be old', async ({ center, find, page }) => {
      await page.clock.setFixedTime(YEARS_AFTER);
      await serveMadeListing(page, { centers: [FULL] });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await expect(center.part(words.contact.heading)).toContainText(fill(age.older, { date: asOf }));
    });

    test('a place is shared by the device’s share sheet, with its number and a link that opens it', async ({ center, find, page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'share', { value: (data: ShareData) => ((globalThis as { shared?: ShareData }).shared = data, Promise.resolve()) });
      });
      await serveMadeListing(page, { centers: [FULL] });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await center.action(words.actions.share).click();
      await page.waitForFunction(() => 'shared' in globalThis);
      const shared = await page.evaluate(() => (globalThis as { shared?: ShareData }).shared);
      expect(shared).toEqual({ title: FULL.name, text: `${FULL.name}\n614-555-0117`, url: page.url() });
      expect(shared!.url).toMatch(/\/center\/#id=oh-/);
    });

    test('without a share sheet the link is copied, and so is an address; a word says so', async ({ center, context, find, page }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.addInitScript(() => delete (Navigator.prototype as Partial<Navigator>).share);
      await serveMadeListing(page, { centers: [FULL] });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await center.action(words.actions.copy_link).click();
      await expect(center.part(words.actions.heading).getByRole('status')).toHaveText(words.actions.link_copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      await center.main.getByRole('button', { name: words.address.copy }).click();
      await expect(center.part(words.address.heading).getByRole('status')).toHaveText(words.address.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('12 Invented Street, Columbus, OH 43215');
    });

    test('where nothing can be copied, the page says what to do', async ({ center, find, page }) => {
      await page.addInitScript(() => {
        delete (Navigator.prototype as Partial<Navigator>).share;
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await serveMadeListing(page, { centers: [FULL] });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await center.action(words.actions.copy_link).click();
      await expect(center.part(words.actions.heading).getByRole('status')).toHaveText(words.actions.link_not_copied);
    });

    test('a contact card names the place, its numbers with what each is for, and where it is', async ({ center, find, page }) => {
      await serveMadeListing(page, { centers: [FULL] });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
      await expect(center.allIsKnown).toBeVisible();
      const [download] = await Promise.all([page.waitForEvent('download'), center.action(words.actions.card).click()]);
      expect(download.suggestedFilename()).toBe('lantern-house.vcf');
      const card = (await readFile(await download.path(), 'utf8')).replaceAll('\r\n ', '');
      const lines = card.split('\r\n');
      expect(lines.slice(0, 2)).toEqual(['BEGIN:VCARD', 'VERSION:3.0']);
      for (const line of [
        'FN:Lantern House\\, Peer Recovery Center',
        'item1.TEL;TYPE=WORK,VOICE:+16145550117',
        `item1.X-ABLabel:${words.contact.role_main}`,
        'item2.TEL;TYPE=WORK,VOICE:+16145550118',
        'ADR;TYPE=WORK:;;12 Invented Street\\, Suite 4;Columbus;OH;43215;USA',
        'URL:https://lantern.example/help?a=1&b=2',
      ]) {
        expect(lines).toContain(line);
      }
      const note = lines.find((line) => line.startsWith('NOTE:'))!.replaceAll('\\,', ',');
      expect(note).toContain(fill(words.actions.card_note, { date: asOf }));
      expect(note).toContain(`${words.contact.role_intake}, ${fill(words.contact.extension, { extension: 12 })}: 614-555-0118`);
      await expect(center.part(words.actions.heading).getByRole('status')).toHaveText(words.actions.card_saved);
    });

    test('who sees a mistake is led to the source, and to the operator with a letter that says nothing about them', async ({ center, find, page }) => {
      await page.route('**/find/', async (route) => {
        const response = await route.fetch();
        const meta = '<meta name="operator-mail" content="help+list@beside.example"></head>';
        await route.fulfill({ response, body: (await response.text()).replace('</head>', meta) });
      });
      await serveMadeListing(page, { centers: [{ ...FULL, name: 'A & B? <House>' }], ...SOURCE });
      await find.open('near=43215');
      await find.results.getByRole('link', { name: 'A & B? <House>', exact: true }).click();
      const part = center.part(words.mistake.heading);
      await expect(part).toContainText(fill(words.mistake.source_note, { publisher: SOURCE.publisher }));
      await expect(part.getByRole('link', { name: words.mistake.source_link })).toHaveAttribute('href', SOURCE.url);
      const letter = new URL((await center.letter.getAttribute('href'))!);
      expect([letter.protocol, letter.pathname]).toEqual(['mailto:', 'help+list@beside.example']);
      expect([...letter.searchParams.keys()]).toEqual(['subject', 'body']);
      expect(letter.searchParams.get('subject')).toBe(fill(words.mistake.letter_subject, { name: 'A & B? <House>' }));
      const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('id');
      expect(letter.searchParams.get('body')).toBe(
        `A & B? <House>, Peer Recovery Center\r\n12 Invented Street, Columbus, OH 43215\r\n${id}\r\n\r\n${words.mistake.letter_question}\r\n`,
      );
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
      await expect(center.main).toContainText(words.contact.no_website);
      await expect(center.main).toContainText(words.hours_not_reported);
      await expect(center.letter, 'nobody said that they read letters').toBeHidden();
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

test('a printed place says how to reach it, what the source said, since when, and 988; and nothing to press', async ({ center, find, page, words }) => {
  await serveMadeListing(page, { centers: [FULL], terms: TERMS, ...SOURCE });
  await find.open('near=43215');
  await find.results.getByRole('link', { name: FULL.name, exact: true }).click();
  await expect(center.allIsKnown).toBeVisible();
  const term = center.main.getByText('Maintenance service');
  await expect(term, 'folded on a screen').toBeHidden();
  await page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await center.action(words.center.actions.print).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed');
  await page.emulateMedia({ media: 'print' });
  await expect(term).toBeVisible();
  for (const text of [FULL.part!, FULL.street!, '614-555-0118', 'Mentoring/peer support', SOURCE.title]) {
    await expect(center.main.getByText(text).first()).toBeVisible();
  }
  await expect(page.getByText(LIFELINE).first()).toBeVisible();
  await expect(center.main.getByRole('button')).toHaveCount(0);
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
  const restore = await replaceFile(page, file, { contentType: 'text/html', body: '<!doctype html>' });
  await find.nameOf(find.placeAt(0)).click();
  await expect(center.alert).toContainText(words.center.details_failed);
  await expect(center.heading).toHaveText(/\S/);
  restore();
  await center.alert.getByRole('button', { name: words.data_error.retry }).click();
  await expect(center.allIsKnown).toBeVisible();
  await expect(center.alert).toBeHidden();
});
