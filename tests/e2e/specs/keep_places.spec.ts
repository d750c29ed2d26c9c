// Keeping places: somebody saves, remembers, compares, prints and sends them, and nothing of it leaves the device unasked.
import type { Browser, Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import { SavedPage } from '../pages/saved_page';
import { fillDevice, handedOn, kept, leave, refuseStorage, watchHandingOn } from '../support/device';
import { expectNoViolation, expectRoomToRead, ZOOMED } from '../support/everybody';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { address } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, otherLanguage, wordsIn } from '../support/words';

const LANTERN: MadeCenter = {
  name: 'Lantern House', city: 'Columbus', street: '12 Invented Street', phones: ['6145550117'], codes: ['PEER', 'OP', 'MD', 'SP'],
};
const HARBOR: MadeCenter = { name: 'Quiet Harbor', street: '3 Invented Quay', phones: ['6145550118'], codes: ['PEER', 'DT', 'MD', 'BU'] };
const MEADOW: MadeCenter = { name: 'Meadow Row', codes: ['PEER'] };
const BRIDGE: MadeCenter = { name: 'Old Bridge', phones: ['6145550120'], codes: ['PEER', 'SHG'] };
const THREE = [LANTERN, HARBOR, MEADOW];
/** What axe looks at. Zoomed, only what hangs on the width differs from the wide window. */
const WINDOWS = [
  { name: 'at 400 % zoom', viewport: ZOOMED, modes: ['light'] },
  { name: 'on a wide screen', viewport: { width: 1280, height: 800 }, modes: ['light', 'dark', 'forced colors'] },
] as const;
const NOTE = 'Ask for the evening group.';

/** What the code on the screen says to a camera. */
async function scanned(saved: SavedPage): Promise<string> {
  const { data, width, height } = PNG.sync.read(await saved.code.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)!.data;
}

/** Another phone, which knows nothing yet, with the same listing. */
async function anotherPhone(browser: Browser, centers: MadeCenter[]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  await serveMadeListing(page, { centers });
  return page;
}

