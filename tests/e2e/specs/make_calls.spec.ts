// Calling: one place after the other, what to say, what came of it; and nothing of that is lost when the phone is busy.
import type { Locator, Page } from '@playwright/test';
import ICAL from 'ical.js';

import { CallPage, type Who } from '../pages/call_page';
import { PlanPage } from '../pages/plan_page';
import { handedOn, kept, refuseStorage, watchHandingOn } from '../support/device';
import { expectNoViolation, expectRoomToRead, ZOOMED } from '../support/everybody';
import { MANIFEST, replaceFile } from '../support/listing_files';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { address } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, wordsIn } from '../support/words';

const LANTERN: MadeCenter = { name: 'Lantern House', part: 'Outpatient', city: 'Columbus', street: '12 Invented Street', phones: ['6145550117'], codes: ['PEER'] };
const HARBOR: MadeCenter = { name: 'Quiet Harbor', street: '3 Invented Quay', phones: ['6145550118x12'], codes: ['PEER'] };
const BRIDGE: MadeCenter = { name: 'Old Bridge', phones: ['6145550120'], codes: ['PEER'] };
const MEADOW: MadeCenter = { name: 'Meadow Row', codes: ['PEER'] };
const THREE = [LANTERN, HARBOR, BRIDGE];
const UNKNOWN = 'oh-0hhrzcv0axpjj';
const HELPLINE = 'tel:+18006624357';

