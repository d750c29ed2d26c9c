// The guided start: somebody who does not know where to begin answers six questions and sees whom to call.
import assert from 'node:assert/strict';

import { ANY } from '../support/person.mjs';
import { words } from '../support/words.mjs';

const { asking, guide } = words;
const { me } = asking;

export function firstContact(story) {
  story('six questions lead from the first page to places to call and to people who answer', async (person) => {
    await person.visit('/');
    await person.press('link', words.shell.nav.start);
    await choose(person, 'radio', guide.safe.question, guide.safe.yes);
    await choose(person, 'radio', guide.who.question, me.name);
    await choose(person, 'checkbox', me.help_question, me.wish_peer);
    await person.seeHeading(me.where_question);
    await person.enter(guide.place.field, '43215');
    await person.seeHeading(me.pay_question);
    await person.press('button', guide.not_sure);
    await person.seeHeading(me.matters_question);
    await person.press('button', guide.not_sure);
    await person.seeHeading(guide.summary.heading);
    await person.seeText('43215');
    await person.press('button', guide.summary.go_on);

    await person.seeHeading(me.options_heading);
    const places = await person.see('region', me.places_heading);
    await person.see('article', ANY, places);
    const ways = await person.see('region', guide.options.others_heading);
    const lines = await person.all('link', new RegExp(guide.ways.helpline.name), ways);
    assert.equal(await lines[0]?.getAttribute('href'), 'tel:+18006624357');

    await person.goBack();
    await person.seeHeading(guide.summary.heading);
  });

  story('who is not safe reads whom to call before the next question', async (person) => {
    await person.visit('/start/');
    await person.seeHeading(guide.safe.question);
    await person.press('radio', guide.safe.no);
    const danger = await person.see('region', guide.danger.heading);
    const call = await person.see('link', guide.danger.call_911, danger);
    assert.equal(await call.getAttribute('href'), 'tel:911');
  });
}

/** Answers a question with one choice, and goes on. */
async function choose(person, role, question, answer) {
  await person.seeHeading(question);
  await person.press(role, answer);
  await person.press('button', guide.go_on);
}
