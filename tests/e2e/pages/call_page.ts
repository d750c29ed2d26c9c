// One call after the other: whom, what to say, what came of it.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

export type Who = keyof Words['calls']['scripts'];
export type Came = 'talked' | 'left_message' | 'wait_list' | 'appointment' | 'no_answer' | 'not_right';

export class CallPage {
  readonly words: Words['calls'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly errors: Locator;
  readonly day: Locator;
  readonly time: Locator;
  readonly what: Locator;
  readonly keep: Locator;
  readonly whoQuestion: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const { calls: words, next_step: nextStep } = wordsIn[language];
    this.words = words;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
    // How many there are is part of the heading.
    this.errors = this.main.locator('.error-summary');
    this.day = this.main.getByLabel(nextStep.day, { exact: true });
    this.time = this.main.getByLabel(nextStep.time, { exact: true });
    this.what = this.main.getByLabel(nextStep.what, { exact: true });
    this.keep = this.main.getByRole('button', { name: words.step.keep });
    this.whoQuestion = this.main.locator('summary').filter({ hasText: words.for_whom.question });
  }

  address(ids: readonly string[], rest = ''): string {
    return address('call', this.language, `ids=${ids.join(',')}${rest}`);
  }

  /** The place that is called now. */
  async expectAt(name: string, at: number, count: number): Promise<void> {
    await expect(this.heading).toHaveText(name);
    await expect(this.main.getByText(fill(this.words.progress, { at, count }), { exact: true })).toBeVisible();
  }

  number(name: string, phone: string): Locator {
    return this.main.getByRole('link', { name: fill(this.words.call_name, { name, phone }), exact: true });
  }

  outcome(came: Came): Locator {
    return this.main.getByRole('button', { name: wordsIn[this.language].outcomes[came], exact: true });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.main.getByRole('link', { name, exact: true });
  }

  /** Something that is folded. */
  fold(heading: string): Locator {
    return this.main.locator('details').filter({ has: this.page.locator('summary', { hasText: heading }) });
  }

  /** A place of the summary. */
  item(name: string): Locator {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }
}
