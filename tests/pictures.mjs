// Takes the pictures of the README from a served site.
//
//   cargo xtask serve                      in one terminal
//   node tests/pictures.mjs [ADDRESS]      in another; http://127.0.0.1:8080/ unless another address is given
//
// It shows what the site shows, so serve the sample: pictures of invented places can be shown to anybody.
import { mkdir } from 'node:fs/promises';

import { chromium } from '@playwright/test';

const site = process.argv[2] ?? 'http://127.0.0.1:8080/';
const folder = 'docs/pictures';
const narrow = { width: 360, height: 780 };
const wide = { width: 1280, height: 900 };

const browser = await chromium.launch({
  executablePath: process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
await mkdir(folder, { recursive: true });

/** Opens a page in a window and a color scheme, does what is asked, and keeps the picture. */
async function picture(name, path, viewport, colorScheme, act = async () => {}) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(new URL(path, site).href);
  await act(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
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
  for (const scheme of ['light', 'dark']) {
    await picture(`home-${size}-${scheme}`, '', viewport, scheme);
    await picture(`find-${size}-${scheme}`, search, viewport, scheme, counted);
    await picture(`center-${size}-${scheme}`, search, viewport, scheme, firstPlace);
  }
}
await browser.close();
