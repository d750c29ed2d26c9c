// Asking to be called back: as little as it needs, delivered once, whatever the network, the service and the device do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, type Page, test as base } from '@playwright/test';

import { CallBackPage } from '../pages/call_back_page';
import { CallBackService, offerCallBack } from '../support/call_back_service';
import { fillDevice, refuseStorage } from '../support/device';
import { expectNoViolation, expectRoomToRead, MODES, ZOOMED } from '../support/everybody';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { address, HELPLINE, LIFELINE } from '../support/site';
import { expect, test as beside } from '../support/test';
import { escaped, fill, type Language, LANGUAGES, wordsIn } from '../support/words';

const LANTERN: MadeCenter = { name: 'Lantern House', phones: ['6145550117'], codes: ['PEER'] };
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Contexts of their own, since other hosts are asked here, and only here. */
const test = base.extend<{ language: Language; service: CallBackService; callBack: CallBackPage }>({
  language: ['en', { option: true }],
  service: async ({}, use) => {
    const service = await CallBackService.start();
    await use(service);
    await service.stop();
  },
  callBack: async ({ context, page, language, service }, use) => {
    await offerCallBack(context, service.endpoint);
    await page.clock.install();
    await use(new CallBackPage(page, language));
  },
});

/** Time passes, as far as the page knows. */
async function pass(page: Page, milliseconds: number): Promise<void> {
  await page.clock.fastForward(milliseconds);
}

/** What stands on the device. */
function onDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    if ((await indexedDB.databases()).every(({ name }) => name !== 'beside-call-back')) return '';
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('beside-call-back');
      request.onsuccess = () => resolve(request.result);
    });
    const all = database.transaction('saved').objectStore('saved').getAll();
    await new Promise((resolve) => (all.onsuccess = resolve));
    database.close();
    return JSON.stringify(all.result);
  });
}

const delivered = async (service: CallBackService): Promise<number> => (await service.ledger()).taken.length;

