// A meeting tonight: found by place, day and way, in the meeting's own time, and taken along into a calendar.
import ICAL from 'ical.js';

import { type MadeMeeting } from '../support/made_meetings';
import { serveMadeListing } from '../support/made_listing';
import { json, MANIFEST, replaceFile, WEB_PAGE } from '../support/listing_files';
import { address } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, wordsIn } from '../support/words';

/** A Thursday, a quarter past six in the evening in San Francisco. */
const THURSDAY_EVENING = new Date('2026-11-26T18:15:00-08:00');
const THURSDAY = 3;
const FRIDAY = 4;
const NEAR: [number, number] = [39.961, -82.991];
const FAR: [number, number] = [44.2, -82.2];

const PACIFIC = { zone: 'America/Los_Angeles', at: NEAR, street: '1 Invented Street', city: 'Columbus' };
const UNDER_WAY: MadeMeeting = { ...PACIFIC, name: 'Began at Six', day: THURSDAY, starts: '18:00', lasts: 60, venue: 'Invented Hall' };
const SOON: MadeMeeting = { ...PACIFIC, name: 'Seven Lanterns', day: THURSDAY, starts: '19:00', lasts: 90, types: ['O', 'BE'], notes: 'The blue door.' };
const LATER: MadeMeeting = { ...PACIFIC, name: 'Late Kettle', day: THURSDAY, starts: '22:30', fellowship: 'NA' };
const NOON: MadeMeeting = { ...PACIFIC, name: 'Noon Bench', day: THURSDAY, starts: '12:00' };
const TOMORROW: MadeMeeting = { ...PACIFIC, name: 'Friday Porch', day: FRIDAY, starts: '18:00' };
const DISTANT: MadeMeeting = { ...PACIFIC, name: 'Distant Wagon', day: THURSDAY, starts: '18:30', at: FAR };
const ONLINE: MadeMeeting = {
  name: 'Online Quilt', day: THURSDAY, starts: '18:45', attendance: 'online', zone: 'America/Los_Angeles',
  joinUrl: 'https://example.org/join/1', joinPhone: '6145550117', joinNotes: 'Meeting ID: 1',
};
const APPOINTED: MadeMeeting = { ...PACIFIC, name: 'By Appointment' };
const ALL = [UNDER_WAY, SOON, LATER, NOON, TOMORROW, DISTANT, ONLINE, APPOINTED];

/** What the clock of the device says, and what it says at seven in San Francisco. */
const ZONES = [
  { zone: 'America/Los_Angeles', seven: undefined },
  { zone: 'America/New_York', seven: { en: 'For you: 10:00 PM', es: 'Para usted: 10:00 p. m.' } },
  { zone: 'Asia/Tokyo', seven: { en: 'For you: Friday, 12:00 PM', es: 'Para usted: viernes, 12:00 p. m.' } },
] as const;

