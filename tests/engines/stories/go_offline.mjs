// Without a connection: whoever has been here once still reads the pages, searches, and sees how to call a place.
import { ANY } from '../support/person.mjs';
import { pattern, words } from '../support/words.mjs';
import { countPlaces } from './find_places.mjs';

const { center, find, offline, shell } = words;

export function goOffline(story) {
  story('after one visit the site works when nobody answers any more', async (person) => {
    await person.visit('/');
    await person.seeText(offline.whole.split('{')[0]);
    await person.site.stop();

    await person.visit('/help-now/');
    await person.see('link', shell.crisis.call);
    await person.press('link', shell.nav.find_help);
    await countPlaces(person);
    await person.enter(find.place_label, '43215');
    await person.seeAddress(/#near=43215$/);
    await person.seeText('Columbus, OH 43215');
    const place = await person.see('article', ANY);
    const name = await (await person.see('heading', ANY, place)).getText();
    await person.press('link', name);
    await person.seeHeading(name);
    const contact = await person.see('region', center.contact.heading);
    await person.see('link', pattern(center.contact.call), contact);
  });
}