for (const language of LANGUAGES) {
  const { call_back_form: form, call_back_queue: queue, call_back_other: other } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a person asks for a call about a place, and only what they filled in is sent', async ({ callBack, page, service }) => {
      await serveMadeListing(page, { centers: [LANTERN] });
      await page.goto(address('find', language, 'near=43215'));
      const href = await page.getByRole('link', { name: LANTERN.name, exact: true }).getAttribute('href');
      const id = new URLSearchParams(href!.split('#')[1]).get('id')!;
      await callBack.open(`id=${id}`);
      await expect(callBack.main.getByRole('combobox', { name: form.place.label })).toHaveValue(id);
      await callBack.fillIn('Ana');
      await callBack.main.getByRole('checkbox', { name: form.times.evening }).check();
      await callBack.main.getByRole('checkbox', { name: form.times.morning }).check();
      await callBack.choice(form.language.spanish).check();
      await callBack.send.click();
      await callBack.expectStage(queue.delivered.heading);
      await expect(callBack.requests.first()).toContainText(fill(queue.about, { place: LANTERN.name }));
      const { requests } = await service.ledger();
      expect(requests).toHaveLength(1);
      const [request] = requests;
      expect(JSON.parse(request!.body)).toEqual({
        version: 1,
        name: 'Ana',
        reach: { by: 'phone', phone: '+16145550117', may_leave_message: false },
        good_times: ['morning', 'evening'],
        language: 'es',
        place: { id, name: LANTERN.name },
        consent: '2026-11-25',
      });
      expect(request!.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect([request!.cookie, request!.referer, request!.type]).toEqual([undefined, undefined, 'application/json']);
      const kept = await onDevice(page);
      expect(kept, 'nothing of the person stays').not.toMatch(/Ana|614555/);
      await callBack.remove.click();
      await expect(callBack.name).toHaveValue('');
      await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
    });

    for (const who of ['loved', 'client'] as const) {
      test(`who asks for ${who} is told so in each sentence, and nothing of it is sent`, async ({ callBack, page, service }) => {
        const words = wordsIn[language].call_back_who[who];
        await callBack.open(`who=${who}`);
        await expect(callBack.main.getByText(words.reach)).toBeVisible();
        await expect(callBack.name).toHaveAccessibleDescription(words.name_hint);
        const text = callBack.main.getByRole('link', { name: other.trusted_text, exact: true });
        expect(new URL((await text.getAttribute('href'))!).searchParams.get('body')).toBe(words.trusted_body);
        await callBack.name.fill('Ana');
        await callBack.phone.fill('614-555-0117');
        await callBack.choice(form.message.no).check();
        await callBack.consentFor(who).check();
        await callBack.send.click();
        await callBack.expectStage(queue.delivered.heading);
        const { requests } = await service.ledger();
        expect(requests).toHaveLength(1);
        expect(requests[0]!.body).not.toContain(who);
        expect(page.url()).toContain(`#who=${who}`);
      });
    }

    test('what is missing or wrong is named, leads to its field, and nothing is typed again', async ({ callBack, page, service }) => {
      await callBack.open();
      await callBack.send.click();
      await expect(callBack.errors).toBeFocused();
      const links = callBack.errors.getByRole('link');
      await expect(links).toHaveText([form.name.missing, form.phone.missing, form.message.missing, form.consent.missing]);
      const hostile = `<img src=x onerror=alert(1)> 🙂 ${'a'.repeat(10_000)}`;
      await callBack.name.fill(hostile);
      await callBack.phone.fill('911');
      await callBack.send.click();
      await expect(links.nth(0)).toHaveText(fill(form.name.too_long, { count: [...hostile].length }));
      await expect(links.nth(1)).toHaveText(fill(form.phone.length, { count: 3 }));
      await links.nth(1).click();
      await expect(callBack.phone).toBeFocused();
      await expect(callBack.phone).toHaveAttribute('aria-invalid', 'true');
      await expect(callBack.phone).toHaveAccessibleDescription(new RegExp(fill(form.phone.length, { count: 3 }).slice(0, 20)));
      await callBack.choice(form.reach.mail).check();
      await callBack.mail.fill('nobody');
      await callBack.send.click();
      await expect(callBack.errors).toContainText(form.mail.unclear);
      await callBack.choice(form.reach.phone).check();
      await expect(callBack.phone, 'both ways keep what was typed').toHaveValue('911');
      await expect(callBack.name).toHaveValue(hostile);
      await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0);
      expect((await service.ledger()).requests).toEqual([]);
    });

    test('a refusal says why, and what was written is changed and not written again', async ({ callBack, service }) => {
      await service.meet('area-422');
      await callBack.open();
      await callBack.ask('Ana');
      await callBack.expectStage(queue.refused.heading);
      const card = callBack.requests.first();
      await expect(card).toContainText(queue.refused.area);
      await expect(card).toContainText(fill(queue.refused.said, { said: 'Only <b>Franklin</b> County.' }));
      await callBack.button(queue.refused.change).click();
      await expect(callBack.name).toHaveValue('Ana');
      await expect(callBack.phone).toHaveValue('+16145550117');
      await callBack.consent.check();
      await callBack.send.click();
      await callBack.expectStage(queue.delivered.heading);
      await expect(callBack.requests).toHaveCount(1);
      const { requests } = await service.ledger();
      expect(new Set(requests.map(({ key }) => key)).size, 'another request has another key').toBe(2);
    });

    test('what has not left the device is canceled without a trace, and what may have arrived is said to', async ({ callBack, context, page, service }) => {
      await callBack.open();
      await context.setOffline(true);
      await callBack.ask('Ana');
      await callBack.expectStage(queue.waiting.heading);
      await expect(callBack.requests.first()).toContainText(queue.waiting.offline);
      await callBack.cancel.click();
      await expect(callBack.requests).toHaveCount(0);
      await context.setOffline(false);
      await service.meet('cut-after-taking');
      await callBack.ask('Bo');
      await expect(callBack.requests.first()).toContainText(queue.waiting.no_answer);
      await callBack.cancel.click();
      await callBack.expectStage(queue.stopped.heading);
      await expect(callBack.requests.first()).toContainText(queue.stopped.text);
      await pass(page, 2 * HOUR);
      expect((await service.ledger()).requests).toHaveLength(1);
      expect(await onDevice(page)).not.toMatch(/Bo|614555/);
    });

    test('everybody can use it: axe, narrow, at 400 % zoom', async ({ callBack, page, service }) => {
      await service.meet('area-422', 'many-429');
      await page.setViewportSize({ width: 360, height: 780 });
      await callBack.open();
      await callBack.ask('Ana');
      await callBack.expectStage(queue.refused.heading);
      await callBack.main.getByRole('button', { name: queue.another }).click();
      await callBack.ask('Bo');
      await callBack.main.getByRole('button', { name: queue.another }).click();
      await callBack.send.click();
      await expect(callBack.errors).toBeFocused();
      await expectNoViolation(page, Object.keys(MODES) as (keyof typeof MODES)[]);
      await expectRoomToRead(page);
      await page.setViewportSize(ZOOMED);
      await expectRoomToRead(page);
    });

    test('the keyboard alone is enough', async ({ callBack, page, service }) => {
      await callBack.open();
      await callBack.name.focus();
      await page.keyboard.type('Ana');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('614 555 0117');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await callBack.consent.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await callBack.expectStage(queue.delivered.heading);
      expect(await delivered(service)).toBe(1);
      await expect(callBack.requests.first().getByRole('heading', { level: 3 })).toBeFocused();
    });
  });

  beside.describe(`where nobody calls back, in ${language}`, () => {
    beside.use({ language });

    beside('the page offers to call, to text and to write, and keeps nothing', async ({ page }) => {
      const callBack = new CallBackPage(page, language);
      await callBack.open();
      await expect(callBack.main).toContainText(other.instead);
      const link = (name: string) => callBack.main.getByRole('link', { name, exact: true });
      await expect(link(other.helpline)).toHaveAttribute('href', `tel:${HELPLINE}`);
      await expect(link(other.lifeline_text)).toHaveAttribute('href', `sms:${LIFELINE}`);
      const text = new URL((await link(other.trusted_text).getAttribute('href'))!);
      expect(text.searchParams.get('body')).toBe(wordsIn[language].call_back_who.me.trusted_body);
      await expect(link(other.trusted_mail)).toHaveAttribute('href', /^mailto:\?subject=/);
      await expect(callBack.name).toHaveCount(0);
      expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });
  });
}

