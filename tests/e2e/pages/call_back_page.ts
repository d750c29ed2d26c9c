// The page where a person asks to be called back.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

export class CallBackPage {
  readonly form: Words['call_back_form'];
  readonly queue: Words['call_back_queue'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly name: Locator;
  readonly phone: Locator;
  readonly mail: Locator;
  readonly consent: Locator;
  readonly send: Locator;
  readonly requests: Locator;
  readonly errors: Locator;

  constructor(
    readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language];
    this.form = words.call_back_form;
    this.queue = words.call_back_queue;
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    const field = (name: string): Locator => this.main.getByRole('textbox', { name, exact: true });
    this.name = field(this.form.name.label);
    this.phone = field(this.form.phone.label);
    this.mail = field(this.form.mail.label);
    this.consent = this.consentFor('me');
    this.send = this.main.getByRole('button', { name: this.form.send });
    this.requests = this.main.getByRole('article');
    this.errors = this.main.locator('#call-back-errors');
  }

  /** The box to tick, in the words for this person. */
  consentFor(who: 'me' | 'loved' | 'client'): Locator {
    const label = fill(this.form.consent.label, { host: '127.0.0.1' });
    return this.main.getByRole('checkbox', { name: `${label} ${wordsIn[this.language].call_back_who[who].consent}` });
  }

  /** Opens the page and waits until it is alive. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(address('callBack', this.language, fragment));
    await expect(this.main.getByRole('heading', { name: wordsIn[this.language].call_back_other.heading })).toBeVisible();
  }

  choice(text: string): Locator {
    return this.main.getByRole('radio', { name: text, exact: true });
  }

  /** Fills in what is needed, and no more. */
  async fillIn(name: string): Promise<void> {
    await this.name.fill(name);
    await this.phone.fill('614-555-0117');
    await this.choice(this.form.message.no).check();
    await this.consent.check();
  }

  async ask(name: string): Promise<void> {
    await this.fillIn(name);
    await this.send.click();
    await expect(this.requests).not.toHaveCount(0);
  }

  /** The newest request says this of itself. */
  async expectStage(heading: string): Promise<void> {
    await expect(this.requests.first().getByRole('heading', { level: 3 })).toHaveText(heading);
  }

  button(text: string): Locator {
    return this.requests.first().getByRole('button', { name: text });
  }

  get cancel(): Locator {
    return this.button(this.queue.cancel);
  }

  get remove(): Locator {
    return this.button(this.queue.remove);
  }
}
