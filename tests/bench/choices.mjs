// How long is it from a keystroke or a tick to the painted results, with all of it loaded?
//
// From the event's own time stamp (when the browser took the key or the click) to the first task after the frame that
// shows another number of places or meetings: what a person waits for, queueing and painting included.
import { slowProcessor, withPage } from './browser.mjs';
import { atMost, median, quantile } from './figure.mjs';

const SAMPLES = 40;
/** Two letters begin fewer names, towns or services than the first alone: every keystroke changes the number. */
const OF_PLACES = ['re', 'ho', 'co', 'me', 'pe', 'ca', 'de', 'ou', 'vi', 'su'];
const OF_MEETINGS = ['gr', 'fe', 'ga', 'me', 'st', 'wi', 'ba', 'ta', 'pl', 'ki'];
/** So long, in milliseconds, a finger stays on a key: the box looks pressed by then, and that is painted. */
const HELD = 60;
/**
 * Keys follow each other as fast as the page shows what they do. A tick comes when the list stands whole, as somebody looks at it
 * first; or in a hurry, as soon as the number has changed, while the rest of the list is still being drawn. Then frames follow each
 * other, and the wait for the next one alone is up to 17 ms: 16 ms are no budget for that.
 */
const ACTS = [
  { name: 'Keystroke', act: typeLetters, budgets: { 1: 16, 4: 50 } },
  { name: 'Tick at rest', act: (page) => tickOptions(page, whole), budgets: { 1: 16, 4: 50 } },
  { name: 'Tick in a hurry', act: (page) => tickOptions(page), budgets: { 4: 50 } },
];

/** In the finder, with all places. */
export function measureChoices(browser, site) {
  return measure(browser, new URL('/find/#near=US', site), OF_PLACES, '');
}

/** Among the meetings of the state that has most of them in an invented list, and those online. */
export function measureMeetingChoices(browser, site) {
  return measure(browser, new URL('/meetings/#near=NY', site), OF_MEETINGS, 'Meetings of a state: ');
}

async function measure(browser, address, words, of) {
  return withPage(browser, async (page, session) => {
    await page.goto(address.href);
    await page.getByRole('status').filter({ hasText: /^\d/ }).waitFor();
    // The filters come a moment behind what they filter.
    await page.locator('.option__count').filter({ hasText: /\d/ }).first().waitFor();
    await page.evaluate(watchInput);
    const figures = [];
    for (const rate of [1, 4]) {
      await slowProcessor(session, rate);
      const slowed = rate === 1 ? '' : `, processor slowed ${rate}x`;
      for (const { name, act, budgets } of ACTS) {
        const times = await act(page, words);
        figures.push(atMost(`${of}${name} to painted results, median${slowed}`, median(times), 'ms'));
        figures.push(atMost(`${of}${name} to painted results, p95${slowed}`, quantile(times, 0.95), 'ms', budgets[rate]));
      }
    }
    return figures;
  });
}

async function typeLetters(page, words) {
  const field = page.locator('#words');
  await field.focus();
  const times = [];
  while (times.length < SAMPLES) {
    const [first, second] = words[(times.length / 4) % words.length];
    for (const key of [first, second, 'Backspace', 'Backspace']) {
      times.push(await timed(page, () => page.keyboard.press(key)));
    }
  }
  return times;
}

/** All of the list is drawn, and the page has nothing left to do. */
async function whole(page) {
  await page.locator('main [aria-busy]').first().waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

async function tickOptions(page, beReady = () => {}) {
  // The first filters: what would help. Each is ticked and unticked, so that the list is whole in between.
  const boxes = await page.getByRole('group').getByRole('checkbox').all();
  const shown = [];
  for (const box of boxes) if (await box.isVisible()) shown.push(box);
  const times = [];
  while (times.length < SAMPLES) {
    const box = shown[(times.length / 2) % shown.length];
    await box.focus();
    for (let press = 0; press < 2; press += 1) {
      await beReady(page);
      times.push(await timed(page, () => page.keyboard.press('Space', { delay: HELD })));
    }
  }
  return times;
}

/** Acts, and waits until the page has shown another number. */
async function timed(page, act) {
  // Armed before the act: a key takes another way into the page than a script does, and may overtake it.
  await page.evaluate(() => window.armWatch());
  await act();
  return page.evaluate(() => window.paintedAfter);
}

/** In the page: how long after the next key or click does another number stand on the screen? */
function watchInput() {
  const status = document.querySelector('#count');
  const GIVE_UP = 10_000;

  // A message that is sent in the frame's own callback arrives when the frame is painted.
  const nextPaint = (then) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(undefined);
    });
  };

  window.armWatch = () => {
    const before = status.textContent;
    window.paintedAfter = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`the number did not change: ${before}`)), GIVE_UP);
      const onInput = (event) => {
        const look = () => (status.textContent === before ? nextPaint(look) : resolve(performance.now() - event.timeStamp));
        nextPaint(look);
      };
      addEventListener('input', onInput, { capture: true, once: true });
    });
  };
}
