// No signal: what was visited once opens again, the page says what of it is there, and promises nothing that is not so.
import { expectNoViolation, MODES, type Mode } from '../support/everybody';
import { test } from '../support/offline';
import { address, LIFELINE, PAGES, READING, readingAddress } from '../support/site';
import { expect } from '../support/test';
import { fill, type Language, LANGUAGES, wordsIn } from '../support/words';
import { expectKept, keptAddresses } from '../support/worker';

test.use({ filesMayFail: true });

const everyPage = (language: Language) => [
  ...PAGES.filter((name) => name !== 'notFound').map((name) => address(name, language)),
  ...READING.map((name) => readingAddress(name, language)),
];

for (const language of LANGUAGES) {
  test(`after one visit every page in ${language} opens without the host, with 988 in it`, async ({ host, page, shell }) => {
    await page.goto('/');
    await expectKept(page);
    host.isGone(true);
    for (const path of everyPage(language)) {
      await page.goto(path);
      await expect(shell.crisisLink(LIFELINE), path).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 }).first(), path).toHaveText(/\S/);
    }
  });

  test(`every page in ${language} leaves nothing behind but the files of the site`, async ({ context, page, shell }) => {
    for (const path of everyPage(language)) {
      await page.goto(path);
      await expect(shell.crisisLink(LIFELINE), path).toBeVisible();
      await page.waitForLoadState('networkidle');
    }
    // Console and other hosts are looked at after every story.
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, databases: await indexedDB.databases() }));
    expect(kept).toEqual({ local: 0, session: 0, databases: [] });
  });
}

test('what is kept is the site itself: each file of its list, and nothing of what a person did', async ({ find, host, page }) => {
  await find.open('near=43215&q=recovery&help=detox');
  await expectKept(page);
  const list = await host.list();
  const known = [...list.shell, ...list.directory, ...list.map].map(({ url }) => new URL(url, host.address).pathname);
  await expect.poll(() => keptAddresses(page), { message: 'the whole list comes when it is quiet', timeout: 60_000 }).toEqual(expect.arrayContaining(known));
  const kept = (await keptAddresses(page)).filter((path) => path !== '/tabs');
  expect(kept.filter((path) => !known.includes(path))).toEqual([]);
  expect(host.asked.filter((path) => !known.includes(path) && path !== '/sw.js' && !path.startsWith('/icons/')), 'what was asked for').toEqual([]);
});

for (const language of LANGUAGES) {
  const { data_error: errors, no_signal: noSignal, offline: words } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('who looked for places in Ohio finds them without signal, opens one, and is told what is not here', async ({ center, find, host, page, shell }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
      await find.open('near=OH');
      await expectKept(page);
      const total = await find.count();
      await expect(shell.offline).toContainText('Ohio');
      await expect(shell.offline.getByText(words.limits)).toBeVisible();

      host.isGone(true);
      await page.reload();
      await find.expectCount(total);
      await find.nameOf(find.placeAt(0)).click();
      await expect(center.allIsKnown).toBeVisible();

      await find.visit('near=TX');
      await expect(find.alert.getByRole('heading', { name: errors.offline.heading })).toBeVisible();
      await expect(find.alert).toContainText(errors.help_still_works);

      host.isGone(false);
      await find.alert.getByRole('button', { name: errors.retry }).click();
      await find.expectPlacesIn('Texas');
    });

    test('without signal the guided start goes to its options, and the plan is there', async ({ host, page, plan, start }) => {
      await page.goto(address('home', language));
      await expectKept(page);
      host.isGone(true);
      await start.open();
      await start.answer({ who: 'me' });
      await start.options.click();
      await expect(start.ways.first()).toBeVisible();
      await plan.open();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsIn[language].plan.heading);
    });

    test('a page that was never there leads to the first page of its language', async ({ host, page, shell }) => {
      await page.goto(address('home', language));
      await expectKept(page);
      host.isGone(true);
      await page.goto(language === 'en' ? '/nowhere/' : '/es/nowhere/');
      await expect(shell.heading).toHaveText(wordsIn[language].home.hero.heading);
    });

    test('that there is no signal is said, and that it is back', async ({ context, page, shell }) => {
      await page.goto(address('home', language));
      await expectKept(page);
      await expect(shell.noSignal).toBeHidden();
      await context.setOffline(true);
      await expect(page.getByText(noSignal.text)).toBeVisible();
      await context.setOffline(false);
      await expect(shell.noSignal).toBeHidden();
    });

    test('the whole list is kept when that is asked for, and how far it is can be seen', async ({ find, host, page, shell }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
      await page.goto(address('home', language));
      await expectKept(page);
      await expect(shell.offline.getByText(words.pages)).toBeVisible();
      await shell.keepAll.click();
      await expect(shell.keeping).toBeVisible();
      await expect(shell.offline.getByText(words.done)).toBeFocused({ timeout: 40_000 });
      await expect(shell.keepAll).toBeHidden();
      host.isGone(true);
      await find.open('near=TX');
      await find.expectPlacesIn('Texas');
    });

    test('where the rest of the list does not come, what came is kept, and the reason is told', async ({ host, page, shell }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
      await page.goto(address('home', language));
      await expectKept(page);
      host.trouble = (path) => (path.startsWith('/listing/tx') ? 'missing' : undefined);
      await shell.keepAll.click();
      await expect(shell.offline.getByText(words.problem.host)).toBeVisible();
      await expect(shell.keeping).toBeHidden();
      const { states } = await host.list();
      const others = states.filter((state) => state.name !== 'Texas').flatMap(({ files }) => files.map((url) => url.slice(1)));
      expect(await keptAddresses(page), 'one file keeps no other away').toEqual(expect.arrayContaining(others));
      host.isGone(false);
      await shell.keepAll.click();
      await expect(shell.offline.getByText(words.done)).toBeFocused({ timeout: 40_000 });
    });

    test('a newer version waits for a yes', async ({ host, page, shell }) => {
      await page.goto(address('home', language));
      await expectKept(page);
      await host.publishNext();
      await page.reload();
      await shell.expectNewer();
      await expect(page.locator('body')).not.toHaveAttribute('data-version');
      await expectNoViolation(page, Object.keys(MODES) as Mode[]);
      await shell.newer.getByRole('button', { name: wordsIn[language].newer.now }).click();
      await expect(page.locator('body')).toHaveAttribute('data-version', 'next');
      await expect(shell.newer).toBeHidden();
    });
  });
}

test('where data is saved or counted, only where the person looks is kept', async ({ find, host, page, shell, words }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { type: 'cellular' } }));
  await find.open('near=OH');
  await expectKept(page);
  await expect(shell.offline).toContainText('Ohio');
  const { bytes, states } = await host.list();
  const files = (name: string) => states.find((state) => state.name === name)!.files.map((url) => url.slice(1));
  expect(await keptAddresses(page)).toEqual(expect.arrayContaining(files('Ohio')));
  expect((await keptAddresses(page)).filter((path) => files('Texas').includes(path))).toEqual([]);
  await expect(shell.keepAll).toHaveText(fill(words.offline.button.replace('{size}', '{{ size }}'), { size: (bytes / 1e6).toFixed(1) }));
});
