// Leaving quickly: somebody comes in. Another site is there, and Back does not lead to what was just read.
import assert from 'node:assert/strict';

import { makeElsewhere } from '../support/elsewhere.mjs';
import { words } from '../support/words.mjs';

const { find, leave, shell } = words;

export function leaveQuickly(story, { goesBackFromElsewhere }) {
  story('one touch leads away, in the place of what was read, and Back to where the person was before', async (person) => {
    const elsewhere = await makeElsewhere();
    try {
      await person.visit('/before', elsewhere);
      await person.visit('/');
      await person.press('link', shell.nav.find_help);
      await person.seeHeading(find.heading);
      const pages = await person.pagesInHistory();
      // Without the Navigation API, Back leads to earlier pages of the visit; the page about privacy says so.
      const knowsHistory = await person.browser.executeScript(() => 'navigation' in window);
      const link = await person.see('link', leave.link);
      await person.browser.executeScript((away, to) => void (away.href = to), link, `${elsewhere.address}/away`);
      await link.click();
      await person.seeHeading('/away');
      assert.ok((await person.pagesInHistory()) <= pages, 'the other site took the place of a page');
      if (!goesBackFromElsewhere || !knowsHistory) return;
      await person.goBack();
      await person.seeHeading('/before');
    } finally {
      elsewhere.stop();
    }
  });
}