for (const language of LANGUAGES) {
  const { saved: words, taxonomy, shell } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    /** Finds all places and saves them, and goes to the list. */
    async function saveAll(page: Page, saved: SavedPage, centers: MadeCenter[]): Promise<void> {
      await serveMadeListing(page, { centers });
      await page.goto(address('find', language, 'near=43215'));
      for (const [at, { name }] of centers.entries()) {
        await saved.save(name).click();
        await expect(saved.save(name)).toHaveAttribute('aria-pressed', 'true');
        await expect(saved.wayHere(at + 1)).toBeVisible();
      }
      await saved.wayHere(centers.length).click();
      await expect(saved.heading).toBeFocused();
      await expect(saved.items).toHaveCount(centers.length);
    }

    test('a person saves three places, writes a note, and finds all of it again', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      await saved.note(HARBOR.name).fill(NOTE);
      await saved.note(HARBOR.name).blur();
      await expect(saved.item(HARBOR.name)).toContainText(words.places.note_kept);
      await expect.poll(async () => JSON.stringify(await kept(page))).toContain(NOTE);

      await page.reload();
      await expect(saved.items).toHaveCount(3);
      await expect(saved.note(HARBOR.name)).toHaveValue(NOTE);
      await expect(saved.main).toContainText(words.private);
      const call = saved.item(LANTERN.name).getByRole('link', { name: fill(words.places.call_name, { phone: '614-555-0117', name: LANTERN.name }) });
      await expect(call).toHaveAttribute('href', 'tel:+16145550117');
      await expect(saved.item(MEADOW.name)).toContainText(words.places.no_phone);
    });

    test('a note is kept when the typing rests, and when its writer leaves', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      await saved.note(LANTERN.name).pressSequentially('Monday');
      await expect(saved.item(LANTERN.name)).toContainText(words.places.note_kept);
      await expect(saved.note(LANTERN.name)).toBeFocused();
      await saved.note(LANTERN.name).pressSequentially(', nine');
      await saved.item(LANTERN.name).getByRole('link', { name: LANTERN.name, exact: true }).press('Enter');
      await expect(saved.save(LANTERN.name)).toHaveAttribute('aria-pressed', 'true');
      await page.goBack();
      await expect(saved.note(LANTERN.name)).toHaveValue('Monday, nine');
    });

    test('what was removed can be put back, with its note and in its place', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      await saved.note(HARBOR.name).fill(NOTE);
      await saved.remove(HARBOR.name).click();
      await expect(saved.main).toContainText(fill(words.places.removed, { name: HARBOR.name }));
      await expect(saved.items).toHaveCount(2);
      const undo = saved.main.getByRole('button', { name: words.places.undo });
      await expect(undo).toBeFocused();
      await undo.click();
      await expect(saved.items.nth(1)).toContainText(HARBOR.name);
      await expect(saved.note(HARBOR.name)).toHaveValue(NOTE);
      await expect(saved.remove(HARBOR.name)).toBeFocused();
    });

    test('a place that is let go on its own page comes back with its note', async ({ page, saved }) => {
      await saveAll(page, saved, [LANTERN]);
      await saved.note(LANTERN.name).fill(NOTE);
      await saved.item(LANTERN.name).getByRole('link', { name: LANTERN.name, exact: true }).click();
      await saved.save(LANTERN.name).click();
      await expect(saved.save(LANTERN.name)).toHaveAttribute('aria-pressed', 'false');
      await saved.save(LANTERN.name).click();
      await saved.wayHere(1).click();
      await expect(saved.note(LANTERN.name)).toHaveValue(NOTE);
    });

    test('all of it is deleted after one more question, and nothing is left on the device', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      const remove = saved.main.getByRole('button', { name: words.delete.button });
      await remove.click();
      await saved.main.getByRole('button', { name: words.delete.no }).click();
      await expect(remove).toBeFocused();
      await expect(saved.items).toHaveCount(3);
      await remove.click();
      await saved.main.getByRole('button', { name: words.delete.yes }).click();
      await expect(saved.heading).toBeFocused();
      await expect(saved.main).toContainText(words.empty.text);
      await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });

    test('an empty list says how to fill it, and leaves nothing on the device', async ({ page, saved }) => {
      await saved.open();
      await expect(saved.main.getByRole('heading', { name: words.empty.heading })).toBeVisible();
      await expect(saved.main.getByRole('link', { name: words.empty.find })).toHaveAttribute('href', address('find', language));
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });

    test('places stand side by side, and what is not reported is never a no', async ({ page, saved }) => {
      await saveAll(page, saved, [...THREE, BRIDGE]);
      await saved.tool('compare').click();
      await expect(saved.tool('compare')).toHaveAttribute('aria-expanded', 'true');
      const names = saved.table.getByRole('columnheader').getByRole('link');
      await expect(names).toHaveText(THREE.map(({ name }) => name));
      const cells = (row: string) => saved.row(row).getByRole('cell');
      const { not_reported: none, yes } = words.compare;
      await expect(cells(words.compare.phone)).toHaveText(['614-555-0117', '614-555-0118', none]);
      await expect(cells(taxonomy.pay.medicaid.label)).toHaveText([yes, yes, none]);
      await expect(cells(taxonomy.medicine.buprenorphine.label)).toHaveText([none, yes, none]);
      await expect(cells(words.compare.all).first()).toHaveText(taxonomy.help.peer_support.label);
      await expect(saved.row(taxonomy.help.peer_support.label)).toHaveCount(0);

      await saved.main.getByRole('checkbox', { name: BRIDGE.name }).check();
      await expect(names).toHaveText([HARBOR, MEADOW, BRIDGE].map(({ name }) => name));
      await expect(saved.main.getByRole('checkbox', { name: LANTERN.name })).not.toBeChecked();
    });

    test('the list is printed in either language, with the notes only if asked', async ({ page, saved }) => {
      await watchHandingOn(page);
      await saveAll(page, saved, THREE);
      await saved.note(LANTERN.name).fill(NOTE);
      await saved.tool('print').click();
      const other = otherLanguage(language);
      const { saved: otherWords, taxonomy: otherTaxonomy } = wordsIn[other];
      await expect(saved.paper).toContainText(words.sheet.crisis);
      await saved.main.getByRole('radio', { name: other === 'es' ? words.print.spanish : words.print.english }).check();
      await expect(saved.paper).toContainText(otherWords.sheet.crisis);
      await expect(saved.paper.locator('[lang]')).toHaveAttribute('lang', other);
      await expect(saved.paper).not.toContainText(NOTE);

      await page.emulateMedia({ media: 'print' });
      await expect(saved.heading).toBeHidden();
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(page.getByRole('contentinfo')).toBeHidden();
      for (const text of [otherWords.sheet.danger, otherWords.sheet.legend, '614-555-0117', '12 Invented Street, Columbus, OH 43215', `${otherWords.sheet.pay}: ${otherTaxonomy.pay.medicaid.label}`]) {
        await expect(saved.paper).toContainText(text);
      }
      await page.emulateMedia({ media: 'screen' });
      await saved.main.getByRole('checkbox', { name: words.print.with_notes }).check();
      await expect(saved.paper).toContainText(NOTE);
      await saved.main.getByRole('button', { name: words.print.button, exact: true }).last().click();
      expect(await handedOn(page)).toEqual(['print']);
    });

    test('whoever prints without asking for it first gets the same sheet', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      await expect(saved.paper).toBeHidden();
      await page.emulateMedia({ media: 'print' });
      await expect(saved.paper).toContainText(LANTERN.name);
      await expect(page.locator('button:visible')).toHaveCount(0);
    });

    test('the code holds the whole list and opens it on another phone, which keeps it only when asked', async ({ browser, page, saved }) => {
      await saveAll(page, saved, THREE);
      await saved.note(LANTERN.name).fill(NOTE);
      await saved.tool('share').click();
      const link = await scanned(saved);
      expect(link).toBe(await saved.link.inputValue());
      expect(new URL(link).search, 'nothing is sent to a server').toBe('');
      expect(link).not.toContain(encodeURIComponent(NOTE.slice(0, 3)));

      const phone = await anotherPhone(browser, THREE);
      const there = new SavedPage(phone, language);
      await phone.goto(link);
      await expect(there.sent).toContainText(fill(words.shared.lead_other, { number: 3 }));
      for (const { name } of THREE) await expect(there.sent.getByRole('link', { name, exact: true })).toBeVisible();
      expect(await kept(phone)).toEqual([]);
      await there.keepSent.click();
      await expect(there.items).toHaveCount(3);
      await expect(there.sent).toContainText(fill(words.shared.kept_other, { number: 3 }));
      await expect.poll(async () => (await kept(phone)).length).toBe(3);
      await expect(there.note(LANTERN.name)).toHaveValue('');
      await phone.context().close();
    });

    test('the list goes to the share sheet, into a message or onto the clipboard', async ({ page, saved }) => {
      await watchHandingOn(page);
      await saveAll(page, saved, THREE);
      await saved.tool('share').click();
      const link = await saved.link.inputValue();
      await saved.main.getByRole('button', { name: words.share.button, exact: true }).click();
      await saved.main.getByRole('button', { name: words.share.copy }).click();
      await expect(saved.main).toContainText(words.share.copied);
      expect(await handedOn(page)).toEqual([{ title: words.share.title, url: link }, link]);
      const message = new URL((await saved.main.getByRole('link', { name: words.share.text }).getAttribute('href'))!);
      expect(message.protocol).toBe('sms:');
      const body = message.searchParams.get('body');
      for (const text of ['Lantern House, 614-555-0117', MEADOW.name, link]) expect(body).toContain(text);
    });

    test('a place that left the list and a damaged part of a link are told, and the rest is shown', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      await saved.tool('share').click();
      const fragment = new URL(await saved.link.inputValue()).hash.slice(1);
      await serveMadeListing(page, { centers: [LANTERN, HARBOR] });
      await page.goto('about:blank');
      await saved.open(`${fragment},nonsense`);
      await expect(saved.sent).toContainText(fill(words.shared.gone_one, { number: 1 }));
      await expect(saved.sent).toContainText(fill(words.shared.broken_one, { number: 1 }));
      await expect(saved.sent.getByRole('article')).toHaveCount(2);
      await expect(saved.item(MEADOW.name), 'what was saved is still known').toContainText(words.places.gone);
    });

    test('a browser that keeps nothing says so, and the list works meanwhile', async ({ page, saved }) => {
      await refuseStorage(page);
      await serveMadeListing(page, { centers: THREE });
      await page.goto(address('find', language, 'near=43215'));
      await saved.save(LANTERN.name).click();
      await expect(saved.main.getByText(wordsIn[language].keep.button.this_visit).filter({ visible: true })).toHaveCount(1);
      await saved.wayHere(1).click();
      await expect(saved.main).toContainText(words.problem.refused);
      await saved.note(LANTERN.name).fill(NOTE);
      await saved.note(LANTERN.name).blur();
      await expect(saved.item(LANTERN.name)).toContainText(words.places.note_this_visit);
    });

    test('a full device says so, and the list works meanwhile', async ({ page, saved }) => {
      await fillDevice(page);
      await serveMadeListing(page, { centers: THREE });
      await page.goto(address('find', language, 'near=43215'));
      await saved.save(LANTERN.name).click();
      await expect(saved.main.getByText(wordsIn[language].keep.button.this_visit).filter({ visible: true })).toHaveCount(1);
      await saved.wayHere(1).click();
      await expect(saved.main).toContainText(words.problem.full);
      await expect(saved.items).toHaveCount(1);
    });

    test('records of another version are set aside and told, and saving goes on', async ({ page, saved }) => {
      await saveAll(page, saved, THREE);
      const [, ...others] = await kept(page);
      const [key, text] = others[0]!;
      const lastYear: [string, string] = [key, JSON.stringify({ ...JSON.parse(text), version: 0 })];
      await leave(page, [lastYear, ['no id', '{"version":1}']]);
      await page.reload();
      await expect(saved.main).toContainText(fill(words.problem.set_aside_other, { number: 2 }));
      await expect(saved.items).toHaveCount(2);
      // Saved again, the place stands beside its old record.
      const name: string = JSON.parse(text).name;
      await page.goto(address('find', language, 'near=43215'));
      await saved.save(name).click();
      await expect.poll(async () => (await kept(page)).map(([, record]) => record)).toContain(lastYear[1]);
      await saved.wayHere(3).click();
      await expect(saved.items).toHaveCount(3);
    });

    test('a place that is saved again before the list is read keeps its note', async ({ page, saved }) => {
      await saveAll(page, saved, [LANTERN]);
      await saved.note(LANTERN.name).fill(NOTE);
      await saved.note(LANTERN.name).blur();
      await expect.poll(async () => JSON.stringify(await kept(page))).toContain(NOTE);
      // The code that reads the list is on its way for as long as a slow line takes.
      let arrive = (): void => undefined;
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route(/finder[^/]*\.wasm/, async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto('about:blank');
      await page.goto(address('find', language, 'near=OH'));
      await saved.save(LANTERN.name).click();
      await expect(saved.save(LANTERN.name)).toHaveAttribute('aria-pressed', 'true');
      arrive();
      await saved.wayHere(1).click();
      await expect(saved.note(LANTERN.name)).toHaveValue(NOTE);
    });

    test('two tabs show the same list', async ({ context, page, saved }) => {
      await saveAll(page, saved, THREE);
      const second = await context.newPage();
      await serveMadeListing(second, { centers: THREE });
      const other = new SavedPage(second, language);
      await other.open();
      await other.remove(HARBOR.name).click();
      await expect(saved.items).toHaveCount(2);
      await other.note(LANTERN.name).fill(NOTE);
      await other.note(LANTERN.name).blur();
      await expect(saved.note(LANTERN.name)).toHaveValue(NOTE);
      await second.close();
    });

    test.describe('without the listing', () => {
      test.use({ filesMayFail: true });

      test('what was saved is still there to call', async ({ page, saved }) => {
        await saveAll(page, saved, [LANTERN]);
        await page.route('**/listing/**', (route) => route.fulfill({ status: 503 }));
        await page.goto('about:blank');
        await saved.open();
        await expect(saved.item(LANTERN.name)).toContainText(words.places.unreachable);
        await expect(saved.item(LANTERN.name).getByRole('link', { name: /614-555-0117/ })).toBeVisible();
      });
    });

    test('the foot of every page leads to the list', async ({ page }) => {
      await page.goto(address('home', language));
      await page.getByRole('navigation', { name: shell.footer.pages }).getByRole('link', { name: wordsIn[language].keep.link, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`${address('saved', language)}$`));
    });

    for (const { name, viewport, modes } of WINDOWS) {
      // One list for all of it: to save four places takes longer than to look at what is shown of them.
      test(`the list and its tools can be used by everybody, ${name}`, async ({ page, saved }) => {
        await page.setViewportSize(viewport);
        await saveAll(page, saved, [...THREE, BRIDGE]);
        for (const tool of [undefined, 'compare', 'print', 'share'] as const) {
          if (tool) {
            await saved.tool(tool).click();
            await expect(saved.tool(tool)).toHaveAttribute('aria-expanded', 'true');
          }
          await expectNoViolation(page, modes);
          await expectRoomToRead(page);
        }
      });
    }
  });
}

test('a peer worker makes and prints a list of three in Spanish', async ({ find, page, saved }) => {
  await watchHandingOn(page);
  await serveMadeListing(page, { centers: [...THREE, BRIDGE] });
  await find.open('near=43215');
  for (const { name } of THREE) await saved.save(name).click();
  await saved.wayHere(3).click();
  await saved.tool('print').click();
  await saved.main.getByRole('radio', { name: 'Imprimir en español' }).check();
  await saved.main.getByRole('button', { name: saved.words.print.button, exact: true }).last().click();
  expect(await handedOn(page)).toEqual(['print']);
  await page.emulateMedia({ media: 'print' });
  const { sheet } = wordsIn.es.saved;
  for (const text of [sheet.heading, sheet.crisis, sheet.danger, ...THREE.map(({ name }) => name), '614-555-0117', `${sheet.not_reported}: `]) {
    await expect(saved.paper).toContainText(text);
  }
  await expect(saved.paper).not.toContainText(BRIDGE.name);
});
