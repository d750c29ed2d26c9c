// How soon does somebody with an old phone and a weak signal see the places of a state, or the next meetings near them?
import { slowNetwork, slowProcessor, withPage } from './browser.mjs';
import { atMost, median } from './figure.mjs';

const CONDITIONS = 'slow 4G, processor slowed 4x, nothing cached';

export async function measureFirstResults(browser, site, runs) {
  const seconds = await measure(browser, new URL('/find/#near=OH', site), runs);
  return [atMost(`First results of one state (${CONDITIONS})`, seconds, 's', 2)];
}

export async function measureFirstMeetings(browser, site, runs) {
  const seconds = await measure(browser, new URL('/meetings/#near=94110', site), runs);
  return [atMost(`First meetings near a ZIP code (${CONDITIONS})`, seconds, 's')];
}

async function measure(browser, address, runs) {
  const seconds = [];
  for (let run = 0; run < runs; run += 1) {
    seconds.push(await withPage(browser, (page, session) => firstResults(page, session, address)));
  }
  return median(seconds);
}

async function firstResults(page, session, address) {
  await slowNetwork(session);
  await slowProcessor(session, 4);
  await page.addInitScript(watchForResults);
  // No waiting for what goes on behind the results: it is no part of what a person waits for.
  await page.goto(address.href, { waitUntil: 'commit' });
  return page.evaluate(() => window.resultsPainted);
}

/** In the page: seconds from the start of the navigation until the first of them is painted. */
function watchForResults() {
  window.resultsPainted = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('main article')) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() / 1000);
        port2.postMessage(undefined);
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
}