for (const language of LANGUAGES) {
  const { calls: words, next_step: nextStep, outcomes: names, shell } = wordsIn[language];
  const { end, nothing, noted, outcomes, step } = words;

  test.describe(`in ${language}`, () => {
    test.use({ language, viewport: { width: 360, height: 780 } });

    /** What links call these places: the finder knows. */
    async function idsOf(page: Page, centers: MadeCenter[]): Promise<string[]> {
      await serveMadeListing(page, { centers });
      await page.goto(address('find', language, 'near=43215'));
      const ids = [];
      for (const { name } of centers) {
        const href = await page.getByRole('main').getByRole('link', { name, exact: true }).getAttribute('href');
        ids.push(href!.split('id=')[1]!);
      }
      return ids;
    }

    async function begin(page: Page, calls: CallPage, centers: MadeCenter[], rest = ''): Promise<string[]> {
      const ids = await idsOf(page, centers);
      await page.goto(calls.address(ids, rest));
      return ids;
    }

    for (const who of ['me', 'loved', 'client'] as Who[]) {
      test(`calling for ${who}: the number, the words, and what came of three calls`, async ({ calls, page }) => {
        const script = words.scripts[who];
        await begin(page, calls, THREE, `&who=${who}`);
        await calls.expectAt(LANTERN.name, 1, 3);
        await expect(calls.number(LANTERN.name, '614-555-0117')).toHaveAttribute('href', 'tel:+16145550117');
        await expect(calls.number(LANTERN.name, '614-555-0117')).toBeInViewport({ ratio: 1 });
        await expect(calls.main.getByText(script.say).first()).toBeVisible();
        for (const [heading, text] of [
          [words.headings.may_ask, script.may_ask], [words.headings.ask, script.ask], [words.headings.flags, script.flags],
          [words.headings.no_answer, script.no_answer], [words.headings.wait, script.wait], [words.headings.refused, script.refused],
        ] as const) {
          await calls.fold(heading).locator('summary').click();
          await expect(calls.fold(heading).getByRole('listitem')).toHaveText(text.split('\n'));
        }
        await expect(calls.fold(words.headings.flags)).toContainText(words.sources.flags);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

        await expect(calls.link(words.cannot_call)).toHaveAttribute('href', new RegExp(`^${address('callBack', language)}#id=oh-\\w+&who=${who}$`));

        await calls.outcome('no_answer').click();
        await calls.expectAt(HARBOR.name, 2, 3);
        await expect(calls.heading).toBeFocused();
        await expect(calls.heading).toBeInViewport();
        await expect(calls.main.getByText(fill(words.extension, { extension: 12 }), { exact: true })).toBeVisible();
        await expect(calls.number(HARBOR.name, '614-555-0118')).toHaveAttribute('href', 'tel:+16145550118;ext=12');
        await calls.outcome('not_right').click();
        await calls.expectAt(BRIDGE.name, 3, 3);
        await calls.outcome('talked').click();

        await expect(calls.heading).toHaveText(end.heading);
        await expect(calls.heading).toBeFocused();
        await expect(calls.main).toContainText(fill(end.called_other, { number: 3 }));
        for (const [name, came] of [[LANTERN.name, names.no_answer], [HARBOR.name, names.not_right], [BRIDGE.name, names.talked]] as const) {
          await expect(calls.item(name)).toContainText(came);
        }
        await expect(calls.link(end.plan)).toHaveAttribute('href', address('plan', language));
        await expect(calls.link(end.call_back)).toHaveAttribute('href', address('callBack', language, `who=${who}`));
        await expect(calls.link(end.helpline)).toHaveAttribute('href', HELPLINE);
        await expect(calls.link(end.lifeline)).toHaveAttribute('href', 'tel:988');
      });
    }

    test('a refused call, a wait list and an appointment are noted with their days, and go into the plan and the calendar', async ({ calls, page }) => {
      await begin(page, calls, THREE, '&who=me');
      await calls.outcome('not_right').click();
      await calls.expectAt(HARBOR.name, 2, 3);
      await calls.outcome('wait_list').click();
      await expect(calls.outcome('wait_list')).toHaveAttribute('aria-pressed', 'true');
      await expect(calls.what).toHaveValue(step.what_wait_list);
      await calls.day.fill('2026-12-01');
      await calls.keep.click();
      await calls.expectAt(BRIDGE.name, 3, 3);
      await calls.outcome('appointment').click();
      await calls.day.fill('2026-12-03');
      await calls.time.fill('14:30');
      await calls.keep.press('Enter');

      await expect(calls.heading).toHaveText(end.heading);
      await expect(calls.main).toContainText(end.reached);
      await expect(calls.item(HARBOR.name)).toContainText(step.what_wait_list);
      await expect(calls.item(HARBOR.name)).toContainText('9:00');
      await expect(calls.item(BRIDGE.name)).toContainText(step.what_appointment);
      await expect(calls.item(BRIDGE.name)).toContainText('2:30');

      await calls.link(end.plan).click();
      const plan = new PlanPage(page, language);
      await plan.expectRead();
      for (const [name, outcome] of [[LANTERN.name, 'not_right'], [HARBOR.name, 'wait_list'], [BRIDGE.name, 'appointment']] as const) {
        await plan.expectOutcome(name, outcome);
      }
      const press = plan.button(fill(plan.words.step.calendar_name, { what: step.what_appointment }));
      const file = await plan.handedOver(press);
      expect(file.name).toBe('old-bridge.ics');
      const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file.text)).getFirstSubcomponent('vevent')!);
      expect(event.summary).toBe(`${step.what_appointment}: ${BRIDGE.name}`);
      expect(event.startDate.toString()).toBe('2026-12-03T14:30:00');
      expect(event.description).toBe('614-555-0120');

      await page.goBack();
      await expect(calls.item(BRIDGE.name)).toContainText('2:30');
    });

    test('whoever comes back from a call that ended the page stands where they were', async ({ calls, context, page }) => {
      await begin(page, calls, THREE, '&who=loved');
      await calls.outcome('no_answer').click();
      await calls.expectAt(HARBOR.name, 2, 3);
      await calls.outcome('left_message').click();
      await expect(calls.day).toBeVisible();
      await page.reload();
      await calls.expectAt(HARBOR.name, 2, 3);
      await expect(calls.outcome('left_message')).toHaveAttribute('aria-pressed', 'true');
      await expect(calls.main.getByText(fill(noted.before, { name: LANTERN.name, outcome: names.no_answer }))).toBeVisible();

      const link = page.url();
      expect(new URL(link).search, 'nothing is sent to a server').toBe('');
      await page.close();
      const again = await context.newPage();
      await serveMadeListing(again, { centers: THREE });
      await again.setViewportSize({ width: 360, height: 780 });
      await again.goto(link);
      const there = new CallPage(again, language);
      await there.expectAt(HARBOR.name, 2, 3);
      await there.button(step.without).click();
      await there.expectAt(BRIDGE.name, 3, 3);
      await expect(there.main.getByText(words.scripts.loved.say).first()).toBeVisible();
    });

    test('where the browser keeps nothing, the address still knows all of it, and the page says so', async ({ calls, page }) => {
      await refuseStorage(page);
      await begin(page, calls, THREE);
      await calls.outcome('no_answer').click();
      await calls.expectAt(HARBOR.name, 2, 3);
      await expect(calls.main.getByText(outcomes.not_kept)).toBeVisible();
      await page.reload();
      await calls.expectAt(HARBOR.name, 2, 3);
      await calls.outcome('talked').click();
      await calls.expectAt(BRIDGE.name, 3, 3);
      await calls.button(outcomes.skip_last).click();
      await expect(calls.item(LANTERN.name)).toContainText(names.no_answer);
      await expect(calls.item(BRIDGE.name)).toContainText(end.not_called);
    });

    test('a slip of the finger is mended, and Back leaves the calls', async ({ calls, find, page }) => {
      await begin(page, calls, THREE, '&who=me');
      await calls.outcome('talked').click();
      await calls.expectAt(HARBOR.name, 2, 3);
      await calls.button(fill(noted.change_name, { name: LANTERN.name })).click();
      await calls.expectAt(LANTERN.name, 1, 3);
      await expect(calls.outcome('talked')).toHaveAttribute('aria-pressed', 'true');
      await calls.outcome('no_answer').click();
      await calls.expectAt(HARBOR.name, 2, 3);
      await expect(calls.main.getByText(fill(noted.before, { name: LANTERN.name, outcome: names.no_answer }))).toBeVisible();
      await calls.button(fill(noted.back, { at: 1 })).click();
      await calls.expectAt(LANTERN.name, 1, 3);
      await page.goBack();
      await expect(find.place).toBeVisible();
    });

    test('a step without a day is told, nothing typed is lost, and the way leads to the field', async ({ calls, page }) => {
      await begin(page, calls, [LANTERN], '&who=me');
      await calls.outcome('appointment').click();
      const what = '<b>Intake</b> 📞 '.repeat(3).trim();
      await calls.what.fill(what);
      await calls.keep.click();
      await expect(calls.errors).toBeFocused();
      await expect(calls.day).toHaveAttribute('aria-invalid', 'true');
      await calls.errors.getByRole('link', { name: nextStep.error_day }).click();
      await expect(calls.day).toBeFocused();
      await expect(calls.what).toHaveValue(what);
      await calls.what.fill('   ');
      await calls.keep.click();
      await expect(calls.errors.getByRole('link')).toHaveText([nextStep.error_what, nextStep.error_day]);
      await calls.what.fill(what);
      await calls.day.fill('2026-12-01');
      await calls.keep.click();
      await expect(calls.item(LANTERN.name)).toContainText(what);
    });

    test('who it is for is asked where the link does not say, and the words follow', async ({ calls, page }) => {
      await begin(page, calls, THREE);
      await expect(calls.main.getByText(words.scripts.me.say).first()).toBeVisible();
      await calls.main.getByRole('radio', { name: words.for_whom.client }).check();
      await expect(calls.main.getByText(words.scripts.client.say).first()).toBeVisible();
      await expect(calls.main.getByRole('radio', { name: words.for_whom.client })).toBeFocused();
      await page.reload();
      await expect(calls.whoQuestion).toContainText(words.for_whom.client);
      await expect(calls.main.getByText(words.scripts.client.say).first()).toBeVisible();
    });

    test('a place without a number and one that is gone are told, and the next one comes', async ({ calls, page }) => {
      const ids = await idsOf(page, [MEADOW, LANTERN]);
      await page.goto(calls.address([ids[0]!, UNKNOWN, ids[1]!]));
      await calls.expectAt(MEADOW.name, 1, 3);
      await expect(calls.main.getByText(words.no_phone).first()).toBeVisible();
      await expect(calls.link(words.place_link)).toBeVisible();
      await calls.button(outcomes.skip).click();
      await calls.expectAt(words.no_name, 2, 3);
      await expect(calls.main.getByText(words.gone_unsaved)).toBeVisible();
      await calls.button(outcomes.skip).click();
      await calls.expectAt(LANTERN.name, 3, 3);
    });

    test.describe('without the list', () => {
      test.use({ filesMayFail: true });

      test('a saved place is called all the same, and another try helps', async ({ calls, page, saved }) => {
        const ids = await idsOf(page, THREE);
        await saved.save(LANTERN.name).click();
        await expect(saved.save(LANTERN.name)).toHaveAttribute('aria-pressed', 'true');
        await expect.poll(async () => (await kept(page)).length, 'the device has it').toBe(1);
        const undo = await replaceFile(page, MANIFEST, { status: 500, body: 'no' });
        await page.goto(calls.address(ids));
        await calls.expectAt(LANTERN.name, 1, 3);
        await expect(calls.number(LANTERN.name, '614-555-0117')).toBeVisible();
        await expect(calls.main.getByText(words.from_saved)).toBeVisible();
        await calls.button(outcomes.skip).click();
        await calls.expectAt(words.no_name, 2, 3);
        await undo();
        await calls.main.getByRole('button', { name: wordsIn[language].data_error.retry }).click();
        await calls.expectAt(HARBOR.name, 2, 3);
      });
    });

    test('an empty, a broken and a hostile link each say so and lead on', async ({ calls, page, saved }) => {
      await page.goto(address('call', language));
      await expect(calls.heading).toHaveText(nothing.heading);
      await expect(calls.main.getByText(nothing.empty)).toBeVisible();
      await expect(calls.link(nothing.start)).toHaveAttribute('href', address('start', language));
      await expect(calls.link(end.helpline)).toHaveAttribute('href', HELPLINE);

      for (const fragment of ['ids=nonsense', `ids=<script>alert(1)</script>&at=-1&who=%00&came=${'x'.repeat(10_000)}`, `ids=${'🙂,'.repeat(2_000)}`]) {
        await page.goto('about:blank');
        await page.goto(address('call', language, fragment));
        await expect(calls.main.getByText(nothing.broken)).toBeVisible();
      }

      const ids = await begin(page, calls, [LANTERN], ',broken,%E0%A4%A&at=1&who=pope&came=<b>,,,');
      await calls.expectAt(LANTERN.name, 1, 1);
      await expect(calls.main.getByText(fill(words.broken_other, { number: 2 }))).toBeVisible();
      await calls.outcome('talked').click();
      await expect(calls.heading).toHaveText(end.heading);

      // Ticking has put it on the list: an empty page now leads to it.
      await expect.poll(() => kept(page)).toHaveLength(1);
      await page.goto(address('call', language));
      await calls.link(nothing.saved_one).click();
      await calls.expectAt(LANTERN.name, 1, 1);
      expect(page.url()).toContain(ids[0]!);
      await expect(saved.heading).toBeVisible();
    });

    test('the saved list leads into its calls, and what was noted on another day is there', async ({ calls, page, saved }) => {
      await idsOf(page, THREE);
      for (const { name } of [HARBOR, BRIDGE]) {
        await saved.save(name).click();
        await expect(saved.save(name)).toHaveAttribute('aria-pressed', 'true');
      }
      await saved.wayHere(2).click();
      const call = calls.link(wordsIn[language].saved.tools.call);
      await call.click();
      await calls.expectAt(HARBOR.name, 1, 2);
      await expect(calls.heading).toBeFocused();
      await calls.outcome('talked').click();
      await calls.expectAt(BRIDGE.name, 2, 2);
      await page.goBack();
      await call.click();
      await calls.expectAt(HARBOR.name, 1, 2);
      await expect(calls.main.getByText(fill(outcomes.earlier, { outcome: names.talked }))).toBeVisible();
    });

    test('the sheet of paper has the number, all the words and room for a pen', async ({ calls, page }) => {
      await watchHandingOn(page);
      await begin(page, calls, THREE, '&who=loved');
      await calls.expectAt(LANTERN.name, 1, 3);
      await calls.button(words.print.button).click();
      expect(await handedOn(page)).toEqual(['print']);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(calls.heading).toBeHidden();
      await expect(page.locator('button:visible')).toHaveCount(0);
      const script = words.scripts.loved;
      for (const text of ['614-555-0117', script.say, script.flags_lead, words.headings.wait, words.print.notes, words.print.danger, names.wait_list]) {
        await expect(calls.main.getByText(text).locator('visible=true').first()).toBeVisible();
      }
    });

    test('everybody can use it', async ({ calls, page }) => {
      await begin(page, calls, THREE, '&who=me');
      await calls.outcome('wait_list').click();
      await expect(calls.day).toBeVisible();
      await expectNoViolation(page, ['light', 'dark', 'forced colors']);
      await page.setViewportSize(ZOOMED);
      await expectRoomToRead(page);
      await calls.button(step.without).click();
      await calls.button(outcomes.skip).click();
      await calls.button(outcomes.skip_last).click();
      await expect(calls.heading).toHaveText(end.heading);
      await expectNoViolation(page, ['light', 'dark', 'forced colors']);
      await expect(page.getByRole('link', { name: shell.nav.language })).toHaveAttribute('href', /at=4/);
    });
  });
}

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let stop = 0; stop < 80 && !(await target.evaluate((element) => element === document.activeElement)); stop += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  }

  test('a person reads, calls, notes an appointment and comes to the end', async ({ calls, find, page, words }) => {
    await serveMadeListing(page, { centers: [LANTERN, HARBOR] });
    await find.open('near=43215');
    const href = await page.getByRole('main').getByRole('link', { name: LANTERN.name, exact: true }).getAttribute('href');
    await page.goto(calls.address([href!.split('id=')[1]!], '&who=me'));
    await calls.expectAt(LANTERN.name, 1, 1);
    await tabTo(page, calls.number(LANTERN.name, '614-555-0117'));
    await tabTo(page, calls.fold(words.calls.headings.ask).locator('summary'));
    await page.keyboard.press('Enter');
    await expect(calls.fold(words.calls.headings.ask)).toHaveAttribute('open');
    await tabTo(page, calls.outcome('appointment'));
    await page.keyboard.press('Space');
    await expect(page.locator('#noted')).toBeFocused();
    await tabTo(page, calls.day);
    await page.keyboard.type('12012026');
    await tabTo(page, calls.keep);
    await page.keyboard.press('Enter');
    await expect(calls.heading).toHaveText(words.calls.end.heading);
    await expect(calls.heading).toBeFocused();
    await expect(calls.item(LANTERN.name)).toContainText('December 1, 2026');
    await tabTo(page, calls.link(words.calls.end.plan));
  });
});
