// The finder: somebody says where they are and what would help, and gets a list that fits.
import assert from 'node:assert/strict';

import { ANY } from '../support/person.mjs';
import { fill, leadingNumber, words } from '../support/words.mjs';

const { find, taxonomy } = words;
const PEERS = taxonomy.help.peer_support.label;
/** What the status line begins with, whatever follows on the next one; the one about suggestions has other words. */
const COUNTED = /^[\d,]+ places?/;
const REMOVE_PEERS = fill(find.filters.remove, { filter: PEERS });

export function findPlaces(story) {
  story('a ZIP code gives the places around it, a filter fewer of them, and without its chip all are back', async (person) => {
    await person.visit('/find/');
    const everywhere = await countPlaces(person);
    await person.enter(find.place_label, '43215');
    const around = await countOther(person, everywhere);
    assert.ok(around < everywhere, `${around} of ${everywhere} are around the ZIP code`);
    await person.seeAddress(/#near=43215$/);
    assert.ok((await person.all('article', ANY)).length > 0, 'places are listed');

    await person.press('checkbox', PEERS);
    const withPeers = await countOther(person, around);
    assert.ok(withPeers < around, `${withPeers} of ${around} have peer support`);
    await person.seeAddress(/#near=43215&help=peer-support$/);

    await person.press('button', REMOVE_PEERS);
    assert.equal(await countOther(person, withPeers), around);
    await person.seeNothing('button', REMOVE_PEERS);
    await person.seeAddress(/#near=43215$/);
  });

  story('a town is understood, and an everyday word leads to its filter', async (person) => {
    await person.visit('/find/');
    const everywhere = await countPlaces(person);
    await person.enter(find.place_label, 'columbus, oh');
    await countOther(person, everywhere);
    await person.seeText('Columbus, OH');
    await person.type(find.words_label, 'halfway house');
    await person.press('option', new RegExp(taxonomy.help.sober_living.label));
    await person.see('button', fill(find.filters.remove, { filter: taxonomy.help.sober_living.label }));
    await person.seeAddress(/help=sober-living$/);
  });

  story('somebody with a small window opens the filters over the page, and closes them', async (person) => {
    await person.takeSmallWindow();
    await person.visit('/find/#near=OH');
    const all = await countPlaces(person);
    await person.press('button', find.filters.open);
    const sheet = await person.see('dialog', find.filters.heading);
    await person.press('checkbox', PEERS, sheet);
    const left = await countOther(person, all);
    await person.press('button', fill(find.filters.show_places_other, { number: left }), sheet);
    await person.seeNothing('dialog', find.filters.heading);
    assert.equal(await countPlaces(person), left);
  });
}

/** How many places the page tells of, once it has counted. */
export function countPlaces(person) {
  return person.until('the places are counted', async () => {
    const [status] = await person.all('status', COUNTED);
    const text = (await status?.getText()) ?? find.status.loading;
    return !text.includes(find.status.loading) && leadingNumber(text);
  });
}

/** The same, once there are more of them, or fewer. */
function countOther(person, before) {
  return person.until(`there are not ${before} places any more`, async () => {
    const now = await countPlaces(person);
    return now !== before && now;
  });
}
