// What if the list does not come as it should? A person reads what happened and what to do, and uses what can be used.
import { cutOffOnce, FOREIGN_JSON, holdBack, json, MANIFEST, replaceFile, type Answer, type Manifest, WEB_PAGE } from '../support/listing_files';
import { serveMadeListing } from '../support/made_listing';
import { LIFELINE } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, type Words, wordsIn } from '../support/words';

test.use({ filesMayFail: true });

type Trouble = { title: string; answer: (real: string) => Answer; says: (words: Words['data_error']) => { heading: string; text: string } };

const withVersion = (real: string, version: number): Answer => json({ ...JSON.parse(real), version });

const TROUBLES: Trouble[] = [
  { title: 'is missing', answer: () => ({ status: 404, contentType: 'text/html', body: 'Not found' }), says: (words) => words.not_there },
  { title: 'makes the server fail', answer: () => ({ status: 500 }), says: ({ server }) => ({ ...server, text: fill(server.text, { status: 500 }) }) },
  { title: 'is a web page instead', answer: () => WEB_PAGE, says: (words) => words.host_page },
  { title: 'is cut short', answer: (real) => ({ contentType: 'application/json', body: real.slice(0, real.length / 2) }), says: (words) => words.cut_short },
  { title: 'is empty', answer: () => ({ contentType: 'application/json', body: '' }), says: (words) => words.cut_short },
  { title: 'is some other JSON', answer: () => FOREIGN_JSON, says: (words) => words.foreign },
  { title: 'is no JSON', answer: () => ({ contentType: 'application/json', body: '\u0000\u0001 no list' }), says: (words) => words.foreign },
  { title: 'is of a newer format', answer: (real) => withVersion(real, 999), says: (words) => words.newer_format },
];

for (const language of LANGUAGES) {
  const { data_error: words, find: findWords } = wordsIn[language];

  test.describe(`in ${language}, where the table of contents`, () => {
    test.use({ language });

    for (const { title, answer, says } of TROUBLES) {
      test(`${title}, a person reads what happened, that help does not depend on it, and can try again`, async ({ find, page, served, shell }) => {
        const restore = await replaceFile(page, MANIFEST, answer(await served.text(MANIFEST)));
        await find.visit('near=OH&help=peer-support');
        const { heading, text } = says(words);
        await expect(find.alert.getByRole('heading', { name: heading })).toBeVisible();
        await expect(find.alert).toContainText(text);
        await expect(find.alert).toContainText(words.help_still_works);
        await expect(find.status).toContainText(findWords.failed.heading);
        await expect(shell.crisis).toBeVisible();

        restore();
        await find.alert.getByRole('button', { name: words.retry }).click();
        await find.expectPlacesIn('Ohio');
        await expect(find.option('help', 'peer_support')).toBeChecked();
        await expect(find.alert).toBeHidden();
      });
    }
  });
}

for (const { title, answer } of TROUBLES) {
  test(`where the list of one state ${title}, the others are used, the state is named, and it can be loaded`, async ({ find, page, served, words }) => {
    const file = await served.shardOf('OH');
    await find.open('near=US');
    const whole = await find.count();

    const restore = await replaceFile(page, file, answer(await served.text(file)));
    await page.reload();
    await expect(find.alert).toContainText(fill(words.partly.text, { states: 'Ohio' }));
    const rest = await find.count();
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(whole);

    restore();
    await find.alert.getByRole('button', { name: words.partly.retry }).click();
    await find.expectCount(whole);
    await expect(find.alert).toBeHidden();
  });
}

test('where two states are missing, both are named', async ({ find, page, served, words }) => {
  for (const state of ['CO', 'OH']) await replaceFile(page, await served.shardOf(state), { status: 404 });
  await find.visit('near=US');
  await expect(find.alert).toContainText(fill(words.partly.text, { states: 'Colorado, Ohio' }));
});

test('where the asked state alone is missing, a person can try again', async ({ find, page, served, words }) => {
  const restore = await replaceFile(page, await served.shardOf('OH'), WEB_PAGE);
  await find.visit('near=OH');
  await expect(find.alert.getByRole('heading', { name: words.data_error.host_page.heading })).toBeVisible();
  restore();
  await find.alert.getByRole('button', { name: words.data_error.retry }).click();
  await find.expectPlacesIn('Ohio');
});

