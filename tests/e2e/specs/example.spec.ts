// Another operator's site, built from examples/ with the same sources: everything that they decided is there, and nothing of
// the project's own site.
import { PNG } from 'pngjs';

import site from '../../../examples/alder-county/site.json';
import { expectNoViolation } from '../support/everybody';
import { address, inSite, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, SITE_NAME, wordsOf } from '../support/words';

const [line] = site.helplines;

/** `#5a2a6e` as a browser tells it. */
const rgb = (color: string): string => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
};

for (const language of LANGUAGES) {
  const words = wordsOf(site.name)[language];
  const region = words.shell.region.replace(/\{\{.*\}\}/, site.region.name[language]);

  test.describe(`in ${language}`, () => {
    test.use({ language, contextOptions: { reducedMotion: 'reduce' } });

    test('the first page has its name, its logo, its region and who answers for it, and speaks of no other site', async ({ page, home, shell }) => {
      await home.open();
      await expect(page).toHaveTitle(words.home.title);
      const brand = page.getByRole('banner').getByRole('link', { name: words.shell.home_link });
      await expect(brand).toContainText(site.name);
      const logo = brand.locator('img');
      await expect(logo).toBeVisible();
      expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await expect(page.getByText(region)).toBeVisible();
      await expect(shell.sampleBanner, 'it is invented').toBeVisible();
      const foot = page.getByRole('contentinfo');
      await expect(foot.getByRole('heading', { name: words.shell.footer.contact.heading })).toBeVisible();
      await expect(foot).toContainText(site.contact.name);
      await expect(foot.getByRole('link', { name: site.contact.mail })).toHaveAttribute('href', new RegExp(`^mailto:${site.contact.mail}`));
      await expect(foot.getByRole('link', { name: site.contact.phone })).toHaveAttribute('href', 'tel:+15415550190');
      await expect(foot.getByRole('link', { name: words.shell.footer.contact.page })).toHaveAttribute('href', site.contact.page);
      await expect(page.locator('body')).not.toContainText(SITE_NAME);
      await expect(page.locator('body')).not.toContainText('{{');
    });

    test('it has its colors, by day and in the dark', async ({ page, home }) => {
      await home.open();
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        const colors = site.colors[scheme];
        await expect(home.findButton).toHaveCSS('background-color', rgb(colors.accent));
        await expect(page.locator('html')).toHaveCSS('background-color', rgb(colors.paper));
        await expect(page.locator(`meta[name="theme-color"][media*="${scheme}"]`)).toHaveAttribute('content', colors.paper);
      }
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await expect(page.locator('html'), 'paper is printed in ink').toHaveCSS('background-color', 'rgb(255, 255, 255)');
    });

    test('its places are found, under its name', async ({ find, center, page }) => {
      await find.open('near=97701');
      await expect(page).toHaveTitle(words.find.title);
      await expect(find.nameOf(find.placeAt(0))).toHaveText('Lantern Peer House');
      await find.nameOf(find.placeAt(0)).click();
      await expect(center.heading).toHaveText('Lantern Peer House');
      await expect(page).toHaveTitle(`Lantern Peer House: ${site.name}`);
      await expect(page.getByText(region)).toBeVisible();
    });

    test('the map knows its region', async ({ find, mapView, page }) => {
      await find.open();
      await find.expectCount(6);
      await mapView.show.click();
      await expect(mapView.marks.first()).toBeVisible();
      const [lat, lon] = site.region.center;
      const { bounds } = site.region;
      await expect(page.locator('meta[name="beside-map"]')).toHaveAttribute('data-region', [lat, lon, ...bounds].join(','));
    });

    test('its meetings are found', async ({ meetings, page }) => {
      await meetings.open('near=97701');
      await expect(page).toHaveTitle(words.meetings.title);
      await expect(meetings.named('Early Light')).toBeVisible();
      await expect(meetings.named('Snowed In'), 'online').toBeVisible();
    });

    test('its own line stands on the page with help right now', async ({ page }) => {
      await page.goto(readingAddress('help-now', language));
      const here = page.getByRole('region', { name: words.reading.lines_here });
      await expect(here.getByRole('heading', { name: line!.name[language] })).toBeVisible();
      await expect(here).toContainText(line!.what_happens[language]);
      await expect(here.locator('a[href="tel:+15415550191"]')).toBeVisible();
      await expect(here.locator('a[href="sms:+15415550192"]')).toBeVisible();
    });

    test('the way out leads where its operator wants', async ({ page, home, shell }) => {
      await home.open();
      await expect(shell.leave).toHaveAttribute('href', site.leave_to);
      await page.goto(address('find', language));
      await expect(shell.leave).toHaveAttribute('href', site.leave_to);
    });

    test('on a home screen it has its short name and its icon', async ({ page, request }) => {
      await page.goto(address('home', language));
      const href = await page.locator('link[rel="manifest"]').getAttribute('href');
      const manifest = await (await request.get(href!)).json();
      expect(manifest).toMatchObject({ name: site.name, short_name: site.short_name, theme_color: site.colors.light.paper, screenshots: [] });
      const icons: { src: string; sizes: string; type: string; purpose: string }[] = manifest.icons;
      expect(icons.map(({ purpose }) => purpose)).not.toContain('monochrome');
      for (const { src, sizes } of icons.filter(({ type }) => type === 'image/png')) {
        const { width, height } = PNG.sync.read(await (await request.get(src)).body());
        expect(`${width}x${height}`, src).toBe(sizes);
      }
      expect(await (await request.get(inSite('/icons/favicon.svg'))).text()).toContain('#5a2a6e');
      for (const ours of ['icon-maskable.svg', 'icon-monochrome.svg', 'logo.svg']) {
        expect((await request.get(inSite(`/icons/${ours}`))).status(), ours).toBe(404);
      }
    });

    test('everybody can use it', async ({ page, home, find, meetings }) => {
      await home.open();
      await expectNoViolation(page, ['light', 'dark', 'forced colors']);
      await find.open('near=97701&help=peer-support');
      await expectNoViolation(page, ['light', 'dark']);
      await meetings.open('near=97701');
      await expectNoViolation(page, ['light', 'dark']);
      await page.goto(readingAddress('help-now', language));
      await expectNoViolation(page, ['light', 'dark']);
    });
  });
}
