// The places that a person keeps: to call, to compare, to print, to send.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

export class SavedPage {
  readonly words: Words['saved'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly items: Locator;
  /** What somebody sent. */
  readonly sent: Locator;
  readonly keepSent: Locator;
  readonly table: Locator;
  readonly code: Locator;
  readonly link: Locator;
  readonly paper: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language].saved;
    this.words = words;
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.items = this.main.getByRole('region', { name: words.places.heading }).getByRole('article');
    this.sent = this.main.getByRole('region', { name: words.shared.heading });
    this.keepSent = this.sent.getByRole('button', { name: words.shared.keep });
    this.table = this.main.getByRole('table');
    this.code = this.main.getByRole('img');
    this.link = this.main.getByRole('textbox', { name: words.share.link });
    this.paper = this.main.getByRole('region', { name: words.print.preview });
  }

  /** Opens the list and waits until it says what it has. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(address('saved', this.language, fragment));
    await expect(this.main.getByText(wordsIn[this.language].saved_page.loading)).toBeHidden();
  }

  /** The button that saves this place, on whichever page. */
  save(name: string): Locator {
    return this.main.getByRole('button', { name: fill(wordsIn[this.language].keep.button.save_name, { name }), exact: true });
  }

  /** The way to the list, which says how many places are on it. */
  wayHere(count: number): Locator {
    const name = count === 0 ? wordsIn[this.language].keep.link : fill(wordsIn[this.language].keep.link_count, { count });
    return this.main.getByRole('link', { name, exact: true });
  }

  item(name: string): Locator {
    return this.items.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  note(name: string): Locator {
    return this.main.getByRole('textbox', { name: fill(this.words.places.note_name, { name }), exact: true });
  }

  remove(name: string): Locator {
    return this.main.getByRole('button', { name: fill(this.words.places.remove_name, { name }), exact: true });
  }

  tool(name: keyof Omit<Words['saved']['tools'], 'label' | 'call'>): Locator {
    const group = this.main.getByRole('group', { name: this.words.tools.label });
    return group.getByRole('button', { name: this.words.tools[name], exact: true });
  }

  /** A row of the table by its name. */
  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}
