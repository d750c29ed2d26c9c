// From "I don't know" to the first call: six questions, what can be done then, and nobody ends with nothing.
import type { Page } from '@playwright/test';

import type { ForWhom, StartPage } from '../pages/start_page';
import { kept, refuseStorage } from '../support/device';
import { expectNoViolation, expectRoomToRead, ZOOMED } from '../support/everybody';
import { holdBack, MANIFEST, replaceFile } from '../support/listing_files';
import { type MadeCenter, serveMadeListing } from '../support/made_listing';
import { address, EMERGENCY, LIFELINE } from '../support/site';
import { expect, test } from '../support/test';
import { fill, LANGUAGES, wordsIn } from '../support/words';

const LANTERN: MadeCenter = { name: 'Lantern House', street: '12 Invented Street', phones: ['6145550117'], codes: ['PEER', 'MD', 'DT'] };
const HARBOR: MadeCenter = { name: 'Quiet Harbor', street: '3 Invented Quay', phones: ['6145550118'], codes: ['PEER', 'MD'] };
const BRIDGE: MadeCenter = { name: 'Old Bridge', street: '7 Invented Lane', phones: ['6145550120'], codes: ['PEER'] };
const THREE = [LANTERN, HARBOR, BRIDGE];
const HELPLINE = '1-800-662-4357';