for (const language of LANGUAGES) {
  const words = wordsIn[language].meetings_page;

  test.describe(`in ${language}`, () => {
    test.use({ language });

    for (const { zone, seven } of ZONES) {
      test.describe(`with a clock of ${zone}`, () => {
        test.use({ timezoneId: zone });

        test('a meeting tonight, in person: now and next, by the clock where it is', async ({ meetings, page }) => {
          await serveMadeListing(page, { centers: [], meetings: ALL });
          await page.clock.install({ time: THURSDAY_EVENING });
          await meetings.open('near=43215');
          await meetings.quick(words.when.tonight).click();
          await meetings.quick(words.attend.in_person).click();
          await meetings.expectNames([UNDER_WAY.name, SOON.name, LATER.name]);
          await expect(page).toHaveURL(/#near=43215&day=tonight&attend=in-person$/);

          const now = meetings.named(UNDER_WAY.name);
          await expect(now).toContainText(words.coming.now);
          await expect(now).toContainText(fill(words.coming.started_other, { number: 15 }));
          const next = meetings.named(SOON.name);
          await expect(next).toContainText(fill(words.coming.in_minutes_other, { number: 45 }));
          await expect(next).toContainText(language === 'en' ? 'Thursday, 7:00 PM to 8:30 PM' : 'Jueves, 7:00 p. m. a 8:30 p. m.');
          await expect(next).toContainText(language === 'en' ? 'Pacific Time' : 'hora del Pacífico');
          if (seven) await expect(next).toContainText(seven[language]);
          else await expect(next).not.toContainText(language === 'en' ? 'For you' : 'Para usted');
        });
      });
    }

    test('the same question in a link finds a meeting near 94110 in the whole list', async ({ meetings, page }) => {
      await page.clock.install({ time: THURSDAY_EVENING });
      await meetings.open('near=94110&day=tonight&attend=in-person');
      await expect(meetings.quick(words.when.tonight)).toHaveAttribute('aria-pressed', 'true');
      await expect(meetings.quick(words.attend.in_person)).toHaveAttribute('aria-pressed', 'true');
      await expect.poll(() => meetings.items.count()).toBeGreaterThan(2);
      for (const item of await meetings.items.all()) {
        await expect(item).toContainText(language === 'en' ? /San Francisco|miles away/ : /San Francisco|millas/);
      }
    });

    test('a meeting gets into a calendar, each week and by the clock where it is', async ({ meetings, page }) => {
      await serveMadeListing(page, { centers: [], meetings: ALL });
      await page.clock.install({ time: THURSDAY_EVENING });
      await meetings.open('near=43215');
      const download = page.waitForEvent('download');
      await meetings.addToCalendar(SOON.name).click();
      const file = await (await download).createReadStream();
      const text = (await file.toArray()).map(String).join('');
      expect((await download).suggestedFilename()).toBe('seven-lanterns.ics');
      await expect(meetings.named(SOON.name)).toContainText(words.actions.calendar_done);

      const calendar = new ICAL.Component(ICAL.parse(text));
      for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
      expect(event.summary).toBe(SOON.name);
      expect(event.startDate.zone.tzid).toBe('America/Los_Angeles');
      expect(event.location).toContain('1 Invented Street');
      const comings = event.iterator();
      // The third is past New Year, the twentieth past the change of clocks in March.
      const times = Array.from({ length: 20 }, () => comings.next().toJSDate().toISOString());
      expect(times[0]).toBe('2026-11-27T03:00:00.000Z');
      expect(times[1]).toBe('2026-12-04T03:00:00.000Z');
      expect(times[19]).toBe('2027-04-09T02:00:00.000Z');
      expect(event.duration.toSeconds()).toBe(90 * 60);
    });

    test('a week is told day by day, from today on', async ({ meetings, page }) => {
      await serveMadeListing(page, { centers: [], meetings: ALL });
      await page.clock.install({ time: THURSDAY_EVENING });
      await meetings.open('near=43215');
      await meetings.order.selectOption(words.views.week);
      const days = meetings.main.getByRole('heading', { level: 2 }).filter({ hasText: /202\d|cita|ppointment/ });
      await expect(days).toHaveText([
        fill(words.day_heading.today, { date: language === 'en' ? 'November 26, 2026' : '26 de noviembre de 2026' }),
        fill(words.day_heading.tomorrow, { date: language === 'en' ? 'November 27, 2026' : '27 de noviembre de 2026' }),
        fill(words.day_heading.later, language === 'en' ? { day: 'Thursday', date: 'December 3, 2026' } : { day: 'Jueves', date: '3 de diciembre de 2026' }),
        words.day_heading.appointment,
      ]);
      await expect(page).toHaveURL(/view=week$/);
    });

    test('what comes from elsewhere than the rest of a meeting is said, with its source', async ({ meetings, page }) => {
      const told = { ...SOON, origins: 'd0 b0 m1' };
      const otherSources = [{ title: 'Corrections', as_of: '2026-05-20' }, { title: 'County list', as_of: '2025-11-03' }];
      await serveMadeListing(page, { centers: [], meetings: [told, LATER], title: 'Intergroup', otherSources });
      await page.clock.install({ time: THURSDAY_EVENING });
      await meetings.open('near=43215');
      const { fields } = words;
      const line = (names: string, title: string) =>
        fill(words.from_elsewhere, { names: names.charAt(0).toUpperCase() + names.slice(1), title });
      const soon = meetings.named(SOON.name);
      await soon.getByText(words.more, { exact: true }).click();
      await expect(soon).toContainText(line(fields.time, 'Corrections'));
      await expect(soon).toContainText(line(fields.notes, 'County list'));
      const later = meetings.named(LATER.name);
      await later.getByText(words.more, { exact: true }).click();
      await expect(later).toContainText('Intergroup');
      await expect(later, 'all of it is from one source').not.toContainText('County list');
    });

    test('nothing tonight leads to other days, online and a human now', async ({ meetings, page }) => {
      await serveMadeListing(page, { centers: [], meetings: [NOON, TOMORROW, ONLINE] });
      await page.clock.install({ time: THURSDAY_EVENING });
      await meetings.open('near=43215&day=tonight&attend=in-person');
      await meetings.expectCount(0);
      await expect(meetings.main.getByText(words.nothing.call)).toBeVisible();
      await meetings.main.getByRole('button', { name: words.nothing.online, exact: true }).click();
      await meetings.expectNames([ONLINE.name]);
      await meetings.quick(words.attend.in_person).click();
      await meetings.main.getByRole('button', { name: words.nothing.any_day, exact: true }).click();
      await meetings.expectNames([TOMORROW.name, NOON.name]);
    });

    test('a listing without meetings says so and leads to places', async ({ meetings, page }) => {
      await serveMadeListing(page, { centers: [{ name: 'Lantern House' }] });
      await meetings.visit('near=43215');
      await expect(meetings.count).toHaveText(words.none.heading);
      await expect(meetings.main.getByRole('link', { name: words.places_link })).toHaveAttribute('href', address('find', language, 'near=43215'));
    });
  });
}

test('a minute later the words change, and the keyboard stays where it was', async ({ meetings, page }) => {
  await serveMadeListing(page, { centers: [], meetings: ALL });
  await page.clock.install({ time: THURSDAY_EVENING });
  await meetings.open('near=43215');
  const button = meetings.addToCalendar(SOON.name);
  await button.focus();
  await page.clock.runFor('02:00');
  await expect(meetings.named(SOON.name)).toContainText(fill(meetings.words.coming.in_minutes_other, { number: 43 }));
  await expect(button).toBeFocused();
});

test('filters say how many would be left, and leave so many', async ({ meetings, page, words }) => {
  await page.clock.install({ time: THURSDAY_EVENING });
  await meetings.open('near=94110&within=10');
  for (const label of ['For newcomers', 'Evening', 'NA']) {
    const promised = await meetings.promised(label);
    await meetings.option(label).check();
    await meetings.expectCount(promised);
    // The filters come a moment behind; any day is what is asked, so it promises what there is.
    await expect.poll(() => meetings.promised(meetings.words.when.any_time)).toBe(promised);
  }
  await meetings.main.getByRole('button', { name: words.find.filters.clear_all, exact: true }).last().click();
  await expect(page).toHaveURL(/#near=94110&within=10$/);
});

test('a choice takes no other away, brings none that changes nothing, and keeps the keyboard where it is', async ({ meetings, page }) => {
  const made = [['BE'], ['BE', 'LGBTQ'], ['W'], ['M']].map((types, at) => ({ ...SOON, name: `Circle ${at}`, types }));
  await serveMadeListing(page, { centers: [], meetings: made });
  await page.clock.install({ time: THURSDAY_EVENING });
  await meetings.open('near=43215');
  const choices = meetings.filters.getByRole('group', { name: meetings.words.groups.audience }).getByRole('checkbox');
  const names = () => choices.evaluateAll((all) => all.map(({ id }) => id));
  await expect(choices).toHaveCount(4);
  const before = await names();
  for (const [at, left] of [[0, 2], [1, 1], [2, 1], [3, 1]] as const) {
    const choice = choices.nth(at);
    await choice.focus();
    for (const count of [left, 4]) {
      await page.keyboard.press('Space');
      await meetings.expectCount(count);
      // When the filters have followed.
      await expect.poll(() => meetings.promised(meetings.words.when.any_time)).toBe(count);
      await expect(choice).toBeFocused();
      expect(await names()).toEqual(before);
    }
  }
});

test('each day of the week stands once, whatever the list was sorted by before, and goes with the week', async ({ meetings, page }) => {
  const far = (step: number): [number, number] => [NEAR[0] + step / 100, NEAR[1]];
  const made = [THURSDAY, FRIDAY, THURSDAY, FRIDAY].map((day, at) => ({ ...SOON, name: `Circle ${at}`, day, at: far(at + 1) }));
  await serveMadeListing(page, { centers: [], meetings: made });
  await page.clock.install({ time: THURSDAY_EVENING });
  await meetings.open('near=43215&sort=distance');
  await meetings.expectNames(['Circle 0', 'Circle 1', 'Circle 2', 'Circle 3']);
  const days = meetings.main.locator('.meetings__day');
  await meetings.order.selectOption(meetings.words.views.week);
  await meetings.expectNames(['Circle 0', 'Circle 2', 'Circle 1', 'Circle 3']);
  await expect(days).toHaveCount(2);
  await meetings.order.selectOption(meetings.words.views.soonest);
  await expect(meetings.items).toHaveCount(4);
  await expect(days).toHaveCount(0);
});

for (const [view, shown] of [['soonest', 20], ['week', 60]] as const) {
  test(`more meetings are shown (${view}), and the keyboard is at the first of them`, async ({ meetings, page }) => {
    const made = Array.from({ length: 70 }, (_, at) => ({ ...SOON, name: `Circle ${String(at).padStart(2, '0')}` }));
    await serveMadeListing(page, { centers: [], meetings: made });
    await page.clock.install({ time: THURSDAY_EVENING });
    await meetings.open(view === 'week' ? 'near=43215&view=week' : 'near=43215');
    await expect(meetings.items).toHaveCount(shown);
    await meetings.main.getByRole('button', { name: meetings.words.show_more }).click();
    await expect(meetings.items).toHaveCount(Math.min(shown + 20, made.length));
    await expect(meetings.items.nth(shown).getByRole('heading', { level: 3 })).toBeFocused();
  });
}

test('Back and Forward go through what was asked', async ({ meetings, page }) => {
  await meetings.open('near=94110');
  await meetings.quick('Online').click();
  await expect(page).toHaveURL(/attend=online$/);
  await page.goBack();
  await expect(page).toHaveURL(/#near=94110$/);
  await expect(meetings.quick('Online')).toHaveAttribute('aria-pressed', 'false');
  await page.goForward();
  await expect(meetings.quick('Online')).toHaveAttribute('aria-pressed', 'true');
});

test('the place goes along from places to meetings and back', async ({ find, meetings, page, words }) => {
  await find.open('near=94110');
  const kinds = page.getByRole('navigation', { name: words.kind_switch.label });
  await kinds.getByRole('link', { name: words.kind_switch.meetings }).click();
  await expect(meetings.heading).toHaveText(words.meetings.heading);
  await expect(meetings.place).toHaveValue('94110');
  await expect(meetings.count).toHaveText(/San Francisco/);
  await kinds.getByRole('link', { name: words.kind_switch.places }).click();
  await expect(page).toHaveURL(/\/find\/#near=94110$/);
});

test('a place is typed, a town is chosen, and what is no place is told', async ({ meetings, words }) => {
  await meetings.open();
  await meetings.place.fill('00000');
  await meetings.place.press('Enter');
  await expect(meetings.main.getByText(fill(words.find.place_errors.unknown_zip, { place: '00000' }))).toBeVisible();
  await meetings.place.fill('Springfield');
  await meetings.place.press('Enter');
  await meetings.main.getByRole('button', { name: 'Springfield, IL' }).click();
  await expect(meetings.count).toContainText('Springfield, IL');
});

test('how one joins is a link and a number, and no password is ever there', async ({ meetings, page }) => {
  await serveMadeListing(page, { centers: [], meetings: [ONLINE, { ...ONLINE, name: 'Bad Link', joinUrl: 'javascript:alert(1)', joinPhone: '911;1' }] });
  await meetings.open('near=43215');
  const item = meetings.named(ONLINE.name);
  await expect(item.getByRole('link', { name: fill(meetings.words.actions.join_name, { name: ONLINE.name }) })).toHaveAttribute('href', ONLINE.joinUrl!);
  await expect(item.getByRole('link', { name: /614-555-0117/ })).toHaveAttribute('href', 'tel:+16145550117');
  await item.getByText(meetings.words.more, { exact: true }).click();
  await expect(item).toContainText('Meeting ID: 1');
  await expect(item).toContainText(meetings.words.passwords);
  await expect(meetings.named('Bad Link').getByRole('link')).toHaveCount(0);
});

test.describe('when files do not come', () => {
  test.use({ filesMayFail: true });

  test('a file of meetings that is a web page is told, and tried again', async ({ meetings, page, words }) => {
    await serveMadeListing(page, { centers: [], meetings: ALL });
    const restore = await replaceFile(page, 'meetings.oh.0123456789abcdef.json', WEB_PAGE);
    await meetings.visit('near=43215');
    await expect(meetings.alert.getByRole('heading', { name: words.data_error.host_page.heading })).toBeVisible();
    restore();
    await meetings.alert.getByRole('button', { name: words.data_error.retry }).click();
    await expect(meetings.count).toHaveText(/\d/);
  });

  test('a list that did not load says so', async ({ meetings, page }) => {
    await replaceFile(page, MANIFEST, json({ format: 'something else' }));
    await meetings.visit();
    await expect(meetings.count).toHaveText(meetings.words.status.failed);
    await expect(meetings.alert).toBeVisible();
  });
});

test('without signal, meetings that were loaded are found and go into the calendar', async ({ context, meetings, page }) => {
  await meetings.open('near=94110');
  // What the page does when it is quiet is on its way too.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await meetings.quick('Online').click();
  await expect(meetings.items.first()).toBeVisible();
  const download = page.waitForEvent('download');
  await meetings.items.first().getByRole('button', { name: /Add to calendar/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the filters lie over the page, say how many there are, and give the keyboard back', async ({ meetings, words }) => {
    await meetings.open('near=94110');
    await meetings.openFilters.click();
    const sheet = meetings.main.getByRole('dialog');
    await sheet.getByLabel('Discussion', { exact: true }).check();
    await sheet.getByRole('button', { name: /^Show \d+ meetings?$/ }).click();
    await expect(meetings.openFilters).toBeFocused();
    await expect(meetings.main.getByRole('button', { name: fill(words.find.filters.remove, { filter: 'Discussion' }) })).toBeVisible();
  });
});
