// The first page: what peer support is, and where to begin.
import type { Locator, Page } from '@playwright/test';

import { address } from '../support/site';
import { type Language, type Words, wordsIn } from '../support/words';

export class HomePage {
  readonly words: Words['home'];
  readonly main: Locator;
  readonly place: Locator;
  readonly findButton: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    this.words = wordsIn[language].home;
    this.main = page.getByRole('main');
    this.place = this.main.getByRole('textbox', { name: this.words.hero.place_label });
    this.findButton = this.main.getByRole('button', { name: this.words.hero.find_button });
  }

  async open(): Promise<void> {
    await this.page.goto(address('home', this.language));
  }

  /** A part of the page, by its heading. */
  section(heading: string): Locator {
    return this.main.getByRole('region', { name: heading, exact: true });
  }

  /** The cards of a part: the items that have a heading. */
  cards(section: string): Locator {
    return this.section(section)
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading') });
  }

  /** A card of a part, by its heading. */
  card(section: string, heading: string): Locator {
    return this.cards(section).filter({ has: this.page.getByRole('heading', { name: heading, exact: true }) });
  }
}
