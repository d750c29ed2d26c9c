// What does Lighthouse say of the site on a phone? The median of each figure over the runs.
import lighthouse from 'lighthouse';

import { freePort, withBrowser, withPage } from './browser.mjs';
import { atLeast, atMost, median } from './figure.mjs';

/** What a page of words may take; a center is one too, in the eyes of who reads it. */
const READING = { performance: 100, lcp: 1, tbt: 100 };
/** Each has a name that stays, whatever its address becomes: by it a figure is compared with the last run's. */
const PAGES = [
  { name: 'home', path: async () => '/', budget: READING },
  { name: 'program', path: async () => '/twelve-step/', budget: READING },
  { name: '/find/', path: async () => '/find/', budget: { performance: 95, lcp: 1.5, tbt: 200 } },
  // Without what stands behind `#` it says nothing, so search engines are asked to leave it alone: not a fault.
  { name: 'center', path: firstCenter, budget: READING, skipAudits: ['is-crawlable'] },
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

export async function measureLighthouse(site, runs) {
  const figures = [];
  for (const page of PAGES) {
    const results = [];
    const url = new URL(await page.path(site), site).href;
    for (let run = 0; run < runs; run += 1) results.push(await measure(url, page.skipAudits));
    figures.push(...summary(page, results));
  }
  return figures;
}

/** The address of the first place that the finder shows in a state: ids are told by no file. */
function firstCenter(site) {
  return withBrowser((browser) =>
    withPage(browser, async (page) => {
      await page.goto(new URL('/find/#near=OH', site).href);
      return page.locator('main ol article a[href*="/center/#id="]').first().getAttribute('href');
    }),
  );
}

/** One run. Now and then Lighthouse loses its trace, and asks for another one. */
async function measure(url, skipAudits) {
  const lost = [];
  while (lost.length < 3) {
    const { runtimeError, ...result } = await runOnce(url, skipAudits);
    if (!runtimeError) return result;
    lost.push(runtimeError.message);
  }
  throw new Error(`Lighthouse, ${url}: ${lost.join('; ')}`);
}

/** What Lighthouse says, in a browser of its own. */
async function runOnce(url, skipAudits = []) {
  const port = await freePort();
  const options = { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES, skipAudits };
  return withBrowser(async () => {
    const result = await lighthouse(url, options);
    return result?.lhr ?? { runtimeError: { message: 'no result' } };
  }, [`--remote-debugging-port=${port}`]);
}

function summary({ name, budget }, results) {
  const of = (read) => median(results.map(read));
  const score = (category) => Math.round(100 * of((result) => result.categories[category].score));
  const audit = (id) => of((result) => result.audits[id].numericValue);
  return [
    atLeast(`Lighthouse mobile, ${name}: performance`, score('performance'), budget.performance),
    atMost(`Lighthouse mobile, ${name}: LCP`, audit('largest-contentful-paint') / 1000, 's', budget.lcp),
    atMost(`Lighthouse mobile, ${name}: TBT`, audit('total-blocking-time'), 'ms', budget.tbt),
    atMost(`Lighthouse mobile, ${name}: CLS`, audit('cumulative-layout-shift'), '', 0),
    atLeast(`Lighthouse mobile, ${name}: accessibility`, score('accessibility'), 100),
    atLeast(`Lighthouse mobile, ${name}: best practices`, score('best-practices'), 100),
    atLeast(`Lighthouse mobile, ${name}: SEO`, score('seo'), 100),
  ];
}