test('every fault of service and network ends in one delivery or in a refusal that is told', async ({ callBack, page, service }) => {
  test.setTimeout(240_000);
  const { call_back_queue: queue } = wordsIn.en;
  const refusals: Record<string, string> = {
    'large-413': queue.refused.too_large, 'area-422': queue.refused.area, 'closed-410': queue.refused.closed, 'forbidden-403': queue.refused.other,
  };
  /** What is said of a request only when it has been tried. */
  const afterATry = new RegExp([queue.waiting.no_answer, queue.waiting.busy, queue.waiting.fault, queue.waiting.foreign].map(escaped).join('|'));
  const counts = { faults: 0, requests: 0, asked: 0, delivered: 0, refused: 0, duplicated: 0, lost: 0 };
  await callBack.open();
  const faults = ['refused-connection', ...service.allFaults];
  for (const fault of faults) {
    await test.step(fault, async () => {
      counts.faults += 1;
      counts.asked += 1;
      if (fault === 'refused-connection') await service.goAway();
      else await service.meet(fault);
      const before = (await service.ledger()).requests.length;
      await callBack.ask(`Fault ${fault}`);
      const hangs = fault.startsWith('hangs');
      if (hangs) {
        await callBack.expectStage(queue.sending.heading);
        await expect.poll(async () => (await service.ledger()).requests.length).toBe(before + 1);
        await pass(page, 21 * SECOND);
      }
      const refusal = refusals[fault];
      if (refusal) {
        counts.refused += 1;
        await callBack.expectStage(queue.refused.heading);
        await expect(callBack.requests.first()).toContainText(refusal);
        await pass(page, 8 * DAY);
        expect((await service.ledger()).requests.length, 'a refusal is not asked again').toBe(before + 1);
      } else {
        const isAtOnce = ['none', 'success-200', 'known-409'].includes(fault);
        if (!isAtOnce) {
          await expect(callBack.requests.first()).toContainText(afterATry);
          await callBack.expectStage(queue.waiting.heading);
          if (fault === 'refused-connection') await service.comeBack();
          if (/429|503/.test(fault)) {
            // Neither time of our own nor a press shortens what the service asked for.
            await expect(callBack.button(queue.try_now)).toHaveCount(0);
            await pass(page, 9 * 60 * SECOND);
            await callBack.expectStage(queue.waiting.heading);
            expect((await service.ledger()).requests.length).toBe(before + 1);
          }
          await pass(page, fault === 'endless-wait-503' ? DAY : 90 * SECOND);
        }
        await callBack.expectStage(queue.delivered.heading);
      }
      await pass(page, HOUR);
      const { requests } = await service.ledger();
      const mine = requests.filter(({ body }) => body.includes(`"Fault ${fault}"`));
      expect(new Set(mine.map(({ key }) => key)).size, 'one key for all tries').toBe(1);
      await callBack.remove.click();
      await expect(callBack.requests).toHaveCount(0);
    });
  }
  const { requests, taken, elsewhere } = await service.ledger();
  const names = taken.map(([, body]) => (JSON.parse(body) as { name: string }).name);
  counts.requests = requests.length + 1; // the refused connection never got there
  counts.delivered = names.length;
  counts.duplicated = names.length - new Set(names).size;
  counts.lost = counts.asked - counts.refused - new Set(names).size;
  console.log(`call back: ${Object.entries(counts).map(([what, count]) => `${what} ${count}`).join(', ')}`);
  expect([counts.duplicated, counts.lost, elsewhere]).toEqual([0, 0, 0]);
  expect(counts.delivered).toBe(faults.length - Object.keys(refusals).length);
});