test('while the states across the border come in, the list gets no shorter, and nobody loses their place', async ({ find, page, served, words }) => {
  // Cincinnati lies on a border.
  const letThrough = await holdBack(page, `**/listing/${await served.shardOf('KY')}`);
  await find.visit('near=45202&within=50');
  await expect(find.places).toHaveCount(20);
  await page.evaluate(() => {
    const list = document.querySelector('.finder__list')!;
    const least = (window as Window & { leastPlaces?: number });
    least.leastPlaces = list.childElementCount;
    new MutationObserver(() => (least.leastPlaces = Math.min(least.leastPlaces!, list.childElementCount))).observe(list, { childList: true });
  });
  await expect(find.status).toContainText(words.find.status.loading);
  const before = parseInt((await find.status.textContent())!, 10);
  letThrough();
  expect(await find.count()).toBeGreaterThan(before);
  await expect(find.places).toHaveCount(20);
  expect(await page.evaluate(() => (window as Window & { leastPlaces?: number }).leastPlaces)).toBe(20);
});

test('where the state across the border is missing, the places of this one are shown and the other is named', async ({ find, page, served, words }) => {
  await replaceFile(page, await served.shardOf('KY'), { status: 404 });
  await find.visit('near=45202&within=100');
  await expect(find.alert).toContainText('Kentucky');
  await expect(find.alert.getByRole('heading', { name: words.partly.heading })).toBeVisible();
  expect(await find.count()).toBeGreaterThan(0);
});

test('where the ZIP codes did not come, a person can try again', async ({ find, page, served, words }) => {
  const restore = await replaceFile(page, await served.placesOf('OH'), { status: 500 });
  await find.visit('near=43215');
  await expect(find.alert).toContainText(fill(words.data_error.server.text, { status: 500 }));
  // What was typed says the state all the same.
  await find.expectPlacesIn('Ohio');
  restore();
  await find.alert.getByRole('button', { name: words.data_error.retry }).click();
  await find.expectPlacesAround(/.*43215/);
  await expect(find.alert).toBeHidden();
});

test('a list without any place says so, and offers a number to call', async ({ find, page, words }) => {
  await serveMadeListing(page, { centers: [] });
  await find.open();
  await find.expectCount(0);
  await expect(find.main.getByRole('heading', { name: words.nothing_found.list_is_empty })).toBeVisible();
  await expect(find.main.getByRole('link', { name: words.nothing_found.helpline_call })).toBeVisible();
});

test('a state whose file has no rows finds nothing and breaks nothing', async ({ find, page, served }) => {
  const file = await served.shardOf('OH');
  const texts = { names: '', parts: '', streets: '', cities: '', phones: '', sources: '', as_of: '2026-05-01', services: '' };
  const numbers = { zips: '', zip_rows: [], zip_lats: [], zip_lons: [], exact_rows: [], exact_lats: [], exact_lons: [] };
  await replaceFile(page, file, json({ ...JSON.parse(await served.text(file)), ...texts, ...numbers }));
  const manifest = await served.manifest();
  const entry = manifest.shards.find(({ state }) => state === 'OH')!;
  manifest.count -= entry.count;
  entry.count = 0;
  await replaceFile(page, MANIFEST, json(manifest));
  await find.open('near=OH');
  await find.expectCount(0);
});

test('a state whose file has other places than the table of contents says is refused', async ({ find, page, served, words }) => {
  await replaceFile(page, await served.shardOf('OH'), json(JSON.parse(await served.text(await served.shardOf('CO')))));
  await find.visit('near=OH');
  await expect(find.alert.getByRole('heading', { name: words.data_error.foreign.heading })).toBeVisible();
});

test('a listing that was published anew while the page is open is found by trying again', async ({ find, page, served, words }) => {
  const real = await served.manifest();
  const old: Manifest = structuredClone(real);
  old.shards.find(({ state }) => state === 'OH')!.file = 'oh.0000000000000000.json';
  const restore = await replaceFile(page, MANIFEST, json(old));
  await find.visit('near=OH');
  await expect(find.alert.getByRole('heading', { name: words.data_error.not_there.heading })).toBeVisible();
  restore();
  await find.alert.getByRole('button', { name: words.data_error.retry }).click();
  await find.expectPlacesIn('Ohio');
});

