// On the home screen: what a phone reads, when the site offers it, and how one gets back in a window of its own.
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';

import { serveMadeListing } from '../support/made_listing';
import { address, readingAddress } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, SITE_NAME, wordsIn } from '../support/words';

type Picture = { src: string; sizes: string; type: string; purpose?: string; form_factor?: string; label?: string };
type Manifest = { id: string; name: string; lang: string; start_url: string; scope: string; display: string; categories: string[]; icons: Picture[]; screenshots: Picture[]; shortcuts: { name: string; url: string }[] };

/** The browser is ready to put the site onto the home screen, and notes when it is asked to. */
async function offerHomeScreen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { asked: 0 });
    addEventListener('load', () => {
      const event = new Event('beforeinstallprompt', { cancelable: true });
      dispatchEvent(Object.assign(event, { prompt: async () => void ((window as unknown as { asked: number }).asked += 1) }));
    });
  });
}

/** The page stands in a window of its own, without what a browser has around it. */
async function standAlone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = window.matchMedia.bind(window);
    window.matchMedia = (query) => (query === '(display-mode: standalone)' ? real('all') : real(query));
  });
}

for (const language of LANGUAGES) {
  const words = wordsIn[language];

  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('what a phone reads is complete: name, language, icons and pictures of the sizes that it names, ways in', async ({ page, request }) => {
      await page.goto(address('home', language));
      const href = await page.locator('link[rel="manifest"]').getAttribute('href');
      const answer = await request.get(href!);
      expect(answer.headers()['content-type']).toContain('application/manifest+json');
      const manifest: Manifest = await answer.json();
      expect(manifest).toMatchObject({ id: '/', scope: '/', display: 'standalone', lang: language, start_url: address('home', language), name: SITE_NAME });
      expect(manifest.categories).toEqual(['health', 'lifestyle', 'social']);
      const pictures = [...manifest.icons.map((icon) => ({ ...icon, purposes: icon.purpose })), ...manifest.screenshots].filter(({ type }) => type === 'image/png');
      for (const { src, sizes } of pictures) {
        const { width, height } = PNG.sync.read(await (await request.get(src)).body());
        expect(`${width}x${height}`, src).toBe(sizes);
      }
      expect(manifest.shortcuts.map(({ name }) => name)).toEqual([words.web_app.help_now, words.web_app.find, words.web_app.plan]);
      for (const { url } of manifest.shortcuts) expect((await request.get(url)).status(), url).toBe(200);
      const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
      expect((await request.get(touch!)).status()).toBe(200);
    });

    test('the home screen is offered once something was saved, not before, and never over the page', async ({ page, saved, shell }) => {
      await offerHomeScreen(page);
      await page.addInitScript(() => {
        Object.assign(window, { persisted: 0 });
        navigator.storage.persist = async () => {
          (window as unknown as { persisted: number }).persisted += 1;
          return true;
        };
      });
      const persisted = () => page.evaluate(() => (window as unknown as { persisted: number }).persisted);
      await serveMadeListing(page, { centers: [{ name: 'Lantern House', city: 'Columbus' }] });
      await page.goto(address('find', language, 'near=43215'));
      await expect(saved.save('Lantern House')).toBeVisible();
      await expect(shell.homeScreen).toBeHidden();
      expect(await persisted()).toBe(0);
      await saved.save('Lantern House').click();
      await expect(shell.homeScreen).toBeVisible();
      await expect.poll(persisted, { message: 'what was saved shall stay' }).toBeGreaterThan(0);
      await shell.homeScreen.getByRole('button', { name: words.home_screen.button }).click();
      expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(1);
      await expect(shell.homeScreen, 'it can be asked once').toBeHidden();

      await page.goto(readingAddress('help-now', language));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expect(shell.homeScreen, 'nobody in a crisis is asked').toBeHidden();
    });

    test('on an iPhone three steps tell the way', async ({ page, saved, shell }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'standalone', { value: false });
        Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 });
      });
      await serveMadeListing(page, { centers: [{ name: 'Lantern House', city: 'Columbus' }] });
      await page.goto(address('find', language, 'near=43215'));
      await saved.save('Lantern House').click();
      await expect(shell.homeScreen.getByRole('listitem')).toHaveText([words.home_screen.share, words.home_screen.add, words.home_screen.confirm]);
      await expect(shell.homeScreen.getByRole('button')).toBeHidden();
    });

    test('in a window of its own there is a way back, from the second page on', async ({ page, shell }) => {
      await standAlone(page);
      await page.goto(address('home', language));
      await expect(shell.back).toBeHidden();
      await page.goto(readingAddress('about', language));
      await expect(shell.back).toBeVisible();
      await shell.back.click();
      await expect(page).toHaveURL(address('home', language));
    });
  });
}

test('in a browser, the browser has the way back', async ({ page, shell }) => {
  await page.goto('/');
  await page.goto('/about/');
  await expect(shell.back).toBeHidden();
});