test('asked offline, the browser closed, the network back: delivered once', async ({ playwright, launchOptions, baseURL, service }) => {
  const folder = await mkdtemp(join(tmpdir(), 'beside-'));
  const openBrowser = async (): Promise<[BrowserContext, CallBackPage]> => {
    const context = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, ...(baseURL ? { baseURL } : {}), viewport: { width: 360, height: 780 } });
    await offerCallBack(context, service.endpoint);
    return [context, new CallBackPage(await context.newPage(), 'en')];
  };
  const { call_back_queue: queue } = wordsIn.en;
  try {
    const [first, there] = await openBrowser();
    await there.open();
    await first.setOffline(true);
    await there.ask('Ana');
    await there.expectStage(queue.waiting.heading);
    await expect.poll(() => onDevice(there.page)).toContain('Ana');
    await first.close();
    expect((await service.ledger()).requests).toEqual([]);

    const [second, again] = await openBrowser();
    // Whatever page of the app they come back to.
    await again.page.goto(address('saved', 'en'));
    await expect.poll(() => delivered(service)).toBe(1);
    await again.open();
    await again.expectStage(queue.delivered.heading);
    await again.page.reload();
    await again.expectStage(queue.delivered.heading);
    await second.close();
    const { requests, taken } = await service.ledger();
    expect([requests.length, taken.length]).toEqual([1, 1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a page that is closed in the middle of sending sends it again, and it arrives once', async ({ callBack, context, page, service }) => {
  await service.meet('hangs-after-taking');
  await callBack.open();
  await callBack.ask('Ana');
  await expect.poll(() => delivered(service)).toBe(1);
  await page.close();
  const next = await context.newPage();
  await next.clock.install();
  const again = new CallBackPage(next, 'en');
  await again.open();
  await expect(again.requests.first()).toContainText(again.queue.waiting.cut_short);
  await pass(next, 10 * SECOND);
  await again.expectStage(again.queue.delivered.heading);
  const { requests, taken } = await service.ledger();
  expect([requests.length, taken.length]).toEqual([2, 1]);
});

for (const { name, hasLocks } of [{ name: 'with locks', hasLocks: true }, { name: 'without locks', hasLocks: false }]) {
  test(`two tabs, ${name}: one sends, both show it`, async ({ callBack, context, page, service }) => {
    if (!hasLocks) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    await service.meet('hangs', 'none');
    const tab = await context.newPage();
    await tab.clock.install();
    const other = new CallBackPage(tab, 'en');
    await other.open();
    await callBack.open();
    await callBack.ask('Ana');
    await other.expectStage(callBack.queue.sending.heading);
    // That it is being sent is written down before it is sent.
    await expect.poll(async () => (await service.ledger()).requests.length).toBe(1);
    await pass(tab, 10 * SECOND);
    expect((await service.ledger()).requests, 'the other tab waits').toHaveLength(1);
    await pass(page, 21 * SECOND);
    await pass(tab, 11 * SECOND);
    // The next try comes within five seconds: both tabs wait for it, by the same clock.
    await callBack.expectStage(callBack.queue.delivered.heading);
    await other.expectStage(callBack.queue.delivered.heading);
    const { requests, taken } = await service.ledger();
    expect([requests.length, taken.length]).toEqual([2, 1]);
    await other.remove.click();
    await expect(callBack.requests).toHaveCount(0);
  });
}

test('the same request in two tabs, and pressed twice, is one', async ({ callBack, context, service }) => {
  await callBack.open();
  await context.setOffline(true);
  await callBack.ask('Ana');
  await callBack.main.getByRole('button', { name: callBack.queue.another }).click();
  await callBack.fillIn('Ana');
  await callBack.send.click();
  await expect(callBack.errors).toContainText(callBack.form.not_taken.same);
  await context.setOffline(false);
  await callBack.expectStage(callBack.queue.delivered.heading);
  expect(await delivered(service)).toBe(1);
});

for (const { name, jump } of [{ name: 'years ahead', jump: 9 * 365 * DAY }, { name: 'years behind', jump: -9 * 365 * DAY }]) {
  test(`a clock that is put ${name} loses nothing and sends nothing twice`, async ({ callBack, page, service }) => {
    await service.meet('error-500-after-taking');
    await callBack.open();
    await callBack.ask('Ana');
    await callBack.expectStage(callBack.queue.waiting.heading);
    const time = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(time + jump);
    await page.reload();
    if (jump > 0) {
      await callBack.expectStage(callBack.queue.unsent.heading);
      await callBack.button(callBack.queue.unsent.confirm).click();
    } else {
      await pass(page, 10 * SECOND);
    }
    await callBack.expectStage(callBack.queue.delivered.heading);
    const { requests, taken } = await service.ledger();
    expect([requests.length, taken.length]).toEqual([2, 1]);
  });
}

test('a service that is gone for a week: the person is asked, and then it is delivered once', async ({ callBack, page, service }) => {
  await service.goAway();
  await callBack.open();
  await callBack.ask('Ana');
  await expect(callBack.requests.first()).toContainText(callBack.queue.waiting.no_answer);
  for (let day = 0; day < 7; day += 1) {
    await pass(page, DAY);
    await expect(callBack.requests.first()).not.toContainText(callBack.queue.sending.text);
  }
  await expect(async () => {
    await pass(page, HOUR);
    await expect(callBack.requests.first().getByRole('heading', { level: 3 })).toHaveText(callBack.queue.unsent.heading, { timeout: SECOND });
  }).toPass();
  await service.comeBack();
  await pass(page, DAY);
  await page.reload();
  await callBack.expectStage(callBack.queue.unsent.heading);
  expect((await service.ledger()).requests, 'not unasked').toEqual([]);
  await callBack.button(callBack.queue.unsent.confirm).click();
  await callBack.expectStage(callBack.queue.delivered.heading);
  expect(await delivered(service)).toBe(1);
});

for (const { name, refuse, problem } of [
  { name: 'refuses to keep anything', refuse: refuseStorage, problem: 'refused' },
  { name: 'is full', refuse: fillDevice, problem: 'full' },
] as const) {
  test(`a device that ${name}: the person is told, and it is delivered while the page is open`, async ({ callBack, page, service }) => {
    await refuse(page);
    await service.meet('error-500');
    await callBack.open();
    await callBack.ask('Ana');
    await callBack.expectStage(callBack.queue.waiting.heading);
    await expect(callBack.main).toContainText(callBack.queue.problem[problem]);
    await pass(page, 10 * SECOND);
    await callBack.expectStage(callBack.queue.delivered.heading);
    expect(await delivered(service)).toBe(1);
  });
}

test('records that cannot be understood are told, never sent, and go when the person says so', async ({ callBack, page, service }) => {
  await callBack.open();
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('beside-call-back', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('saved');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction('saved', 'readwrite');
    transaction.objectStore('saved').put('{"version":2,"key":"a"}', 'a');
    transaction.objectStore('saved').put('{', 'b');
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  });
  await page.reload();
  await expect(callBack.main).toContainText(fill(callBack.queue.problem.set_aside_other, { number: 2 }));
  await callBack.ask('Ana');
  await callBack.expectStage(callBack.queue.delivered.heading);
  expect((await service.ledger()).requests).toHaveLength(1);
  await callBack.main.getByRole('button', { name: callBack.queue.problem.clear }).click();
  await expect(callBack.requests).toHaveCount(0);
  expect(await onDevice(page)).toBe('');
});
