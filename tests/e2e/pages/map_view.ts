// The map of the places found, opened from the finder.
import { expect, type Locator, type Page } from '@playwright/test';

import { fill, grouped, type Language, pattern, type Words, wordsIn } from '../support/words';

/** A mark: one place, or many with their number. */
type Mark = { name: string; count: number };

export class MapView {
  readonly words: Words['map'];
  readonly show: Locator;
  readonly showList: Locator;
  /** Map, what was chosen on it, and the list of what is in view. */
  readonly region: Locator;
  readonly map: Locator;
  readonly marks: Locator;
  readonly zoomIn: Locator;
  readonly zoomOut: Locator;
  readonly fit: Locator;
  readonly skip: Locator;
  readonly loading: Locator;
  readonly status: Locator;
  readonly inView: Locator;
  /** How many places are in view. */
  readonly count: Locator;
  readonly chosen: Locator;
  readonly alert: Locator;

  constructor(page: Page, language: Language) {
    const main = page.getByRole('main');
    const words = wordsIn[language].map;
    this.words = words;
    this.show = main.getByRole('button', { name: wordsIn[language].find.view.show_map });
    this.showList = main.getByRole('button', { name: wordsIn[language].find.view.show_list }).first();
    this.region = main.getByRole('region', { name: words.heading, exact: true });
    this.map = this.region.getByRole('group', { name: words.heading, exact: true });
    this.marks = this.map.getByRole('button');
    this.zoomIn = this.region.getByRole('button', { name: words.zoom_in });
    this.zoomOut = this.region.getByRole('button', { name: words.zoom_out });
    this.fit = this.region.getByRole('button', { name: words.fit });
    this.skip = this.region.getByRole('button', { name: words.skip });
    this.count = this.region.locator('#map-in-view');
    this.loading = this.region.getByText(wordsIn[language].find.view.loading);
    this.status = this.region.getByRole('status');
    this.inView = this.region.getByRole('list', { name: words.list_label });
    const chosen = [pattern(words.chosen_one), pattern(words.chosen_other, { number: /[\d,]+/ })];
    this.chosen = this.region.getByRole('region', { name: new RegExp(chosen.map(({ source }) => source).join('|')) });
    this.alert = main.getByRole('alert');
  }

  /** Waits until the map is there and has said how many places are in view. */
  async expectInView(count: number): Promise<void> {
    const { in_view_one: one, in_view_other: other } = this.words;
    const line = fill(count === 1 ? one : other, { number: grouped(count) });
    await expect(this.status.getByText(line, { exact: true })).toBeVisible();
  }

  /** The marks that are drawn, in the order of the keyboard. */
  async drawn(): Promise<Mark[]> {
    const names = await this.marks.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
    const many = pattern(this.words.marks_other, { number: /([\d,]+)/ });
    return names.map((name) => ({ name, count: Number(many.exec(name)?.[1]?.replaceAll(',', '') ?? 1) }));
  }

  /** The mark of several places, or of one, that comes first in the order of the keyboard. */
  first(kind: 'one' | 'many'): Locator {
    return this.marks.filter(kind === 'many' ? { hasText: /\d/ } : { hasNotText: /\d/ }).first();
  }
}
