// The finder: somebody says where they are and what would help, and gets a list that fits.
import { expect, test } from '../support/test';
import { fill, LANGUAGES, pattern } from '../support/words';

const nearestFirst = (miles: number[]) => expect(miles).toEqual([...miles].sort((a, b) => a - b));

for (const language of LANGUAGES) {
  test.describe(`nothing is asked yet, in ${language}`, () => {
    test.use({ language });

    test('the finder says how many places there are and offers the states, and loads no list for it', async ({ find, page, served, visit, words }) => {
      await find.open();
      expect(await find.count()).toBe((await served.manifest()).count);
      await expect(find.main.getByRole('heading', { name: words.unasked.heading })).toBeVisible();
      expect(visit.requests.filter((url) => /\/listing\/(?!manifest)/.test(url))).toEqual([]);
      await find.main.getByRole('link', { name: /^Ohio / }).click();
      await find.expectPlacesIn('Ohio');
      await expect(page).toHaveURL(/#near=OH$/);
      await expect(page.locator('#count'), 'the link is gone').toBeFocused();
      await expect(find.place).toHaveValue('OH');
      const peers = find.option('help', 'peer_support');
      expect(await find.promised(peers)).toBeGreaterThan(0);
      await page.goBack();
      await expect(find.main.getByRole('heading', { name: words.unasked.heading })).toBeVisible();
      await expect(find.countOf(peers), 'Ohio’s numbers are not those of the country').toBeEmpty();
    });

    test('all places are shown to whoever asks for them', async ({ find, page, words }) => {
      await find.open();
      await find.main.getByRole('link', { name: words.unasked.all }).click();
      await expect(page).toHaveURL(/#near=US$/);
      await expect(find.places).toHaveCount(20);
      await expect(find.main.getByRole('heading', { name: words.unasked.heading })).toBeHidden();
    });
  });
}

test('the country is a place, whatever it is called', async ({ find }) => {
  await find.open();
  for (const typed of ['USA', 'estados unidos']) {
    await find.askNear(typed);
    await expect(find.places).toHaveCount(20);
    await find.askNear('OH');
    await find.expectPlacesIn('Ohio');
  }
});

test('a choice without a place is looked for in the whole country', async ({ find, words }) => {
  await find.open();
  await find.option('help', 'peer_support').check();
  await expect(find.places).toHaveCount(20);
  await expect(find.main.getByRole('heading', { name: words.unasked.heading })).toBeHidden();
  expect(await find.count()).toBeGreaterThan(20);
});

test.describe('a place', () => {
  for (const language of LANGUAGES) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test('a ZIP code gives the places around it, the nearest first, and stands in the address', async ({ find, page }) => {
        await find.open();
        await find.askNear('43215');
        await find.expectPlacesAround(/.*43215/);
        await expect(page).toHaveURL(/#near=43215$/);
        const miles = await find.distances();
        expect(miles).toHaveLength(await find.places.count());
        nearestFirst(miles);
      });
    });
  }

  test('a city and state give the places around the city', async ({ find, page }) => {
    await find.open();
    await find.askNear('columbus, oh');
    await find.expectPlacesAround('Columbus, OH');
    await expect(page).toHaveURL(/#near=columbus,%20oh$/);
    nearestFirst(await find.distances());
  });

  for (const typed of ['OH', 'ohio']) {
    test(`a state, typed as “${typed}”, gives the places in it`, async ({ find, page }) => {
      await find.open();
      await find.askNear(typed);
      await find.expectPlacesIn('Ohio');
      await expect(page).toHaveURL(new RegExp(`#near=${typed}$`));
      expect(await find.distances(), 'nobody knows how far a whole state is').toEqual([]);
    });
  }

  const mistakes = [
    { typed: '00000', problem: 'unknown_zip' },
    { typed: 'Nowhereville, OH', problem: 'unknown_town' },
    { typed: 'over the rainbow', problem: 'unknown_town' },
    { typed: 'Paris, France', problem: 'not_understood' },
  ] as const;
  for (const { typed, problem } of mistakes) {
    test(`who mistypes a place (“${typed}”) reads what to type, and still sees places`, async ({ find, words }) => {
      await find.open();
      const everywhere = await find.count();
      await find.askNear(typed);
      const text = fill(words.find.place_errors[problem], { place: typed });
      await expect(find.place).toHaveAccessibleDescription(new RegExp(text.slice(0, 30)));
      await expect(find.main.getByText(text)).toBeVisible();
      await expect(find.place).toHaveAttribute('aria-invalid', 'true');
      await find.expectCount(everywhere);
      await find.askNear('43215');
      await find.expectPlacesAround(/.*43215/);
      await expect(find.main.getByText(text)).toBeHidden();
      await expect(find.place).not.toHaveAttribute('aria-invalid');
    });
  }

  test('the finder looks farther by itself until there is a choice, and says so', async ({ find, words }) => {
    await find.open('near=43215');
    await expect(find.status.getByText(pattern(words.find.status.widened, { distance: /\d+ miles/ }))).toBeVisible();
    expect(await find.count()).toBeGreaterThanOrEqual(20);
  });

  test('a person says how far is too far', async ({ find, page, words }) => {
    await find.open('near=43215');
    const anyDistance = await find.count();
    await find.within.selectOption({ label: fill(words.find.within, { distance: '10 miles' }) });
    await expect(page).toHaveURL(/#near=43215&within=10$/);
    await expect.poll(() => find.count()).toBeLessThan(anyDistance);
    expect(Math.max(...(await find.distances()))).toBeLessThanOrEqual(10);
  });
});

test.describe('filters', () => {
  test('a filter says beforehand how many places would be left, and keeps its word', async ({ find, page }) => {
    await find.open('near=OH');
    const all = await find.count();
    const peerSupport = find.option('help', 'peer_support');
    const promised = await find.promised(peerSupport);
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThan(all);
    await peerSupport.check();
    await find.expectCount(promised);
    await expect(page).toHaveURL(/#near=OH&help=peer-support$/);
  });

  test('another tick in the same group means “either”, one in another group means “both”', async ({ find }) => {
    await find.open('near=OH');
    await find.option('help', 'peer_support').check();
    const withPeers = await find.promised(find.option('help', 'peer_support'));
    await find.expectCount(withPeers);

    const groups = find.option('help', 'groups');
    const either = await find.promised(groups);
    expect(either).toBeGreaterThan(withPeers);
    await groups.check();
    await find.expectCount(either);

    const medicaid = find.option('pay', 'medicaid');
    const both = await find.promised(medicaid);
    expect(both).toBeLessThan(either);
    await medicaid.check();
    await find.expectCount(both);
  });

  test('the numbers beside the filters follow every choice', async ({ find }) => {
    await find.open('near=OH');
    const before = await find.promised(find.option('pay', 'medicaid'));
    await find.option('help', 'peer_support').check();
    await expect.poll(() => find.promised(find.option('pay', 'medicaid'))).toBeLessThan(before);
    await find.option('help', 'peer_support').uncheck();
    await expect.poll(() => find.promised(find.option('pay', 'medicaid'))).toBe(before);
  });

  test('a long group unfolds the rest of its choices', async ({ find, words }) => {
    await find.open('near=OH');
    const telehealth = find.option('help', 'telehealth');
    await expect(telehealth).toBeHidden();
    await find.group('help').getByRole('button', { name: words.find.filters.more }).click();
    await expect(telehealth).toBeVisible();
    await find.group('help').getByRole('button', { name: words.find.filters.fewer }).click();
    await expect(telehealth).toBeHidden();
  });

  test('a place shows first what was asked for', async ({ find, words }) => {
    await find.open('near=OH&pay=medicaid');
    const offers = find.placeAt(0).getByRole('list', { name: words.find.results.offers });
    await expect(offers.getByRole('listitem').first()).toHaveText(find.label('pay', 'medicaid')); // the order is the point
    await expect(offers.getByRole('listitem').first(), 'it stands out').toHaveCSS('font-weight', '600');
    const others = find.results.getByRole('list').getByRole('listitem').filter({ hasNotText: find.label('pay', 'medicaid') });
    await expect(others.first(), 'what nobody asked for does not').toHaveCSS('font-weight', '400');
  });

  test('chosen filters are dropped one by one, or all at once', async ({ find, page }) => {
    await find.open('near=OH&help=peer-support,groups&pay=medicaid&q=recovery');
    await find.chip(find.label('help', 'groups')).click();
    await expect(page).toHaveURL(/#near=OH&help=peer-support&pay=medicaid&q=recovery$/);
    await expect(find.option('help', 'groups')).not.toBeChecked();
    await find.wordsChip('recovery').click();
    await expect(page).toHaveURL(/#near=OH&help=peer-support&pay=medicaid$/);
    await expect(find.placeWords).toHaveValue('');
    await find.clearAll.click();
    await expect(page).toHaveURL(/#near=OH$/);
    await expect(find.option('help', 'peer_support')).not.toBeChecked();
    await expect(find.clearAll).toBeHidden();
    await find.expectPlacesIn('Ohio');
  });
});

test.describe('words', () => {
  test('typing narrows at once, and the address follows', async ({ find, page }) => {
    await find.open('near=OH');
    const all = await find.count();
    await find.placeWords.pressSequentially('detox');
    await expect.poll(() => find.count()).toBeLessThan(all);
    expect(await find.count()).toBeGreaterThan(0);
    await expect(page).toHaveURL(/#near=OH&q=detox$/);
    await expect(find.placeWords, 'nothing was lost while the address changed').toHaveValue('detox');
    await expect(find.placeWords).toBeFocused();
  });

  test('a slip of the finger is forgiven', async ({ find, page }) => {
    await find.open('near=OH&q=recovery');
    const right = await find.count();
    expect(right).toBeGreaterThan(0);
    // A page of its own, so that no count of the right words can be read for one of the wrong.
    await page.goto('about:blank');
    await find.open('near=OH&q=recovrey');
    await expect(find.wordsChip('recovrey')).toBeVisible();
    expect(await find.count()).toBeGreaterThanOrEqual(right);
  });

  test('words can be dropped at once, before the address has followed', async ({ find, page }) => {
    await find.open('near=OH');
    const all = await find.count();
    await find.placeWords.fill('detox');
    await find.wordsChip('detox').click();
    await find.expectCount(all);
    await expect(find.placeWords).toHaveValue('');
    await expect(page).toHaveURL(/#near=OH$/);
  });
});

test.describe('the list', () => {
  test('it begins with a page full, and shows more when asked', async ({ find, words }) => {
    await find.open('near=OH');
    const total = await find.count();
    expect(total, 'the listing has enough places in Ohio').toBeGreaterThan(40);
    await expect(find.places).toHaveCount(20);
    await find.showMore.click();
    await expect(find.places).toHaveCount(40);
    await expect(find.main.getByText(fill(words.find.results.shown, { shown: 40, total }))).toBeVisible();
  });

  test('a place says its name, where it is, how far, what it offers, how old that is, and whom to call', async ({ find, words }) => {
    await find.open('near=43215');
    const place = find.placeAt(0);
    await expect(find.nameOf(place)).toHaveText(/\S/);
    await expect(place).toContainText(/, OH/);
    await expect(place.getByRole('list', { name: words.find.results.offers })).toBeVisible();
    await expect(place.getByText(pattern(words.find.results.as_of))).toBeVisible();
    const call = place.getByRole('link', { name: pattern(words.find.results.call_name) });
    await expect(call).toHaveAttribute('href', /^tel:\+1\d{10}(;ext=\d+)?$/);
    expect(await find.distances()).toHaveLength(20);
  });

  test('the page says why the places stand in this order, that nobody pays for it, and where the data is from', async ({ find, served, words }) => {
    await find.open('near=43215');
    const order = find.main.getByRole('region', { name: words.order.heading });
    for (const text of [words.order.by_distance, words.order.fair, words.order.confirm, words.order.not_reported]) {
      await expect(order).toContainText(text);
    }
    const [source] = (await served.manifest()).sources;
    await expect(order).toContainText(source!.title);
    await find.askNear('OH');
    await expect(order).toContainText(words.order.by_newest);
  });
});

test('a printed list says what was asked, and shows nothing to press', async ({ find, page }) => {
  await find.open('near=OH&help=peer-support&q=recovery');
  await page.emulateMedia({ media: 'print' });
  await expect(find.chip(find.label('help', 'peer_support'))).toBeVisible();
  await expect(find.wordsChip('recovery')).toBeVisible();
  await expect(find.clearAll).toBeHidden();
  await expect(find.openFilters).toBeHidden();
  await expect(find.showMore).toBeHidden();
  await expect(find.place).toBeHidden();
  await expect(find.places.first()).toBeVisible();
});

test.describe('the address', () => {
  const SEARCH = 'near=43215&within=25&help=peer-support,detox&pay=medicaid&q=recovery';

  test('a pasted link restores place, distance, filters and words', async ({ find }) => {
    await find.open(SEARCH);
    await expect(find.place).toHaveValue('43215');
    await expect(find.within).toHaveValue('25');
    await expect(find.option('help', 'peer_support')).toBeChecked();
    await expect(find.option('help', 'detox')).toBeChecked();
    await expect(find.option('pay', 'medicaid')).toBeChecked();
    await expect(find.placeWords).toHaveValue('recovery');
    await expect(find.chip(find.label('help', 'detox'))).toBeVisible();
  });

  test('reloading the page keeps the search', async ({ find, page }) => {
    await find.open('near=OH');
    await find.option('help', 'peer_support').check();
    await expect(page).toHaveURL(/help=peer-support$/);
    const before = await find.count();
    await page.reload();
    await find.expectCount(before);
    await expect(find.option('help', 'peer_support')).toBeChecked();
    await expect(find.place).toHaveValue('OH');
  });

  test('Back takes back one choice at a time, and Forward brings it again', async ({ find, page }) => {
    await find.open();
    const everywhere = await find.count();
    await find.askNear('OH');
    await find.expectPlacesIn('Ohio');
    const inOhio = await find.count();
    await find.option('help', 'peer_support').check();
    await expect(page).toHaveURL(/#near=OH&help=peer-support$/);
    const withPeers = await find.count();

    await page.goBack();
    await expect(page).toHaveURL(/#near=OH$/);
    await find.expectCount(inOhio);
    await expect(find.option('help', 'peer_support')).not.toBeChecked();
    await page.goBack();
    await find.expectCount(everywhere);
    await expect(find.place).toHaveValue('');
    await page.goForward();
    await find.expectCount(inOhio);
    await page.goForward();
    await find.expectCount(withPeers);
    await expect(find.option('help', 'peer_support')).toBeChecked();
    await expect(find.place).toHaveValue('OH');
  });

  test('two choices at the same moment both count, and each can be taken back', async ({ find, page }) => {
    await find.open('near=OH');
    // Until the filters' own code is there, two early choices are taken over as one.
    await expect(find.option('help', 'peer_support')).toHaveAccessibleDescription(/\d/);
    await page.evaluate(() => ['help-peer-support', 'help-dual-diagnosis'].forEach((id) => document.getElementById(id)!.click()));
    for (const name of ['peer_support', 'dual_diagnosis'] as const) await expect(find.option('help', name)).toBeChecked();
    await expect(page).toHaveURL(/near=OH&help=peer-support,dual-diagnosis$/);
    await page.goBack();
    await expect(page).toHaveURL(/near=OH&help=peer-support$/);
    await expect(find.option('help', 'dual_diagnosis')).not.toBeChecked();
    await page.goBack();
    await expect(page).toHaveURL(/near=OH$/);
    await expect(find.option('help', 'peer_support')).not.toBeChecked();
  });

  test('typing leaves one step behind, not one a letter', async ({ find, page }) => {
    await find.open();
    await find.askNear('OH');
    await find.expectPlacesIn('Ohio');
    await find.placeWords.pressSequentially('recovery');
    await expect(page).toHaveURL(/q=recovery$/);
    await page.goBack();
    await expect(page).toHaveURL(/near=OH$/);
    await expect(find.placeWords).toHaveValue('');
  });

  test('a pause after a space keeps the space', async ({ find, page }) => {
    await find.open();
    await find.placeWords.pressSequentially('sober ');
    await expect(page).toHaveURL(/q=sober$/);
    await find.placeWords.pressSequentially('living');
    await expect(find.placeWords).toHaveValue('sober living');
    await expect(page).toHaveURL(/q=sober%20living$/);
  });

  test('the address says what is shown, also after Back, Forward and another choice', async ({ find, page }) => {
    await find.open('near=OH');
    const [first, second] = [find.option('pay', 'medicaid'), find.option('help', 'peer_support')];
    await first.check();
    await expect(page).toHaveURL(/pay=medicaid$/);
    await second.check();
    await expect(page).toHaveURL(/help=peer-support&pay=medicaid$/);
    await page.goBack();
    await expect(second).not.toBeChecked();
    await page.goForward();
    await expect(second).toBeChecked();
    await second.uncheck();
    await expect(page).toHaveURL(/near=OH&pay=medicaid$/);
    await page.reload();
    await expect(first).toBeChecked();
    await expect(second).not.toBeChecked();
  });

  test('a link changed by hand while the page is open is followed', async ({ find, page }) => {
    await find.open('near=OH');
    await page.evaluate(() => location.assign('#near=CO'));
    await find.expectPlacesIn('Colorado');
    await expect(find.place).toHaveValue('CO');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the filters open as a sheet that keeps the keyboard inside, and Escape closes it', async ({ find, page, words }) => {
    await find.open('near=OH');
    await expect(find.group('help')).toBeHidden();
    await find.openFilters.click();
    await expect(find.sheet).toBeVisible();
    await expect(find.sheet.getByRole('heading', { name: words.find.filters.heading, exact: true })).toBeFocused();

    // Twice around: behind the last control comes the way to leave, which lies beneath nothing, or the browser's own, and
    // never the page beneath.
    const controls = await find.sheet.getByRole('checkbox').or(find.sheet.getByRole('button')).count();
    for (let step = 0; step < 2 * controls; step += 1) {
      await page.keyboard.press('Tab');
      const isInside = await find.sheet.evaluate(
        (sheet) => [sheet, document.querySelector('.leave')].some((part) => part?.contains(document.activeElement)) || document.activeElement === document.body,
      );
      expect(isInside, `step ${step}`).toBe(true);
    }

    await find.option('help', 'peer_support').focus();
    await page.keyboard.press('Escape');
    await expect(find.sheet).toBeHidden();
    await expect(find.openFilters).toBeFocused();
  });

  test('a choice in the sheet counts at once, and the button leads to the places', async ({ find, words }) => {
    await find.open('near=OH');
    await find.openFilters.click();
    const promised = await find.promised(find.option('help', 'peer_support'));
    await find.option('help', 'peer_support').check();
    await find.sheet.getByRole('button', { name: fill(words.find.filters.show_places_other, { number: promised }) }).click();
    await expect(find.sheet).toBeHidden();
    await expect(find.openFilters).toHaveAccessibleName(fill(words.find.filters.open_count, { count: 1 }));
    await expect(find.openFilters).toBeFocused();
    await find.expectCount(promised);
  });

  test('a phone that is turned to its side is not left covered', async ({ find, page, shell }) => {
    await find.open('near=OH');
    await find.openFilters.click();
    await expect(find.sheet).toBeVisible();
    await page.setViewportSize({ width: 844, height: 390 });
    await expect(find.sheet).toBeHidden();
    await expect(find.filters).toBeVisible();
    await expect(shell.crisis).toBeVisible();
    await find.placeWords.click();
    await expect(find.placeWords).toBeFocused();
  });

  test('leaving with the sheet open leaves nothing covered', async ({ find, home, page, shell, words }) => {
    await home.open();
    await shell.follow(words.shell.nav.find_help);
    await find.count();
    await find.openFilters.click();
    await expect(find.sheet).toBeVisible();
    await page.goBack();
    await expect(home.section(words.home.start.heading)).toBeVisible();
    await shell.follow(words.shell.nav.find_help);
    await find.count();
    await expect(find.sheet).toBeHidden();
  });

  test('nothing sticks out of the page', async ({ find, page }) => {
    await find.open('near=43215');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('a number to call stands on one line', async ({ find }) => {
    await find.open('near=43215');
    const links = find.results.getByRole('link', { name: /^Call / });
    await expect.poll(() => links.count()).toBeGreaterThan(10);
    const heights = await links.evaluateAll((links) => links.map((link) => link.clientHeight));
    for (const height of heights) expect(height).toBeLessThan(60);
  });
});
