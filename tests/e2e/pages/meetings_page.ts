// The page of meetings: where, when, and which come next.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, pattern, type Words, wordsIn } from '../support/words';

export class MeetingsPage {
  readonly words: Words['meetings_page'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly count: Locator;
  readonly place: Locator;
  readonly name: Locator;
  readonly order: Locator;
  readonly items: Locator;
  readonly alert: Locator;
  readonly openFilters: Locator;
  readonly filters: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language].meetings_page;
    this.words = words;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
    this.count = this.main.locator('#count');
    this.place = this.main.getByRole('combobox', { name: wordsIn[language].find.place_label });
    this.name = this.main.getByRole('searchbox', { name: words.words_label });
    this.order = this.main.getByRole('combobox', { name: words.views.label });
    this.items = this.main.getByRole('article');
    this.alert = this.main.getByRole('alert');
    this.openFilters = this.main.locator('#open-filters');
    this.filters = this.main.locator('#filters');
  }

  /** Opens the page without waiting for meetings: there may be none. */
  async visit(fragment = ''): Promise<void> {
    await this.page.goto(address('meetings', this.language, fragment));
  }

  /** Opens the page and waits until it says how many meetings there are. */
  async open(fragment = ''): Promise<void> {
    await this.visit(fragment);
    await expect(this.count).toHaveText(/\d/);
  }

  /** A choice of the row above the list. */
  quick(label: string): Locator {
    return this.main.getByRole('group', { name: this.words.quick }).getByRole('button', { name: label, exact: true });
  }

  /** A choice of the filters. */
  option(label: string): Locator {
    return this.filters.getByLabel(label, { exact: true });
  }

  /** How many meetings a choice of the filters says it would leave. */
  async promised(label: string): Promise<number> {
    const described = await this.option(label).getAttribute('aria-describedby');
    const told = await this.page.locator(`#${described}`).textContent();
    return Number(/\d+/.exec(told ?? '')?.[0]);
  }

  named(name: string): Locator {
    return this.items.filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  addToCalendar(name: string): Locator {
    return this.main.getByRole('button', { name: fill(this.words.actions.calendar_name, { name }), exact: true });
  }

  async expectNames(names: string[]): Promise<void> {
    await expect(this.items.getByRole('heading', { level: 3 })).toHaveText(names);
  }

  async expectCount(number: number): Promise<void> {
    const { status } = this.words;
    const forms = number === 1
      ? [status.meetings_one, status.in_place_one, status.within_one, status.in_person_one]
      : [status.meetings_other, status.in_place_other, status.within_other, status.in_person_other];
    const sources = forms.map((form) => pattern(form, { number: String(number) }).source);
    await expect(this.count).toHaveText(new RegExp(sources.join('|')));
  }
}
