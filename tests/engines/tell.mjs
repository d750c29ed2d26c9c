// Do the stories hold in one engine? Each is told of a person who has never been here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { findPlaces } from './stories/find_places.mjs';
import { firstContact } from './stories/first_contact.mjs';
import { goOffline } from './stories/go_offline.mjs';
import { leaveQuickly } from './stories/leave_quickly.mjs';
import { openCenter } from './stories/open_center.mjs';
import { seeHelpNow } from './stories/see_help_now.mjs';
import { listenToConsole } from './support/console.mjs';
import { openBrowser } from './support/driver.mjs';
import { Person } from './support/person.mjs';
import { serveSite } from './support/served_site.mjs';

const STORIES = [seeHelpNow, findPlaces, openCenter, firstContact, leaveQuickly, goOffline];

export function tellIn(engine) {
  describe(engine.name, () => {
    let opened;
    let console;
    before(async () => {
      opened = await openBrowser(engine);
      console = await listenToConsole(opened.browser);
    });
    after(() => opened?.close());

    // A window for each story, and a site of its own: nothing is kept on the device for an address that is new.
    const story = (name, tell, { consoleSpeaks = false } = {}) =>
      test(name, { timeout: 60_000 }, async () => {
        const { browser } = opened;
        const site = await serveSite();
        try {
          const home = await browser.getWindowHandle();
          await browser.switchTo().newWindow('window');
          console.take();
          await tell(new Person(browser, site));
          const said = console.take();
          if (!consoleSpeaks) assert.deepEqual(said, [], 'messages in the console');
          await browser.close();
          await browser.switchTo().window(home);
        } finally {
          await site.stop();
        }
      });
    for (const tell of STORIES) tell(story, engine);
  });
}
