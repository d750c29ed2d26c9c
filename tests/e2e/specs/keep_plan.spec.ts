// Keeping a plan: what came of each call, what comes next, why, and whom to call; on this device, on paper and in a file.
import type { Browser, Page } from '@playwright/test';
import ICAL from 'ical.js';

import { PlanPage } from '../pages/plan_page';
import { SavedPage } from '../pages/saved_page';
import { fillDevice, handedOn, kept, leave, refuseStorage, watchHandingOn } from '../support/device';
import { expectNoViolation, expectRoomToRead, ZOOMED } from '../support/everybody';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { address } from '../support/site';
import { expect, test } from '../support/test';
import { fill, type Language, LANGUAGES, wordsIn } from '../support/words';

const LANTERN: MadeCenter = {
  name: 'Lantern House', city: 'Columbus', street: '12 Invented Street', phones: ['6145550117'], codes: ['PEER', 'OP', 'MD', 'SP'],
};
const HARBOR: MadeCenter = { name: 'Quiet Harbor', street: '3 Invented Quay', phones: ['6145550118'], codes: ['PEER', 'DT', 'MD', 'BU'] };
const MEADOW: MadeCenter = { name: 'Meadow Row', codes: ['PEER'] };
const THREE = [LANTERN, HARBOR, MEADOW];

const PHONE = { width: 360, height: 780 };
const NOTE = 'Ana, second floor.';
const REASON = 'My daughter, and mornings.';
const WHAT = 'Call back; ask for Ana, “señora Peña”: bring papers, and do not hurry 🙂 at all';
const WHEN = {
  en: 'Tuesday, December 1, 2099, 9:00 AM',
  es: 'martes, 1 de diciembre de 2099, 9:00 a. m.',
};

async function save(page: Page, language: Language, centers: MadeCenter[]): Promise<void> {
  await serveMadeListing(page, { centers });
  const saved = new SavedPage(page, language);
  await page.goto(address('find', language, 'near=43215'));
  for (const { name } of centers) {
    await saved.save(name).click();
    await expect(saved.save(name)).toHaveAttribute('aria-pressed', 'true');
  }
  await expect.poll(async () => (await kept(page)).length).toBe(centers.length);
}

async function anotherDevice(browser: Browser, language: Language): Promise<PlanPage> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await serveMadeListing(page, { centers: THREE });
  const plan = new PlanPage(page, language);
  await plan.open();
  return plan;
}

/** Whether the device has a record that says so. */
function expectKept(page: Page, text: string) {
  return expect.poll(async () => JSON.stringify(await kept(page, 'beside-plan'))).toContain(text);
}

test.use({ viewport: PHONE });