test('what a page begins with stays until the code behind it has come', async ({ find, page, shell, words }) => {
  const letThrough = await holdBack(page, '**/split_*.wasm');
  await find.open('near=OH');
  await expect(find.option('help', 'peer_support')).toBeVisible();
  await find.option('help', 'peer_support').check();
  await shell.open('start', 'step=safe');
  await expect(shell.heading).toHaveText(words.start.heading);
  await expect(page.getByText(words.start.lead)).toBeVisible();
  letThrough();
  await expect(shell.heading).toHaveText(words.guide.safe.question);
});

test('what is typed and ticked before the app is there is not lost', async ({ find, page }) => {
  const letThrough = await holdBack(page, '**/*.wasm');
  await find.visit('near=OH');
  await find.placeWords.fill('re');
  await find.option('help', 'peer_support').check();
  letThrough();
  await expect(page).toHaveURL(/near=OH&help=peer-support&q=re$/);
  await expect(find.placeWords).toHaveValue('re');
  await expect(find.option('help', 'peer_support')).toBeChecked();
});

test('choices that are unfolded before their code is there are unfolded when it is', async ({ find, page, words }) => {
  const letThrough = await holdBack(page, '**/split_finder.wasm');
  await find.open('near=OH');
  const more = find.group('help').getByRole('button', { name: words.find.filters.more });
  await more.click();
  letThrough();
  await expect(find.group('help').getByRole('button', { name: words.find.filters.fewer })).toHaveAttribute('aria-expanded', 'true');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('until the filters have come, a tap on them covers nothing: help can be called, and then they open', async ({ find, page, shell, words }) => {
    const letThrough = await holdBack(page, '**/split_finder.wasm');
    await find.open('near=OH');
    await find.openFilters.click();
    const opens = page.locator('#open-filters');
    await expect(opens).toHaveText(words.moment.text);
    await shell.crisisLink(LIFELINE).click({ trial: true });
    await find.placeAt(0).click({ trial: true });
    await expect(find.sheet).toBeHidden();
    // Whoever wants them no more taps again.
    await opens.click();
    await expect(opens).toHaveText(find.words.filters.open);
    await opens.click();
    letThrough();
    await expect(find.sheet).toBeVisible();
    await expect(find.sheet.getByRole('heading', { level: 2 })).toBeFocused();
  });

  test('who turns the phone while the filters come has them beside the places, and nothing is covered', async ({ find, page, shell }) => {
    const letThrough = await holdBack(page, '**/split_finder.wasm');
    await find.open('near=OH');
    await find.openFilters.click();
    await page.setViewportSize({ width: 780, height: 360 });
    letThrough();
    await expect(find.option('help', 'peer_support')).toHaveAccessibleDescription(/\d/);
    await shell.crisisLink(LIFELINE).click({ trial: true });
    await expect(find.sheet).toBeHidden();
  });

  test('a tap before the app is there is not lost', async ({ find, page }) => {
    const letThrough = await holdBack(page, '**/*.wasm');
    await find.visit('near=OH');
    await find.openFilters.click();
    await expect(find.sheet).toBeHidden();
    letThrough();
    await expect(find.sheet).toBeVisible();
  });
});

