// What stands where nothing is.
import type { Locator, Page } from '@playwright/test';

import { type Language, type Words, wordsIn } from '../support/words';

export class NotFoundPage {
  readonly words: Words['not_found'];
  readonly heading: Locator;
  readonly homeLink: Locator;
  readonly findLink: Locator;

  constructor(page: Page, language: Language) {
    this.words = wordsIn[language].not_found;
    const main = page.getByRole('main');
    this.heading = main.getByRole('heading', { level: 1, name: this.words.heading });
    this.homeLink = main.getByRole('link', { name: this.words.home });
    this.findLink = main.getByRole('link', { name: this.words.find });
  }
}
