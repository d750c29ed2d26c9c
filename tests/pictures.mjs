// Takes the pictures of the README, and those that a phone shows before the site comes onto its home screen
// (src/prerender/web_manifest.rs), from a served site.
//
//   cargo xtask serve                      in one terminal
//   node tests/pictures.mjs [ADDRESS]      in another; http://127.0.0.1:8080/ unless another address is given
//
// It shows what the site shows, so serve the sample: pictures of invented places can be shown to anybody.
import { mkdir } from 'node:fs/promises';

import { chromium } from '@playwright/test';

const site = process.argv[2] ?? 'http://127.0.0.1:8080/';
const forReadme = 'docs/pictures';
const forPhones = 'public/screenshots';
const narrow = { width: 360, height: 780 };
const wide = { width: 1280, height: 900 };

const browser = await chromium.launch({
  executablePath: process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
for (const folder of [forReadme, forPhones]) await mkdir(folder, { recursive: true });

/** Opens a page in a window and a color scheme, does what is asked, and keeps the picture. */
async function picture(file, path, options, act = async () => {}) {
  const page = await browser.newPage(options);
  await page.goto(new URL(path, site).href);
  await act(page);
  await page.screenshot({ path: file });
  await page.close();
}

const counted = async (page) => {
  await page.getByRole('status').filter({ hasText: /^\d/ }).waitFor();
  await page.locator('.place').nth(5).waitFor(); // the list is drawn from its top
};
const firstPlace = async (page) => {
  await counted(page);
  await page.locator('.place__link').first().click(); // any place will do
  await page.getByText('Get directions').waitFor();
  await page.getByRole('heading', { name: 'When are they open' }).waitFor();
  await page.evaluate(() => new Promise((done) => (scrollTo(0, 0), requestAnimationFrame(() => setTimeout(done)))));
};

const search = 'find/#near=43215&help=peer-support&pay=medicaid';
for (const [size, viewport] of [['360', narrow], ['1280', wide]]) {
  for (const colorScheme of ['light', 'dark']) {
    const take = (name, path, act) =>
      picture(`${forReadme}/${name}-${size}-${colorScheme}.png`, path, { viewport, colorScheme }, act);
    await take('home', '');
    await take('find', search, counted);
    await take('center', search, firstPlace);
  }
}

// Their sizes stand in the manifests.
for (const [form, options] of [
  ['narrow', { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 }],
  ['wide', { viewport: { width: 1280, height: 800 } }],
]) {
  for (const [language, start] of [['en', ''], ['es', 'es/']]) {
    await picture(`${forPhones}/home-${form}-${language}.png`, start, options);
    await picture(`${forPhones}/find-${form}-${language}.png`, start + search, options, counted);
  }
}
await browser.close();