test('a search before the app is there is followed without loading the page again', async ({ find, page }) => {
  const letThrough = await holdBack(page, '**/*.wasm');
  await find.visit();
  await find.askNear('OH');
  await expect(page).toHaveURL(/#near=OH$/);
  letThrough();
  await find.expectPlacesIn('Ohio');
});

test('a table of contents that points to another host is refused, and the host is never asked', async ({ find, page, served, words }) => {
  const manifest: Manifest = await served.manifest();
  manifest.shards[0]!.file = '//evil.example/oh.json';
  await replaceFile(page, MANIFEST, json(manifest));
  await find.visit();
  await expect(find.alert.getByRole('heading', { name: words.data_error.foreign.heading })).toBeVisible();
  // That no other host was asked is looked at after every test.
});

test('who loses the connection reads so, and goes on with what was asked when it is back', async ({ context, find, words }) => {
  await find.open('near=OH&help=peer-support');
  await context.setOffline(true);
  await find.askNear('CO');
  await expect(find.alert.getByRole('heading', { name: words.data_error.offline.heading })).toBeVisible();
  await expect(find.alert).toContainText(words.data_error.offline.text);
  await context.setOffline(false);
  await find.alert.getByRole('button', { name: words.data_error.retry }).click();
  await find.expectPlacesIn('Colorado');
  await expect(find.option('help', 'peer_support')).toBeChecked();
});

test('what is already loaded is still found without a connection', async ({ context, find }) => {
  await find.open('near=OH');
  await context.setOffline(true);
  const promised = await find.promised(find.option('help', 'peer_support'));
  await find.option('help', 'peer_support').check();
  await find.expectCount(promised);
});

test('a connection that comes back by itself within seconds is used without a question', async ({ find, page }) => {
  await cutOffOnce(page, MANIFEST);
  const failed = page.waitForEvent('requestfailed');
  await find.visit('near=OH');
  expect((await failed).url()).toContain(MANIFEST);
  await find.expectPlacesIn('Ohio');
});

test('a place whose page is opened without a list can be tried again', async ({ center, find, page, words }) => {
  await find.open('near=OH');
  const link = find.nameOf(find.placeAt(0));
  const name = (await link.textContent()) ?? '';
  const href = await link.getAttribute('href');
  const restore = await replaceFile(page, MANIFEST, WEB_PAGE);
  await page.goto('about:blank');
  await page.goto(href!);
  await expect(center.alert.getByRole('heading', { name: words.data_error.host_page.heading })).toBeVisible();
  restore();
  await center.alert.getByRole('button', { name: words.data_error.retry }).click();
  await expect(center.heading).toHaveText(name);
});

test.describe('an app that cannot start', () => {
  for (const { title, answer } of [
    { title: 'is missing', answer: { status: 404 } },
    { title: 'is a web page instead', answer: WEB_PAGE },
    { title: 'is cut short', answer: { contentType: 'application/wasm', body: '\0asm' } },
  ]) {
    test(`because its Wasm ${title} says so, and the page stays readable`, async ({ find, page, shell }) => {
      await page.route('**/*.wasm', (route) => route.fulfill(answer));
      await find.visit();
      await expect(shell.startProblem).toBeVisible();
      await expect(shell.crisis).toBeVisible();
      await expect(shell.heading).toHaveText(find.words.heading);
      await find.expectNothingToOperate();
    });
  }

  test('does not say for ever that a place is loading', async ({ center, page, shell }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await center.visit('id=oh-0000000000000');
    await expect(shell.startProblem).toBeVisible();
    await expect(center.heading).toHaveText(wordsIn.en.center_page.not_started, { useInnerText: true });
  });
});

for (const language of LANGUAGES) {
  test.describe(`without JavaScript, in ${language}`, () => {
    test.use({ language, javaScriptEnabled: false });

    test('the finder says what to call, and shows nothing that cannot work', async ({ find }) => {
      await find.visit();
      await expect(find.main).toContainText(find.words.no_script, { useInnerText: true });
      await find.expectNothingToOperate();
    });

    test('the page of a place says that it cannot be shown, and what to call', async ({ center, find }) => {
      await center.visit('id=oh-0000000000000');
      await expect(center.heading).toHaveText(wordsIn[language].center_page.not_started, { useInnerText: true });
      await expect(center.main).toContainText(find.words.no_script, { useInnerText: true });
    });
  });
}

test.describe('a link that somebody mistyped or made up', () => {
  test('parts that the list does not know are named, and the rest is used', async ({ find, words }) => {
    await find.open('near=OH&help=peer-support,magic&colour=red&within=7');
    await expect(find.main.getByText(fill(words.ignored.text, { parts: 'magic, colour, 7' }))).toBeVisible();
    await expect(find.option('help', 'peer_support')).toBeChecked();
    await find.expectPlacesIn('Ohio');
  });

  test('a place that does not exist is named, and places are shown all the same', async ({ find, words }) => {
    await find.open('near=00000&help=peer-support');
    await expect(find.main.getByText(fill(words.find.place_errors.unknown_zip, { place: '00000' }))).toBeVisible();
    expect(await find.count()).toBeGreaterThan(0);
    await expect(find.option('help', 'peer_support')).toBeChecked();
  });

  for (const fragment of ['near=%E0%A4%A', 'q=100%', '%', 'near=%00', '&&&===', 'help=,,,', '#near=OH']) {
    test(`a broken address (#${fragment}) still shows places or says what did not fit`, async ({ find, page }) => {
      await find.visit(fragment);
      await expect(find.status).toHaveText(/^\d/);
      expect(await page.evaluate(() => location.hash)).not.toBe('');
    });
  }

  test('10,000 letters do no harm: the page stays in shape and can be used', async ({ find, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const long = 'a'.repeat(10_000);
    await find.visit(`near=${long}&q=${long}&help=${long}&${long}=1`);
    await expect(find.status).toHaveText(/^\d/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await find.clearAll.click();
    await find.askNear('OH');
    await find.expectPlacesIn('Ohio');
  });

  test('markup in a link is shown as text', async ({ find, words }) => {
    const markup = '<img src=x onerror=alert(1)>';
    await find.visit(`q=${encodeURIComponent(markup)}&near=${encodeURIComponent(markup)}&${encodeURIComponent(markup)}=1`);
    await expect(find.main.getByText(fill(words.find.place_errors.unknown_town, { place: markup }))).toBeVisible();
    await expect(find.wordsChip(markup)).toBeVisible();
    await expect(find.main.getByText(fill(words.ignored.text, { parts: markup }))).toBeVisible();
    await expect(find.main.getByRole('img')).toHaveCount(0);
  });
});

for (const language of LANGUAGES) {
  test.describe(`an address where nothing is, in ${language}`, () => {
    test.use({ language });

    for (const path of ['no-such-page', 'find/no-such-page/', 'center.html', '%3Cscript%3E']) {
      test(`/${path} answers “not found”, says so kindly, and leads on`, async ({ notFound, page, shell, find }) => {
        const response = await page.goto(language === 'en' ? `/${path}` : `/${language}/${path}`);
        expect(response!.status()).toBe(404);
        await expect(notFound.heading).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page).toHaveTitle(notFound.words.title);
        await expect(shell.crisis).toBeVisible();
        await expect(notFound.homeLink).toHaveAttribute('href', language === 'en' ? '/' : `/${language}/`);
        const [home, finder] = [await notFound.homeLink.boundingBox(), await notFound.findLink.boundingBox()];
        expect(finder!.x - (home!.x + home!.width), 'the two ways on stand apart').toBeGreaterThan(4);
        await notFound.findLink.click();
        expect(await find.count()).toBeGreaterThan(0);
      });
    }
  });
}

for (const { today, centers, meetings: ofMeetings } of [
  { today: '2026-10-28', centers: 'fresh', meetings: 'fresh' },
  { today: '2026-10-29', centers: 'old', meetings: 'fresh' },
  { today: '2026-12-01', centers: 'old', meetings: 'old' },
]) {
  test(`on ${today}, places of May 1 are told to be ${centers}, and meetings of June 1 ${ofMeetings}`, async ({ find, meetings, page, words }) => {
    await serveMadeListing(page, {
      centers: [{ name: 'Lantern House' }],
      meetings: [{ name: 'Noon Bench', day: 0, starts: '12:00' }],
      meetingsAsOf: '2026-06-01',
    });
    await page.clock.install({ time: new Date(`${today}T12:00:00`) });
    const stale = (date: string) => fill(words.find.status.stale, { date });
    await find.open('near=OH');
    await expect(find.status.getByText(stale('May 1, 2026'))).toBeVisible({ visible: centers === 'old' });
    await meetings.open('near=OH');
    await expect(meetings.main.getByText(stale('June 1, 2026'))).toBeVisible({ visible: ofMeetings === 'old' });
    await expect(meetings.main.getByText(stale('May 1, 2026'))).toBeHidden();
  });
}
