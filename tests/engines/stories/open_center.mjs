// A place: somebody opens one from the list, sees how to call it, and comes back to the list as it was.
import assert from 'node:assert/strict';

import { ANY } from '../support/person.mjs';
import { fill, pattern, words } from '../support/words.mjs';

const { center, center_page: page, find, keep, saved } = words;

export function openCenter(story) {
  story('a place opens from the list, can be called, and the way back leads to the same list', async (person) => {
    await person.visit('/find/#near=43215&help=peer-support');
    const name = await firstPlace(person);
    await person.press('link', name);
    await person.seeHeading(name);
    const contact = await person.see('region', center.contact.heading);
    const call = await person.see('link', pattern(center.contact.call), contact);
    assert.match(await call.getAttribute('href'), /^tel:\+1\d{10}/);
    await person.see('heading', center.rules_heading); // the whole record is there
    await person.press('link', page.back);
    await person.seeHeading(find.heading);
    await person.seeAddress(/#near=43215&help=peer-support$/);
    assert.equal(await firstPlace(person), name);
  });

  story('a place with a note is kept on the device, and is there after a reload', async (person) => {
    await person.visit('/find/#near=43215');
    const name = await firstPlace(person);
    await person.press('link', name);
    await person.seeHeading(name);
    await person.press('button', fill(keep.button.save_name, { name }));
    await person.press('link', fill(keep.link_count, { count: 1 }));
    const note = await person.see('textbox', fill(saved.places.note_name, { name }));
    await note.sendKeys('Ask for Ana');
    await person.seeText(saved.places.note_kept);
    await person.reload();
    await person.see('link', name);
    const kept = await person.see('textbox', fill(saved.places.note_name, { name }));
    assert.equal(await kept.getAttribute('value'), 'Ask for Ana');
  });

  story('the map shows the places found, and gives the list back', async (person) => {
    await person.visit('/find/#near=OH');
    await firstPlace(person);
    await person.press('button', find.view.show_map);
    const map = await person.see('region', words.map.heading);
    await person.see('button', pattern(words.map.marks_other), map);
    await person.press('button', find.view.show_list);
    await person.seeNothing('region', words.map.heading);
    await firstPlace(person);
  });
}

/** What the first place is called, once the list is there. */
async function firstPlace(person) {
  const place = await person.see('article', ANY);
  return (await person.see('heading', ANY, place)).getText();
}
