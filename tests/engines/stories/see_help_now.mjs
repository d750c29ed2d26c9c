// Somebody in danger: whom to call stands on every page, and stands there too when the app does not start.
import assert from 'node:assert/strict';

import { serveSiteWithout } from '../support/served_site.mjs';
import { words } from '../support/words.mjs';

const { crisis, nav } = words.shell;
const LINES = [
  [crisis.call, 'tel:988'],
  [crisis.text, 'sms:988'],
  [crisis.danger_call, 'tel:911'],
];

export function seeHelpNow(story) {
  story('whom to call stands on the first page, in the finder and on the page for now', async (person) => {
    await person.visit('/');
    await expectLines(person);
    await person.press('link', nav.find_help);
    await person.seeHeading(words.find.heading);
    await expectLines(person);
    await person.press('link', nav.help_now);
    await person.seeAddress(/\/help-now\/$/);
    await expectLines(person);
  });

  story('whom to call stands there when the app does not start, and the page says that it did not', async (person) => {
    const site = await serveSiteWithout(/^app-/);
    try {
      await person.visit('/find/', site);
      await person.see('heading', words.data_error.start.heading);
      await expectLines(person);
    } finally {
      await site.stop();
    }
  }, { consoleSpeaks: true });

  story('with a small window the menu opens and closes, and whom to call stands in it', async (person) => {
    await person.takeSmallWindow();
    await person.visit('/');
    await person.seeNothing('link', nav.help_now);
    await person.press('button', nav.menu);
    await person.see('link', nav.help_now);
    await person.press('button', nav.close);
    await person.seeNothing('link', nav.help_now);
    await person.press('button', nav.menu);
    await person.press('link', nav.help_now);
    await person.seeAddress(/\/help-now\/$/);
  });
}

async function expectLines(person) {
  const box = await person.see('complementary', crisis.label);
  for (const [name, address] of LINES) {
    const line = await person.see('link', name, box);
    assert.equal(await line.getAttribute('href'), address, name);
    assert.equal(await line.getCssValue('text-decoration-line'), 'underline', `${name} is told from text by more than its color`);
  }
}