for (const language of LANGUAGES) {
  const { form_errors: formErrors, next_step: nextStep, outcomes, plan: words, saved: savedWords } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    /** Saves three places and opens the plan. */
    async function begin(page: Page, plan: PlanPage, centers = THREE): Promise<void> {
      await save(page, language, centers);
      await plan.open();
      await expect(plan.items).toHaveCount(centers.length);
    }

    /** A plan with something of everything. */
    async function fillIn(page: Page, plan: PlanPage): Promise<void> {
      await begin(page, plan);
      await plan.note(HARBOR.name, 'wait_list');
      await plan.planStep(LANTERN.name, WHAT, '2099-12-01', '09:00');
      await plan.reasons.fill(REASON);
      await plan.reasons.blur();
      await plan.addPerson('Joe', '614-555-0190');
      await expect(plan.people.getByRole('listitem').filter({ hasText: 'Joe' })).toBeVisible();
      await expectKept(page, REASON);
      await expectKept(page, 'Joe');
    }

    test('a refused call, a wait list and an appointment: all of it is there the next day', async ({ page, plan, saved }) => {
      await begin(page, plan);
      await plan.note(LANTERN.name, 'not_right');
      await plan.note(HARBOR.name, 'wait_list');
      await plan.note(MEADOW.name, 'appointment');
      await plan.planStep(MEADOW.name, WHAT, '2099-12-01', '09:00');
      await saved.note(HARBOR.name).fill(NOTE);
      await saved.note(HARBOR.name).blur();
      await expect.poll(async () => JSON.stringify(await kept(page))).toContain(NOTE);
      await expectKept(page, '2099-12-01T09:00');

      await page.reload();
      await plan.expectRead();
      await plan.expectOutcome(LANTERN.name, 'not_right');
      await plan.expectOutcome(HARBOR.name, 'wait_list');
      await plan.expectOutcome(MEADOW.name, 'appointment');
      await expect(plan.comingUp).toContainText(WHEN[language]);
      await expect(plan.comingUp).toContainText(MEADOW.name);
      await expect(plan.item(MEADOW.name)).toContainText(WHEN[language]);
      await expect(saved.note(HARBOR.name)).toHaveValue(NOTE);
      await expect(plan.main).toContainText(words.private);
      await expect(plan.main).toContainText(words.optional);
      const call = plan.item(LANTERN.name).getByRole('link', { name: fill(savedWords.places.call_name, { phone: '614-555-0117', name: LANTERN.name }) });
      await expect(call).toHaveAttribute('href', 'tel:+16145550117');
    });

    test('the next step goes into the calendar, and a calendar reads what was typed', async ({ page, plan }) => {
      await begin(page, plan);
      await plan.planStep(LANTERN.name, WHAT, '2099-12-01', '09:00');
      const { name, text } = await plan.handedOver(plan.button(fill(words.step.calendar_name, { what: WHAT })));
      expect(name).toBe('lantern-house.ics');
      await expect(plan.item(LANTERN.name)).toContainText(words.step.calendar_saved);

      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const calendar = new ICAL.Component(ICAL.parse(text));
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
      const events = calendar.getAllSubcomponents('vevent');
      expect(events).toHaveLength(1);
      const event = new ICAL.Event(events[0]!);
      expect(event.summary).toBe(`${WHAT}: ${LANTERN.name}`);
      expect(event.description).toBe('614-555-0117');
      expect(event.location).toContain('12 Invented Street, Columbus, OH');
      expect(event.uid).toMatch(/^oh-[0-9a-z]{13}@beside$/);
      expect(event.startDate.toString()).toBe('2099-12-01T09:00:00');
      expect(event.startDate.zone).toBe(ICAL.Timezone.localTimezone);
      expect(event.duration.toSeconds()).toBe(30 * 60);
      expect(events[0]!.getFirstPropertyValue('dtstamp')!.toString()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(events[0]!.getFirstSubcomponent('valarm')!.getFirstPropertyValue('trigger')!.toString()).toBe('-PT15M');
    });

    test('a step is changed, done, and put back', async ({ page, plan }) => {
      await begin(page, plan, [LANTERN]);
      await plan.planStep(LANTERN.name, 'Call', '2099-12-01', '09:00');
      await plan.button(fill(words.step.change_name, { name: LANTERN.name })).click();
      await expect(plan.field(nextStep.what)).toHaveValue('Call');
      await plan.field(nextStep.what).fill('Visit');
      await plan.button(words.step.keep).click();
      await expect(plan.comingUp).toContainText('Visit');
      await plan.button(fill(words.step.done_name, { what: 'Visit' })).click();
      await expect(plan.comingUp).toBeHidden();
      await expect(plan.button(words.step.undo)).toBeFocused();
      await plan.button(words.step.undo).click();
      await expect(plan.comingUp).toContainText('Visit');
    });

    test('what is missing or absurd is said, leads to its field, and nothing is retyped', async ({ page, plan }) => {
      await begin(page, plan, [LANTERN]);
      await plan.addStep(LANTERN.name).click();
      await plan.button(words.step.keep).click();
      const summary = plan.main.getByText(fill(formErrors.heading_other, { number: 2 })).locator('..');
      await expect(summary).toBeFocused();
      for (const [field, error] of [[nextStep.what, nextStep.error_what], [nextStep.day, nextStep.error_day]] as const) {
        await summary.getByRole('link', { name: error }).click();
        await expect(plan.field(field)).toBeFocused();
        await expect(plan.field(field)).toHaveAttribute('aria-invalid', 'true');
      }
      const hostile = '<img src=x onerror=alert(1)>'.repeat(400);
      await plan.field(nextStep.what).fill(hostile);
      await plan.button(words.step.keep).click();
      await expect(summary).toBeFocused();
      await expect(summary).toContainText(fill(nextStep.error_long, { most: 200, number: hostile.length }));
      await expect(plan.field(nextStep.what)).toHaveValue(hostile);

      for (const [name, phone] of [['', ''], ['🙂', 'call me'], ['Joe', '12'], ['Joe', '1'.repeat(10_000)], [hostile, '988']] as const) {
        await plan.addPerson(name, phone);
        await expect(plan.people.getByText(/\d/).first().locator('..')).toBeFocused();
        await expect(plan.field(words.people.name)).toHaveValue(name);
        await expect(plan.field(words.people.phone)).toHaveValue(phone);
      }
      await plan.addPerson('<b>Joe</b> 🙂', '988');
      await expect(plan.people.getByRole('link', { name: fill(words.people.call_name, { name: '<b>Joe</b> 🙂', phone: '988' }) })).toHaveAttribute('href', 'tel:988');
      await expect(plan.field(words.people.name)).toHaveValue('');
    });

    test('whom to call: added, called, removed and put back', async ({ page, plan }) => {
      await plan.open();
      await plan.addPerson('Joe', '(614) 555-0190');
      const call = plan.people.getByRole('link', { name: fill(words.people.call_name, { name: 'Joe', phone: '(614) 555-0190' }) });
      await expect(call).toHaveAttribute('href', 'tel:+16145550190');
      await plan.button(fill(words.people.remove_name, { name: 'Joe' })).click();
      await expect(call).toBeHidden();
      await expect(plan.button(fill(words.people.undo_name, { name: 'Joe' }))).toBeFocused();
      await plan.button(fill(words.people.undo_name, { name: 'Joe' })).click();
      await expect(call).toBeVisible();
      await expectKept(page, 'Joe');
    });

    test('the contact card of a place goes to the phone', async ({ page, plan }) => {
      await begin(page, plan, [LANTERN]);
      const { name, text } = await plan.handedOver(plan.button(fill(words.places.card_name, { name: LANTERN.name })));
      expect(name).toBe('lantern-house.vcf');
      expect(text).toContain('+16145550117');
    });

    test('the whole plan goes to another device as one file, where nothing that was there goes', async ({ browser, page, plan, saved }) => {
      await fillIn(page, plan);
      await saved.note(HARBOR.name).fill(NOTE);
      await saved.note(HARBOR.name).blur();
      await expect.poll(async () => JSON.stringify(await kept(page))).toContain(NOTE);
      const { name, text } = await plan.handedOver(plan.button(words.file.save));
      expect(name).toMatch(/^beside-plan-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(text)).toMatchObject({ file: 'beside-plan', version: 1 });

      const there = await anotherDevice(browser, language);
      await there.reasons.fill('Sleep.');
      await there.reasons.blur();
      await there.addPerson('Ana', '614-555-0191');
      await expectKept(there.page, 'Ana');
      await there.bringIn(text);
      await expect(there.file).toContainText(fill(words.file.brought_other, { number: 7 }));
      await expect(there.items).toHaveCount(3);
      await there.expectOutcome(HARBOR.name, 'wait_list');
      await expect(there.item(LANTERN.name)).toContainText(WHEN[language]);
      await expect(there.reasons).toHaveValue(`Sleep.\n${REASON}`);
      await expect(there.people.getByRole('listitem')).toHaveCount(2);
      await expect(new SavedPage(there.page, language).note(HARBOR.name)).toHaveValue(NOTE);

      await there.bringIn(text);
      await expect(there.file).toContainText(words.file.nothing_new);
      await there.page.reload();
      await there.expectRead();
      await expect(there.items).toHaveCount(3);
      await expect(there.reasons).toHaveValue(`Sleep.\n${REASON}`);
      await there.page.context().close();
    });

    test('a step that both have for one place: the one here stays, the other is in the notes', async ({ browser, page, plan }) => {
      await begin(page, plan, [LANTERN]);
      await plan.planStep(LANTERN.name, 'Call Joe', '2099-12-02', '10:30');
      const { text } = await plan.handedOver(plan.button(words.file.save));
      const there = await anotherDevice(browser, language);
      await save(there.page, language, [LANTERN]);
      await there.open();
      await there.planStep(LANTERN.name, 'Call Ana', '2099-12-01', '09:00');
      await there.bringIn(text);
      await expect(there.file).toContainText(fill(words.file.brought_one, { number: 1 }));
      await expect(there.comingUp).toContainText('Call Ana');
      await expect(new SavedPage(there.page, language).note(LANTERN.name)).toHaveValue('2099-12-02 10:30: Call Joe');
      await there.page.context().close();
    });

    test('a file that is none says why, and nothing changes', async ({ page, plan }) => {
      await fillIn(page, plan);
      const before = await kept(page, 'beside-plan');
      const file = '{"file":"beside-plan","version":1,"made_at":1,"saved":{},"plan":{}}';
      for (const [text, why] of [
        ['', words.file.empty],
        ['BEGIN:VCARD', words.file.foreign],
        ['[1]', words.file.foreign],
        [Buffer.from([0xff, 0xd8, 0x00, 0x10, 0x80]), words.file.foreign],
        [file.slice(0, -9), words.file.damaged],
        [file.replace('"version":1', '"version":0'), words.file.older],
        [file.replace('"version":1', '"version":2'), words.file.newer],
        [`${file}${' '.repeat(5_000_000)}`, words.file.too_large],
      ] as const) {
        await plan.bringIn(text);
        await expect(plan.file.getByRole('status').last()).toHaveText(why);
      }
      expect(await kept(page, 'beside-plan')).toEqual(before);
      await expect(plan.items).toHaveCount(3);
      // A record in it that nobody can read is set aside, told, and goes along in the next file.
      await plan.bringIn(file.replace('"plan":{}', '"plan":{"dream":"{\\"version\\":9"}'));
      await expect(plan.main).toContainText(fill(words.problem.set_aside_one, { number: 1 }));
      const { text } = await plan.handedOver(plan.button(words.file.save));
      expect(Object.values(JSON.parse(text).plan)).toContain('{"version":9');
    });

    test('records of another version and damaged ones are told, and never lost', async ({ page, plan }) => {
      await plan.open();
      const newer = '{"version":2,"kind":"reasons","text":"From next year"}';
      await leave(page, [['reasons', newer], ['call x', '{"version":1,"kin']], 'beside-plan');
      await page.reload();
      await expect(plan.main).toContainText(fill(words.problem.set_aside_other, { number: 2 }));
      await plan.reasons.fill(REASON);
      await plan.reasons.blur();
      await expectKept(page, REASON);
      expect((await kept(page, 'beside-plan')).map(([, text]) => text)).toContain(newer);
      await page.reload();
      await expect(plan.reasons).toHaveValue(REASON);
      await expect(plan.main).toContainText(fill(words.problem.set_aside_other, { number: 2 }));
    });

    test('a browser that keeps nothing says so, and the plan goes along while the page is open', async ({ page, plan, saved }) => {
      await refuseStorage(page);
      await serveMadeListing(page, { centers: THREE });
      await page.goto(address('find', language, 'near=43215'));
      await saved.save(LANTERN.name).click();
      await saved.wayHere(1).click();
      await saved.main.getByRole('link', { name: savedWords.to_plan }).click();
      await expect(plan.main).toContainText(words.problem.refused);
      await plan.note(LANTERN.name, 'left_message');
      await plan.reasons.fill(REASON);
      await plan.reasons.blur();
      await expect(plan.main).toContainText(words.reasons.this_visit);
      await plan.main.getByRole('link', { name: words.places.list }).click();
      await expect(saved.heading).toBeFocused();
      await page.goBack();
      await plan.expectRead();
      await plan.expectOutcome(LANTERN.name, 'left_message');
      await expect(plan.reasons).toHaveValue(REASON);
      const { text } = await plan.handedOver(plan.button(words.file.save));
      expect(text).toContain(REASON);
    });

    test('a full device says so, and what was done stays on the page', async ({ page, plan }) => {
      await fillDevice(page);
      await plan.open();
      await plan.addPerson('Joe', '614-555-0190');
      await expect(plan.main).toContainText(words.problem.full);
      await expect(plan.people).toContainText('Joe');
    });

    test('two tabs at once: each shows what the other did, and what both write stays', async ({ context, page, plan }) => {
      await begin(page, plan, [LANTERN]);
      const second = await context.newPage();
      await serveMadeListing(second, { centers: [LANTERN] });
      const other = new PlanPage(second, language);
      await other.open();
      await other.note(LANTERN.name, 'talked');
      await plan.expectOutcome(LANTERN.name, 'talked');
      // Both begin with nothing in the field.
      await plan.reasons.pressSequentially('Mine');
      await other.reasons.fill('Yours');
      await other.reasons.blur();
      await expectKept(second, 'Yours');
      await plan.reasons.blur();
      await expect.poll(async () => {
        const reasons = (await kept(page, 'beside-plan')).find(([key]) => key === 'reasons');
        return ['Mine', 'Yours'].every((text) => reasons?.[1].includes(text));
      }).toBe(true);
      await second.close();
    });

    for (const [name, time] of [['in 1970', '1970-01-02T12:00:00'], ['in 2100', '2100-06-01T12:00:00']] as const) {
      test(`a clock that stands ${name} changes no order and loses nothing`, async ({ page, plan }) => {
        await begin(page, plan, [LANTERN]);
        await plan.note(LANTERN.name, 'no_answer');
        await expectKept(page, 'no-answer');
        await page.clock.setFixedTime(new Date(time));
        await page.reload();
        await plan.expectRead();
        await plan.expectOutcome(LANTERN.name, 'no_answer');
        await plan.note(LANTERN.name, 'talked');
        await expectKept(page, 'talked');
        await plan.planStep(LANTERN.name, 'Call', '2026-12-01', '09:00');
        const over = plan.item(LANTERN.name).getByText(words.coming.over);
        await expect(over).toHaveCount(name === 'in 2100' ? 1 : 0);
        const { text } = await plan.handedOver(plan.button(fill(words.step.calendar_name, { what: 'Call' })));
        const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;
        expect(event.getFirstPropertyValue('dtstamp')!.toString().slice(0, 4)).toBe(time.slice(0, 4));
        expect(event.getFirstPropertyValue('dtstart')!.toString()).toBe('2026-12-01T09:00:00');

        await page.clock.setFixedTime(new Date());
        await page.reload();
        await plan.expectRead();
        await plan.expectOutcome(LANTERN.name, 'talked');
        await expect(plan.item(LANTERN.name)).toContainText(words.outcome.noted_no_date);
        await expect(plan.item(LANTERN.name)).toContainText(outcomes.no_answer);
      });
    }

    test('a place that is taken off the list keeps what was noted, until that is deleted too', async ({ page, plan, saved }) => {
      await begin(page, plan, [LANTERN, HARBOR]);
      await plan.note(LANTERN.name, 'wait_list');
      await saved.remove(LANTERN.name).click();
      await expect(plan.others).toBeHidden();
      await saved.remove(HARBOR.name).click();
      await expect(plan.others).toContainText(LANTERN.name);
      await expect(plan.others).toContainText(outcomes.wait_list);
      await plan.button(fill(words.others.back_name, { name: LANTERN.name })).click();
      await plan.expectOutcome(LANTERN.name, 'wait_list');
      await expect(plan.others).toBeHidden();
    });

    test('the plan is printed with what comes next; reasons and people only if asked', async ({ page, plan }) => {
      await watchHandingOn(page);
      await fillIn(page, plan);
      await plan.button(words.tools.print).click();
      await expect(plan.paper).toContainText(WHEN[language]);
      await expect(plan.paper).toContainText(outcomes.wait_list);
      await expect(plan.paper).not.toContainText(REASON);
      await plan.main.getByRole('checkbox', { name: words.print.with_notes }).check();
      await expect(plan.paper).toContainText(REASON);
      await expect(plan.paper).toContainText('614-555-0190');
      await plan.main.getByRole('button', { name: savedWords.print.button, exact: true }).last().click();
      expect(await handedOn(page)).toEqual(['print']);
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('button:visible')).toHaveCount(0);
      await expect(plan.paper).toContainText(savedWords.sheet.crisis);
    });

    test('the places can be shared, and nothing of the plan goes along', async ({ page, plan, saved }) => {
      await fillIn(page, plan);
      await plan.button(words.tools.share).click();
      const link = decodeURIComponent(await saved.link.inputValue());
      for (const text of [REASON, 'Joe', 'wait']) expect(link).not.toContain(text);
    });

    test('all of it is deleted after one more question, and nothing is left on the device', async ({ page, plan }) => {
      await fillIn(page, plan);
      await plan.button(words.delete.button).click();
      await plan.button(words.delete.no).click();
      await expect(plan.button(words.delete.button)).toBeFocused();
      await plan.button(words.delete.button).click();
      await plan.button(words.delete.yes).click();
      await expect(plan.heading).toBeFocused();
      await expect(plan.main).toContainText(words.places.empty);
      await expect(plan.reasons).toHaveValue('');
      await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });

    test('to look at an empty plan leaves nothing on the device', async ({ page, plan }) => {
      await plan.open();
      await expect(plan.main).toContainText(words.places.empty);
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });

    for (const [name, viewport] of Object.entries({ 'at 400 % zoom': ZOOMED, 'on a wide screen': { width: 1280, height: 800 } })) {
      test(`the plan can be used by everybody, ${name}`, async ({ page, plan }) => {
        await page.setViewportSize(viewport);
        await fillIn(page, plan);
        await plan.addStep(HARBOR.name).click();
        await plan.button(words.step.keep).click();
        await expectNoViolation(page, ['light', 'dark', 'forced colors']);
        await expectRoomToRead(page);
      });
    }
  });
}

