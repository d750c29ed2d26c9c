// Everything that is known about one center, and how to reach it.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

export class CenterPage {
  readonly words: Words['center'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly back: Locator;
  readonly alert: Locator;
  readonly directions: Locator;
  readonly website: Locator;
  readonly source: Locator;
  /** There only when the whole record is. */
  readonly allIsKnown: Locator;
  readonly letter: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    this.words = wordsIn[language].center;
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.back = this.main.getByRole('link', { name: wordsIn[language].center_page.back });
    this.alert = this.main.getByRole('alert');
    this.directions = this.main.getByRole('link', { name: this.words.contact.directions });
    this.website = this.main.getByRole('link', { name: this.words.contact.website });
    this.allIsKnown = this.main.getByRole('heading', { name: this.words.rules_heading });
    this.letter = this.main.getByRole('link', { name: this.words.mistake.letter });
    this.source = this.main.getByRole('link', { name: this.words.source.link });
  }

  async visit(fragment: string): Promise<void> {
    await this.page.goto(address('center', this.language, fragment));
  }

  call(number: string): Locator {
    const name = fill(this.words.contact.call, { phone: number });
    return this.main.getByRole('link', { name, exact: true });
  }

  /** A thing to do with the place: share it, keep it, print it. */
  action(name: string): Locator {
    return this.part(this.words.actions.heading).getByRole('button', { name, exact: true });
  }

  /** What is in the source's words alone is folded; unfolds all of it. */
  async unfold(): Promise<void> {
    await expect(this.allIsKnown).toBeVisible();
    // The last first: what is open is none of them any more.
    const folded = await this.main.locator('details:not([open]) > summary').all();
    for (const summary of folded.reverse()) await summary.click();
  }

  /** A part of the page, by its heading. */
  part(heading: string): Locator {
    return this.main.getByRole('region', { name: heading, exact: true });
  }
}