for (const language of LANGUAGES) {
  const { asking, calls, data_error: trouble, guide, taxonomy } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language, viewport: { width: 360, height: 780 } });

    for (const who of ['me', 'loved', 'client'] as ForWhom[]) {
      test(`for ${who}: from the first page through six questions to the first call`, async ({ home, page, start }) => {
        const words = asking[who];
        await serveMadeListing(page, { centers: THREE });
        await home.open();
        await page.getByRole('main').getByRole('link', { name: wordsIn[language].home.hero.start_link, exact: true }).click();
        await expect(page).toHaveURL(start.address());
        await start.expectQuestion(1, guide.safe.question);

        await start.answer({ who, help: [words.wish_peer, words.wish_detox], place: '43215', pay: [guide.pay.medicaid] });
        await expect(start.heading).toBeFocused();
        await expect(start.said(guide.who.label)).toHaveText(words.name);
        await expect(start.said(guide.help.label)).toHaveText(`${words.wish_peer} ${words.wish_detox}`);
        await expect(start.said(guide.place.label)).toHaveText('43215');
        await expect(start.said(guide.matters.label)).toHaveText(guide.not_sure);
        expect(page.url(), 'no answer stands in the address').toMatch(/#step=summary$/);

        await start.options.click();
        await expect(start.heading).toHaveText(words.options_heading);
        const places = start.places(who);
        await expect(places).toHaveCount(3);
        await expect(places.first()).toContainText(LANTERN.name);
        const { peer_support: peers } = taxonomy.help;
        await expect(places.first().getByRole('listitem').first()).toHaveText(fill(guide.options.wish, { wish: words.wish_peer, offers: peers.label }));
        await expect(places.filter({ hasText: BRIDGE.name })).toContainText(guide.options.lacks_pay);
        expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
        await expect(start.ways.getByRole('link', { name: fill(guide.options.call_name, { phone: HELPLINE, name: guide.ways.helpline.name }) })).toHaveAttribute('href', 'tel:+18006624357');

        const callBack = start.main.getByRole('link', { name: calls.cannot_call, exact: true });
        await expect(callBack).toHaveAttribute('href', address('callBack', language, `who=${who}`));

        await start.callAll(who).click();
        await expect(page).toHaveURL(new RegExp(`${address('call', language)}#ids=oh-[^&]+&who=${who}$`));
        await expect(start.heading).toHaveText(LANTERN.name);
        await expect(start.heading).toBeFocused();
        await expect(page.getByText(calls.scripts[who].say).first()).toBeVisible();
      });
    }

    test('the keyboard alone leads from the first question to the first call', async ({ page, start }) => {
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await start.choice(guide.safe.yes).focus();
      await press('Space', 'Enter');
      await start.expectQuestion(2, guide.who.question);
      await expect(start.heading).toBeFocused();
      await press('Tab', 'ArrowDown'); // the second: someone I care about
      await expect(start.choice(asking.loved.name)).toBeChecked();
      await press('Enter');
      await start.expectQuestion(3, asking.loved.help_question);
      await expect(start.heading).toBeFocused();
      await press('Tab', 'Space', 'Enter');
      await start.expectQuestion(4, asking.loved.where_question);
      await expect(start.heading).toBeFocused();
      await press('Tab');
      await expect(start.place).toBeFocused();
      await page.keyboard.type('43215');
      await press('Enter');
      for (const [number, question] of [[5, asking.loved.pay_question], [6, asking.loved.matters_question]] as const) {
        await start.expectQuestion(number, question);
        await expect(start.heading).toBeFocused();
        await start.notSure.focus();
        await press('Enter');
      }
      await expect(start.heading).toHaveText(guide.summary.heading);
      await start.options.focus();
      await press('Enter');
      await expect(start.heading).toHaveText(asking.loved.options_heading);
      await expect(start.heading).toBeFocused();
      await start.callAll('loved').focus();
      await press('Enter');
      await expect(start.heading).toHaveText(LANTERN.name);
    });

    test('whoever is not safe, or not sure, reads whom to call before anything else, and loses nothing by it', async ({ page, start }) => {
      await start.open();
      const danger = start.main.getByRole('region', { name: guide.danger.heading });
      await expect(danger).toBeHidden();
      for (const answer of [guide.safe.no, guide.safe.not_sure]) {
        await start.choose(answer);
        await expect(danger).toBeVisible();
        await expect(danger.getByRole('link', { name: guide.danger.call_911 })).toHaveAttribute('href', `tel:${EMERGENCY}`);
        await expect(danger.getByRole('link', { name: guide.danger.call_988 })).toHaveAttribute('href', `tel:${LIFELINE}`);
        await expect(danger.getByRole('link', { name: guide.danger.text_988 })).toHaveAttribute('href', `sms:${LIFELINE}`);
        await expect(danger.getByRole('listitem')).toHaveCount(5);
      }
      await start.goOn.click();
      await start.expectQuestion(2, guide.who.question);
      await page.goBack();
      await start.expectQuestion(1, guide.safe.question);
      await expect(start.choice(guide.safe.not_sure)).toBeChecked();
      await expect(danger).toBeVisible();
      await start.choose(guide.safe.yes);
      await expect(danger).toBeHidden();
    });

    test('what is wrong is not said any more once it is mended, and help comes into sight', async ({ page, start }) => {
      await start.open();
      await start.goOn.click();
      await expect(start.errors).toBeFocused();
      await start.choose(guide.safe.no);
      await expect(start.errors).toBeHidden();
      const emergency = start.main.getByRole('link', { name: guide.danger.call_911, exact: true });
      await expect(emergency).toBeInViewport({ ratio: 1 });
      await expect(start.choice(guide.safe.no)).toBeFocused();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });

    test('to start over is asked again before it takes anything', async ({ page, start }) => {
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.answer({ place: '43215', help: [asking.me.wish_peer] });
      await start.options.click();
      const button = (name: string) => start.main.getByRole('button', { name, exact: true });
      await button(guide.options.again).click();
      await expect(button(guide.options.again_no)).toBeFocused();
      await button(guide.options.again_no).click();
      await expect(button(guide.options.again)).toBeFocused();
      await expect(start.places('me')).toHaveCount(3);
      await button(guide.options.again).click();
      await button(guide.options.again_yes).click();
      await start.expectQuestion(1, guide.safe.question);
      await expect(start.choice(guide.safe.yes)).not.toBeChecked();
    });

    test('a question without an answer says what is missing, and leads to it', async ({ page, start }) => {
      await start.open();
      const wrong = async (text: string, id: string) => {
        await expect(start.errors).toBeFocused();
        await expect(start.errors).toContainText(fill(wordsIn[language].form_errors.heading_one, { number: 1 }));
        await start.errors.getByRole('link', { name: text, exact: true }).click();
        await expect(page.locator(`#${id}`)).toBeFocused();
      };
      await start.goOn.click();
      await wrong(guide.errors.safe, 'safe-0');
      await start.choose(guide.safe.yes);
      await start.goOn.click();
      await start.expectQuestion(2, guide.who.question);
      await expect(start.errors).toBeHidden();
      await start.goOn.click();
      await wrong(guide.errors.who, 'who-0');
      await start.choose(asking.me.name);
      await start.goOn.click();
      await start.expectQuestion(3, asking.me.help_question);
      await start.goOn.click();
      await wrong(guide.errors.help, 'help-0');
      await start.notSure.click();
      await start.expectQuestion(4, asking.me.where_question);
      await start.goOn.click();
      await wrong(guide.errors.place_empty, 'start-place');
      await start.notSure.click();
      await start.expectQuestion(5, asking.me.pay_question);
      await start.goOn.click();
      await wrong(guide.errors.pay, 'pay-0');
      await start.notSure.click();
      await start.expectQuestion(6, asking.me.matters_question);
      await start.goOn.click(); // nothing else matters
      await expect(start.said(guide.matters.label)).toHaveText(guide.matters.nothing);
    });

    test('what is no place is told as it is, and stays in the field', async ({ page, start }) => {
      await start.open();
      await start.choose(guide.safe.yes);
      await start.goOn.click();
      await start.notSure.click();
      await start.notSure.click();
      await start.expectQuestion(4, asking.me.where_question);
      const long = 'a'.repeat(10_000);
      const markup = 'Columbus, <img src=x onerror=alert(1)>';
      for (const [typed, says] of [
        ['4321', fill(guide.errors.place_zip, { place: '4321' })],
        [long, guide.errors.place_long],
        [markup, fill(guide.errors.place_state, { place: markup.replace('Columbus, ', '') })],
        ['   ', guide.errors.place_empty],
        ['🙏🏽🙏🏽', guide.errors.place_empty],
      ] as const) {
        await start.place.fill(typed);
        await start.goOn.click();
        await expect(start.errors).toBeFocused();
        await expect(start.errors).toContainText(says);
        await expect(start.place).toHaveValue(typed);
        await expect(start.place).toHaveAttribute('aria-invalid', 'true');
      }
      await expectRoomToRead(page);
      await start.place.fill('43215');
      await start.goOn.click();
      await start.expectQuestion(5, asking.me.pay_question);
    });

    test('a place that is not there, and one of many, are told before they cost anything', async ({ start }) => {
      await start.open();
      await start.answer({ place: 'Zzyzxville, OH' });
      const alert = start.main.getByRole('alert');
      await expect(alert).toContainText('Zzyzxville, OH');
      await start.options.click();
      await expect(start.heading).toHaveText(asking.me.options_heading);
      await expect(alert).toContainText('Zzyzxville, OH');
      expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
      await alert.getByRole('button', { name: guide.options.change_place }).click();
      await start.expectQuestion(4, asking.me.where_question);
      await expect(start.place).toHaveValue('Zzyzxville, OH');
      await start.place.fill('Columbus, OH');
      await start.goOn.click();
      await expect(start.heading).toHaveText(asking.me.pay_question);
    });

    test('Back goes back, in the page and in the browser, and every answer is there', async ({ page, start }) => {
      const words = asking.me;
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.answer({ help: [words.wish_peer], place: 'Columbus, OH', pay: [guide.pay.uninsured], matters: [taxonomy.language.spanish.label] });
      await start.options.click();
      await expect(start.places('me').first()).toBeVisible();

      await start.back.click();
      await expect(start.heading).toHaveText(guide.summary.heading);
      await page.goBack();
      await start.expectQuestion(6, words.matters_question);
      await expect(start.choice(taxonomy.language.spanish.label)).toBeChecked();
      await page.goBack();
      await start.expectQuestion(5, words.pay_question);
      await expect(start.choice(guide.pay.uninsured)).toBeChecked();
      await start.back.click();
      await start.expectQuestion(4, words.where_question);
      await expect(start.place).toHaveValue('Columbus, OH');
      await start.back.click();
      await start.expectQuestion(3, words.help_question);
      await expect(start.choice(words.wish_peer)).toBeChecked();
      await page.goForward();
      await start.expectQuestion(4, words.where_question);
      await expect(start.place).toHaveValue('Columbus, OH');
    });

    test('an answer is changed from the summary, and leads back to it', async ({ start }) => {
      await start.open();
      await start.answer({});
      await start.change(guide.who.label).click();
      await start.expectQuestion(2, guide.who.question);
      await start.choose(asking.client.name);
      await start.goOn.click();
      await expect(start.heading).toHaveText(guide.summary.heading);
      await expect(start.said(guide.who.label)).toHaveText(asking.client.name);
      await start.options.click();
      await expect(start.heading).toHaveText(asking.client.options_heading);
    });

    test('a reload takes the answers away, says so, and leads on from the same question', async ({ page, start }) => {
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.answer({ place: '43215', help: [asking.me.wish_peer] });
      await page.reload();
      await expect(start.heading).toHaveText(guide.summary.heading);
      const notice = start.main.getByRole('status').filter({ hasText: guide.midway.text });
      await expect(notice).toBeVisible();
      await expect(start.said(guide.place.label)).toHaveText(guide.summary.no_answer);
      await start.options.click();
      await expect(start.main.getByText(asking.me.no_place)).toBeVisible();
      expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
      await page.goBack();
      await page.reload();
      await notice.getByRole('button', { name: guide.midway.again }).click();
      await start.expectQuestion(1, guide.safe.question);
      await expect(notice).toBeHidden();
    });

    test('the finder shows all that fit, and the way back loses nothing', async ({ find, page, start }) => {
      const many = Array.from({ length: 8 }, (_, at) => ({ ...LANTERN, name: `Lantern ${at}`, street: `${at} Invented Street` }));
      await serveMadeListing(page, { centers: [...many, BRIDGE] });
      await start.open();
      await start.answer({ help: [asking.me.wish_peer], place: '43215', pay: [guide.pay.medicaid] });
      await start.options.click();
      await expect(start.places('me')).toHaveCount(5);
      await start.main.getByRole('link', { name: fill(guide.options.see_all_other, { number: 8 }), exact: true }).click();
      await find.expectCount(8);
      await expect(page).toHaveURL(/#near=43215&help=peer-support.*&pay=medicaid/);
      await page.goBack();
      await expect(start.heading).toHaveText(asking.me.options_heading);
      await expect(start.places('me')).toHaveCount(5);
      await start.callAll('me').click();
      await expect(start.heading).toHaveText('Lantern 0');
      await page.goBack();
      await expect(start.places('me')).toHaveCount(5);
      await start.main.getByRole('button', { name: guide.options.change, exact: true }).click();
      await expect(start.said(guide.pay.label)).toHaveText(guide.pay.medicaid);
    });

    test('answers are kept where the person says so, and nowhere else', async ({ page, start }) => {
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.answer({ who: 'loved', place: '43215', help: [asking.loved.wish_peer] });
      await start.options.click();
      await expect(start.places('loved')).toHaveCount(3);
      expect(await kept(page)).toEqual([]);
      await start.main.getByRole('button', { name: guide.options.keep, exact: true }).click();
      await expect(start.main.getByRole('link', { name: guide.options.plan, exact: true })).toBeVisible();
      await page.goto('about:blank');
      await start.open();
      await start.main.getByRole('button', { name: guide.kept.take, exact: true }).click();
      await expect(start.heading).toHaveText(guide.summary.heading);
      await expect(start.said(guide.who.label)).toHaveText(asking.loved.name);
      await expect(start.said(guide.help.label)).toHaveText(asking.loved.wish_peer);
    });

    test('where the device keeps nothing, all of it works', async ({ page, start }) => {
      await refuseStorage(page);
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.answer({ place: '43215', help: [asking.me.wish_peer] });
      await start.options.click();
      await expect(start.places('me')).toHaveCount(3);
      await start.main.getByRole('button', { name: guide.options.keep, exact: true }).click();
      await expect(start.main.getByRole('paragraph').filter({ hasText: guide.options.kept_this_visit })).toBeVisible();
    });

    test('nothing near that fits leads to what is close, and says what is not reported', async ({ page, start }) => {
      await serveMadeListing(page, { centers: [{ ...BRIDGE, codes: ['MD'] }] });
      await start.open();
      await start.answer({ place: '43215', help: [asking.me.wish_detox], pay: [guide.pay.medicaid] });
      await start.options.click();
      await expect(start.main.getByText(asking.me.close)).toBeVisible();
      await expect(start.places('me').first()).toContainText(asking.me.wish_detox);
      await expect(start.main.getByText(fill(guide.options.loose, { groups: `${taxonomy.pay.heading}, ${taxonomy.help.heading}` }))).toBeVisible();
    });

    test.describe('without a signal', () => {
      test.use({ filesMayFail: true });

      test('all questions can be answered, people can be reached, and the list is asked for again', async ({ page, start }) => {
        await serveMadeListing(page, { centers: THREE });
        const restore = await replaceFile(page, MANIFEST, { status: 503 });
        await start.open();
        await start.answer({ place: '43215', help: [asking.me.wish_peer] });
        await start.options.click();
        await expect(start.main.getByRole('alert')).toContainText(trouble.help_still_works);
        expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
        restore();
        await start.main.getByRole('button', { name: trouble.retry }).click();
        await expect(start.places('me')).toHaveCount(3);
      });

      test('once it was opened, the network may be gone', async ({ context, start }) => {
        await start.open();
        await context.setOffline(true);
        await start.answer({ who: 'client', place: '10001', help: [asking.client.wish_group] });
        await start.options.click();
        await expect(start.heading).toHaveText(asking.client.options_heading);
        expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
      });
    });

    test('on a slow line, people are there before the places are', async ({ page, start }) => {
      const letThrough = await holdBack(page, '**/listing/oh.*.json');
      await start.open();
      await start.answer({ place: '43215' });
      await start.options.click();
      await expect(start.main.getByText(guide.options.waiting)).toBeVisible();
      expect(await start.ways.count()).toBeGreaterThanOrEqual(3);
      letThrough();
      await expect(start.places('me').first()).toBeVisible();
    });

    test('the position of the device is an answer, and stays in no address', async ({ context, page, start, visit }) => {
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation({ latitude: 39.9612, longitude: -82.9988 });
      await serveMadeListing(page, { centers: THREE });
      await start.open();
      await start.choose(guide.safe.yes);
      await start.goOn.click();
      await start.notSure.click();
      await start.notSure.click();
      await start.main.getByRole('button', { name: wordsIn[language].here.button }).click();
      await expect(start.main.getByText(guide.place.here)).toBeVisible();
      await start.goOn.click();
      await start.notSure.click();
      await start.notSure.click();
      await expect(start.said(guide.place.label)).toHaveText(guide.place.here);
      await start.options.click();
      await expect(start.places('me')).toHaveCount(3);
      for (const url of [...visit.requests, page.url()]) expect(url).not.toMatch(/39\.9|82\.9/);
    });

    test('a hand that presses twice answers one question', async ({ start }) => {
      await start.open();
      await start.choose(guide.safe.yes);
      await start.goOn.dblclick();
      await start.expectQuestion(2, guide.who.question);
      await expect(start.errors).toBeHidden();
      await start.notSure.dblclick();
      await start.expectQuestion(3, asking.me.help_question);
    });
  });

  for (const { name, viewport } of [{ name: 'on a phone', viewport: { width: 360, height: 780 } }, { name: 'at 400 % zoom', viewport: ZOOMED }]) {
    test.describe(`in ${language}, ${name}`, () => {
      test.use({ language, viewport, contextOptions: { reducedMotion: 'reduce' } });

      test('every step can be used by everybody', async ({ page, start }) => {
        test.slow(); // axe looks at seven pages, in each mode
        await serveMadeListing(page, { centers: THREE });
        const look = async () => {
          await expectNoViolation(page, viewport === ZOOMED ? ['light'] : ['light', 'dark', 'forced colors']);
          await expectRoomToRead(page);
        };
        await start.open();
        await start.choose(guide.safe.no);
        await look();
        await start.goOn.click();
        await start.expectQuestion(2, guide.who.question);
        await start.goOn.click();
        await look();
        await start.notSure.click();
        await lookAtRest(page, start, look);
      });
    });
  }

  async function lookAtRest(page: Page, start: StartPage, look: () => Promise<void>): Promise<void> {
    const words = asking.me;
    await start.expectQuestion(3, words.help_question);
    await start.choose(words.wish_peer, words.wish_detox);
    await look();
    await start.goOn.click();
    await start.expectQuestion(4, words.where_question);
    await start.place.fill('432');
    await start.goOn.click();
    await look();
    await start.place.fill('43215');
    await start.goOn.click();
    await start.expectQuestion(5, words.pay_question);
    await start.choose(guide.pay.medicaid);
    await start.goOn.click();
    await start.expectQuestion(6, words.matters_question);
    await look();
    await start.goOn.click();
    await expect(start.heading).toHaveText(guide.summary.heading);
    await look();
    await start.options.click();
    await expect(start.places('me').first()).toBeVisible();
    await look();
    expect(page.url()).toContain('#step=options');
  }
}