test('by the keyboard alone: an outcome, a step, its calendar file, a person', async ({ page, plan }) => {
  await save(page, 'en', [LANTERN]);
  await plan.open();
  const { nextStep, words } = plan;
  const tabTo = async (name: string) => {
    const isThere = () => page.evaluate((wanted) => {
      const element = document.activeElement!;
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
      return label?.trim() === wanted;
    }, name);
    for (let step = 0; step < 100 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
    expect(await isThere(), name).toBe(true);
  };
  await tabTo(fill(words.outcome.label_name, { name: LANTERN.name }));
  await page.keyboard.type(wordsIn.en.outcomes.left_message);
  await plan.expectOutcome(LANTERN.name, 'left_message');
  await tabTo(fill(words.step.add_name, { name: LANTERN.name }));
  await page.keyboard.press('Enter');
  await expect(plan.field(nextStep.what)).toBeFocused();
  await page.keyboard.type('Call back');
  await tabTo(nextStep.day);
  await page.keyboard.type('12012099');
  await tabTo(nextStep.time);
  await page.keyboard.type('0900AM');
  await page.keyboard.press('Enter');
  const calendar = plan.button(fill(words.step.calendar_name, { what: 'Call back' }));
  await expect(calendar).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('lantern-house.ics');
  await expect(plan.comingUp).toContainText(WHEN.en);
  await tabTo(words.people.name);
  await page.keyboard.type('Joe');
  await tabTo(words.people.phone);
  await page.keyboard.type('988');
  await page.keyboard.press('Enter');
  await expect(plan.people.getByRole('link', { name: fill(words.people.call_name, { name: 'Joe', phone: '988' }) })).toBeVisible();
  await expect(plan.field(words.people.name)).toBeFocused();
});
