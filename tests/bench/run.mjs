// How fast is the built site in a browser? Called by `cargo xtask bench`.
//
//   node tests/bench/run.mjs [--runs 5] [--json FILE]
//
// Needs the address of a served site: BASE_URL_NATIONAL (the national directory), or else BASE_URL_SAMPLE, whose
// figures say so. BASE_URL_LARGE, where it is named, has 200,000 places and 20,000 meetings: what the page holds of the places is
// weighed, and how fast it is with the meetings. Prints each figure beside its budget, and writes them as JSON where asked.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { withBrowser } from './browser.mjs';
import { measureChoices, measureMeetingChoices } from './choices.mjs';
import { measureFirstMeetings, measureFirstResults } from './first_results.mjs';
import { measureHeap } from './heap.mjs';
import { measureLighthouse } from './lighthouse.mjs';
import { table } from './table.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, json: { type: 'string' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) fail(`--runs ${values.runs}: a whole number from 1 on is expected`);

/** What the engine may hold of ten national directories. */
const MOST_MEGABYTES = 120;

const { BASE_URL_NATIONAL: national, BASE_URL_SAMPLE: sample, BASE_URL_LARGE: large } = process.env;
const site = national ?? sample;
if (!site) fail('no site to measure: name a served one in BASE_URL_NATIONAL or BASE_URL_SAMPLE');
const listing = national ? 'National' : 'Sample';
if (!national) console.log('BASE_URL_NATIONAL is not set: measuring with the sample listing, which is smaller than what the budgets are for.');

const figures = [];
for (const measure of [measureChoices, measureFirstResults, measureHeap]) {
  figures.push(...(await withBrowser((browser) => measure(browser, site, runs))));
}
figures.push(...(await measureLighthouse(site, runs)));
for (const figure of figures) figure.figure = `${listing}: ${figure.figure}`;
if (large) {
  const ofLarge = [];
  for (const measure of [measureMeetingChoices, measureFirstMeetings]) {
    ofLarge.push(...(await withBrowser((browser) => measure(browser, large, runs))));
  }
  ofLarge.push(...(await withBrowser((browser) => measureHeap(browser, large, runs, MOST_MEGABYTES))));
  figures.push(...ofLarge.map((figure) => ({ ...figure, figure: `200,000 invented places, 20,000 meetings: ${figure.figure}` })));
}

console.log(`\n${table(figures)}`);
if (values.json) {
  await mkdir(path.dirname(path.resolve(values.json)), { recursive: true });
  await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

function fail(why) {
  console.error(`error: ${why}`);
  process.exit(1);
}
