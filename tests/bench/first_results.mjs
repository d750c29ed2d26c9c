// How soon does somebody with an old phone and a weak signal see the places of a state?
import { slowNetwork, slowProcessor, withPage } from './browser.mjs';
import { atMost, median } from './figure.mjs';

export async function measureFirstResults(browser, site, runs) {
  const seconds = [];
  for (let run = 0; run < runs; run += 1) {
    seconds.push(await withPage(browser, (page, session) => firstResults(page, session, site)));
  }
  const conditions = 'slow 4G, processor slowed 4x, nothing cached';
  return [atMost(`First results of one state (${conditions})`, median(seconds), 's', 2)];
}

async function firstResults(page, session, site) {
  await slowNetwork(session);
  await slowProcessor(session, 4);
  await page.addInitScript(watchForResults);
  // No waiting for what goes on behind the places: it is no part of what a person waits for.
  await page.goto(new URL('/find/#near=OH', site).href, { waitUntil: 'commit' });
  return page.evaluate(() => window.resultsPainted);
}

/** In the page: seconds from the start of the navigation until the first place is painted. */
function watchForResults() {
  window.resultsPainted = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('main ol article')) {
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
