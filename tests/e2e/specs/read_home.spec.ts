// The first page: somebody reads what peer support is, and where to begin.
import sources from '../../../content/sources.json';
import { EMERGENCY, HELPLINE, LIFELINE } from '../support/site';
import { expect, test } from '../support/test';
import { entries, LANGUAGES, wordsIn } from '../support/words';

for (const language of LANGUAGES) {
  const { home: words, shell } = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('help comes first: before anything else, a person can call or text 988, or call 911', async ({ home, page }) => {
      await home.open();
      const targets = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const [skip, ...next] = targets;
      expect(skip, 'the skip link stands before everything').toBe('#main');
      expect(next.slice(0, 3)).toEqual([`tel:${LIFELINE}`, `sms:${LIFELINE}`, `tel:${EMERGENCY}`]);
    });

    test('the crisis lines are named in words', async ({ home, shell: { crisis } }) => {
      await home.open();
      await expect(crisis.getByRole('link', { name: shell.crisis.call })).toHaveAttribute('href', `tel:${LIFELINE}`);
      await expect(crisis.getByRole('link', { name: shell.crisis.text })).toHaveAttribute('href', `sms:${LIFELINE}`);
      await expect(crisis.getByRole('link', { name: shell.crisis.danger_call })).toHaveAttribute('href', `tel:${EMERGENCY}`);
    });

    test('a person reads what peer support is, and what it is not', async ({ home }) => {
      await home.open();
      const what = home.section(words.what.heading);
      for (const text of [words.what.first, words.what.second, words.what.third, words.what.quote]) {
        await expect(what).toContainText(text);
      }
      await expect(what.getByRole('term')).toHaveText([words.what.peer_is_term, words.what.peer_is_not_term]);
      await expect(what.getByRole('definition')).toHaveText([words.what.peer_is, words.what.peer_is_not]);
    });

    test('six cards say how a peer can help, and research is told with its limits', async ({ home }) => {
      await home.open();
      const benefits = entries(words.benefits);
      expect(benefits).toHaveLength(6);
      await expect(home.cards(words.benefits.heading)).toHaveCount(6);
      for (const { heading, text } of benefits) {
        await expect(home.card(words.benefits.heading, heading)).toContainText(text);
      }
      await expect(home.section(words.benefits.heading)).toContainText(words.benefits.research);
    });

    test('a person reads what people do together', async ({ home }) => {
      await home.open();
      for (const { heading, text } of entries(words.activities)) {
        await expect(home.card(words.activities.heading, heading)).toContainText(text);
      }
    });

    test('four kinds of programs are explained, with what is known, what it costs and where to find it', async ({ home }) => {
      await home.open();
      const programs = entries(words.programs);
      expect(programs).toHaveLength(4);
      await expect(home.cards(words.programs.heading)).toHaveCount(4);
      for (const { heading, text, evidence, cost, link } of programs) {
        const card = home.card(words.programs.heading, heading);
        for (const part of [text, evidence, cost]) await expect(card).toContainText(part);
        await expect(card.getByRole('link', { name: link })).toBeVisible();
      }
      await expect(home.section(words.programs.heading)).toContainText(words.programs.medicine_note);
    });

    test('what is said of research names its sources, each in the part that stands on it', async ({ home }) => {
      await home.open();
      const named = [
        ...['samhsa-2015-competencies', 'tip-64', 'reif-2014', 'eddie-2019', 'cooper-2024'].map((id) => ({ part: words.benefits, id })),
        ...['kelly-2020', 'beck-2017', 'jason-2007', 'jason-2015', 'magura-2008', 'magura-2008-review'].map((id) => ({ part: words.programs, id })),
      ];
      for (const { part, id } of named) {
        const source = sources.find((source) => source.id === id)!;
        const [who, title] = [source.who, source.title].map((name) => (typeof name === 'string' ? name : name[language]));
        const link = home.section(part.heading).getByRole('link', { name: title, exact: true });
        await expect(link).toHaveAttribute('href', source.url);
        await expect(link.locator('..')).toContainText(`${who}: ${title}, ${source.year}`);
      }
    });

    test('every treatment option is explained and opens its list; a warning stands beside detox', async ({ home }) => {
      await home.open();
      const section = home.section(words.treatment.heading);
      for (const { heading, text } of entries(words.treatment)) {
        await expect(section.getByRole('link', { name: `${heading} ${text}`, exact: true })).toBeVisible();
      }
      await expect(section).toContainText(words.treatment.safety);
    });

    test('who is ready to start gets three steps, a sentence to say, and a number to call', async ({ home }) => {
      await home.open();
      const start = home.section(words.start.heading);
      for (const step of [words.start.first, words.start.second, words.start.third]) {
        await expect(start.getByRole('heading', { name: step.heading })).toBeVisible();
        await expect(start).toContainText(step.text);
      }
      await expect(start).toContainText(words.start.second.sentence);
      await expect(start.getByRole('link', { name: words.start.find_button })).toBeVisible();
      await expect(start.getByRole('link', { name: words.start.helpline_call })).toHaveAttribute('href', `tel:${HELPLINE}`);
    });

    test('every link of the page leads somewhere', async ({ home, page, request, baseURL }) => {
      await home.open();
      const targets = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      const site = new URL(page.url());
      for (const target of new Set(targets)) {
        const url = new URL(target, site);
        if (['tel:', 'sms:'].includes(url.protocol)) {
          expect([LIFELINE, EMERGENCY, HELPLINE], target).toContain(url.pathname);
        } else if (url.origin !== site.origin) {
          // No test leaves this machine: that the address is a whole one is all that can be known here.
          expect(url.protocol, target).toBe('https:');
        } else {
          expect((await request.get(new URL(url.pathname, baseURL).href)).status(), target).toBe(200);
        }
      }
      const parts = targets.map((target) => new URL(target, site)).filter((url) => url.pathname === site.pathname && url.hash);
      expect(parts.length, 'the skip link and the menu lead to parts of the page').toBeGreaterThan(1);
      for (const { hash } of parts) await expect(page.locator(hash), hash).toHaveCount(1);
    });

    test('every link into the finder finds places, and asks for nothing that the list does not know', async ({ home, find, page, words: all }) => {
      await home.open();
      const targets = await home.main.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      const searches = new Set(targets.filter((target) => target.includes('/find/#')));
      expect(searches.size).toBeGreaterThan(8);
      const [unknown] = all.ignored.text.split('{{');
      for (const target of searches) {
        // From one search to the next only the fragment changes: without a page between, the last answer still stands.
        await page.goto('about:blank');
        await page.goto(target);
        const asked = [...new URLSearchParams(target.split('#')[1])].flatMap(([group, slugs]) => slugs.split(',').map((slug) => find.labelOf(group, slug)));
        expect(asked.length, target).toBeGreaterThan(0);
        for (const label of asked) await expect(find.chip(label), target).toBeVisible();
        expect(await find.count(), target).toBeGreaterThan(0);
        await expect(find.main.getByText(unknown!)).toBeHidden();
        await expect(find.clearAll, `${target} has ticked a filter`).toBeVisible();
      }
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('everything can be read, and 988 can be called', async ({ home, shell: { crisis } }) => {
        await home.open();
        await expect(crisis.getByRole('link', { name: shell.crisis.call })).toBeVisible();
        await expect(home.main.getByRole('heading', { level: 1 })).toHaveText(words.hero.heading);
        await expect(home.cards(words.benefits.heading)).toHaveCount(6);
        await expect(home.cards(words.programs.heading)).toHaveCount(4);
        await expect(home.section(words.start.heading)).toBeVisible();
      });

      test('the place field still leads to the finder, which says what to call, and the typed place is not sent', async ({ home, find, page }) => {
        await home.open();
        await home.place.fill('43215');
        await home.findButton.click();
        // What is painted: Playwright's other ways to read a text skip <noscript>.
        await expect(find.main).toContainText(wordsIn[language].find.no_script, { useInnerText: true });
        expect(page.url()).not.toContain('43215');
      });
    });
  });
}

test('a person types a place on the first page and gets the places near it', async ({ home, find, page }) => {
  await home.open();
  await home.place.fill('43215');
  await home.findButton.click();
  await find.expectPlacesAround(/.*43215/);
  await expect(page).toHaveURL(/\/find\/#near=43215$/);
  await expect(find.place).toHaveValue('43215');
});

test('the menu leads to the explainer, the programs and the finder', async ({ home, shell, page, words }) => {
  await home.open();
  await shell.follow(words.shell.nav.programs);
  await expect(home.section(words.home.programs.heading)).toBeInViewport();
  await shell.follow(words.shell.nav.peer_support);
  await expect(page).toHaveURL(/\/what-is-peer-support\/$/);
  await expect(shell.menuLink(words.shell.nav.peer_support)).toHaveAttribute('aria-current', 'page');
  await shell.follow(words.shell.nav.help_now);
  await expect(page).toHaveURL(/\/help-now\/$/);
  await shell.follow(words.shell.nav.find_help);
  await expect(page).toHaveURL(/\/find\/$/);
  await expect(shell.menuLink(words.shell.nav.find_help)).toHaveAttribute('aria-current', 'page');
});

test.describe('the menu of a phone', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('waits behind a button, by keyboard and by touch, and goes away when it was used', async ({ find, shell, page, words }) => {
    await page.goto('/find/#near=OH');
    await find.expectPlacesIn('Ohio');
    await expect(shell.menu).toBeHidden();
    await shell.menuButton.focus();
    await page.keyboard.press('Enter');
    await expect(shell.menuLink(words.shell.nav.help_now)).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(shell.menuLink(words.shell.crisis.call)).toBeFocused();
    await expect(shell.menuLink(words.shell.crisis.danger_call)).toBeInViewport();
    await expect(shell.menuLink(words.shell.footer.plan)).toBeInViewport();
    await shell.menu.getByRole('button', { name: words.shell.nav.close, exact: true }).click();
    await expect(shell.menu).toBeHidden();
    await shell.menuButton.press('Enter');
    await expect(shell.menuLink(words.shell.nav.help_now)).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(shell.menu).toBeHidden();
    await expect(shell.menuButton).toBeFocused();
    await shell.follow(words.shell.nav.start);
    await expect(page).toHaveURL(/\/start\//);
    await expect(shell.menu).toBeHidden();
  });

  test('lies open in a browser that cannot fold it', async ({ home, shell, page, words }) => {
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(':popover-open', ':no-such-thing') });
    });
    await page.addInitScript(() => {
      Object.defineProperty(HTMLElement.prototype, 'hidePopover', { value: undefined });
      addEventListener('DOMContentLoaded', () => document.getElementById('menu')!.removeAttribute('popover'));
    });
    await home.open();
    await expect(shell.menuButton).toBeHidden();
    await shell.menuLink(words.shell.nav.programs).click();
    await expect(home.section(words.home.programs.heading)).toBeInViewport();
  });
});

test('the skip link takes a keyboard past the menu', async ({ home, shell, page }) => {
  await home.open();
  await page.keyboard.press('Tab');
  await expect(shell.skipLink).toBeFocused();
  await expect(shell.skipLink).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(home.place).toBeFocused();
});
