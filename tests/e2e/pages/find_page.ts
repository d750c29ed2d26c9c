// The finder: where, what, and the places that fit.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, pattern, type Words, wordsIn } from '../support/words';

export type GroupName = keyof Words['taxonomy'];
export type OptionName<G extends GroupName> = Exclude<keyof Words['taxonomy'][G], 'heading'>;

/** `4 miles`, `1 milla`, `6 km`. */
const DISTANCE = /\d+ [a-z]+/;

export class FindPage {
  readonly words: Words['find'];
  readonly main: Locator;
  /** Begins with the number of places once they are counted. */
  readonly status: Locator;
  readonly place: Locator;
  readonly placeWords: Locator;
  readonly within: Locator;
  /** What is suggested while somebody types, in the field that has the focus. */
  readonly suggestions: Locator;
  readonly sort: Locator;
  /** Asks the device where it is. */
  readonly here: Locator;
  /** Asks which of the towns of one name is meant. */
  readonly whichTown: Locator;
  readonly nothingFound: Locator;
  /** Places beyond the reach, for a rare need. */
  readonly farther: Locator;
  readonly results: Locator;
  readonly showMore: Locator;
  readonly chips: Locator;
  readonly clearAll: Locator;
  /** Beside the results on a wide screen. */
  readonly filters: Locator;
  /** The same filters over the page, on a phone. */
  readonly sheet: Locator;
  readonly openFilters: Locator;
  /** Says what went wrong. */
  readonly alert: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const all = wordsIn[language];
    const words = all.find;
    const { filters, results } = words;
    this.words = words;
    this.main = page.getByRole('main');
    this.status = this.main.getByRole('status').filter({ has: page.locator('#count') });
    this.place = this.main.getByRole('combobox', { name: words.place_label, exact: true });
    this.placeWords = this.main.getByRole('combobox', { name: words.words_label, exact: true });
    this.suggestions = this.main.getByRole('listbox', { name: words.suggest.list_label }).filter({ visible: true });
    this.sort = this.main.getByRole('combobox', { name: all.order.label, exact: true });
    this.here = this.main.getByRole('button', { name: all.here.button });
    this.whichTown = this.main.getByRole('alert').filter({ hasText: all.which_town.text });
    this.nothingFound = this.main.locator('section').filter({ has: page.getByRole('heading', { name: all.nothing_found.heading }) });
    this.farther = this.main.getByRole('region', { name: all.farther.heading });
    this.within = this.main.getByRole('combobox', { name: all.distance_field.within_label, exact: true });
    this.results = this.main.getByRole('list', { name: results.list_label });
    this.showMore = this.main.getByRole('button', { name: results.show_more });
    this.chips = this.main.getByRole('group', { name: filters.chosen });
    this.clearAll = this.chips.getByRole('button', { name: filters.clear_all });
    this.filters = this.main.getByRole('region', { name: filters.heading, exact: true });
    this.sheet = page.getByRole('dialog', { name: filters.heading, exact: true });
    this.openFilters = this.chips.getByRole('button', { name: new RegExp(`^${filters.open}`) });
    this.alert = this.main.getByRole('alert');
  }

  /** Opens the finder and waits until it has counted. */
  async open(fragment = ''): Promise<void> {
    await this.visit(fragment);
    await this.count();
  }

  /** Opens the finder without waiting for places: there may be none. */
  async visit(fragment = ''): Promise<void> {
    await this.page.goto(address('find', this.language, fragment));
  }

  /** No form, filter or promise of a list stands in a page whose app does not run. */
  async expectNothingToOperate(): Promise<void> {
    await expect(this.place).toBeHidden();
    await expect(this.placeWords).toBeHidden();
    await expect(this.filters).toBeHidden();
    await expect(this.main.getByRole('checkbox')).toHaveCount(0);
    await expect(this.main.getByText(this.words.status.loading, { exact: true })).toBeHidden();
  }

  /** Types a place and presses Enter. */
  async askNear(place: string): Promise<void> {
    await this.place.fill(place);
    await this.place.press('Enter');
  }

  /** How many places the status line tells of, once nothing is on its way any more. */
  async count(): Promise<number> {
    await expect(this.status).toHaveText(/^\d/);
    await expect(this.status).not.toContainText(this.words.status.loading);
    await this.expectWholeList();
    return leadingNumber(await this.status.innerText());
  }

  async expectCount(count: number): Promise<void> {
    await expect.poll(async () => leadingNumber(await this.status.innerText())).toBe(count);
    await this.expectWholeList();
  }

  /** No place of the list stands there for another question. */
  private async expectWholeList(): Promise<void> {
    await expect(this.main.locator('.finder__list[aria-busy]')).toHaveCount(0);
  }

  /** The status line says how many places there are within so many miles of this place. */
  async expectPlacesAround(label: RegExp | string): Promise<void> {
    const { places_within_one: one, places_within_other: other } = this.words.status;
    const values = { number: /[\d,]+/, distance: DISTANCE, place: label };
    await expect(this.status.getByText(either(pattern(one, values), pattern(other, values)))).toBeVisible();
    await this.count();
  }

  /** The status line says how many places there are in this state. */
  async expectPlacesIn(state: string): Promise<void> {
    const { places_in_one: one, places_in_other: other } = this.words.status;
    const values = { number: /[\d,]+/, place: state };
    await expect(this.status.getByText(either(pattern(one, values), pattern(other, values)))).toBeVisible();
    await this.count();
  }

  group(name: GroupName): Locator {
    return this.main.getByRole('group', { name: wordsIn[this.language].taxonomy[name].heading, exact: true });
  }

  /** A filter's tick box. */
  option<G extends GroupName>(group: G, option: OptionName<G>): Locator {
    return this.group(group).getByRole('checkbox', { name: this.label(group, option), exact: true });
  }

  label<G extends GroupName>(group: G, option: OptionName<G>): string {
    return (wordsIn[this.language].taxonomy[group][option] as { label: string }).label;
  }

  /** What an option is called that stands in a link as `help=peer-support`. */
  labelOf(group: string, slug: string): string {
    const options: Record<string, unknown> = wordsIn[this.language].taxonomy[group === 'for' ? 'for_whom' : (group as GroupName)];
    const option = options[slug.replaceAll('-', '_')] as { label: string } | undefined;
    expect(option, `there is an option ${group}=${slug}`).toBeDefined();
    return option!.label;
  }

  /** The number beside a filter, as it is seen. */
  countOf(option: Locator): Locator {
    return option.locator('xpath=ancestor::label').locator('.option__count');
  }

  /** How many places a filter promises, as a screen reader hears it. */
  async promised(option: Locator): Promise<number> {
    const description = await option.evaluate((box) => {
      const ids = box.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    });
    const [number] = description.match(/[\d,]+(?=\D*$)/) ?? [];
    expect(number, `the filter says how many places would be left: ${description}`).toBeDefined();
    return leadingNumber(number!);
  }

  /** All places that are shown. */
  get places(): Locator {
    return this.results.getByRole('article');
  }

  placeAt(index: number): Locator {
    return this.places.nth(index);
  }

  /** The link in a place's heading, which leads to its page. */
  nameOf(place: Locator): Locator {
    return place.getByRole('heading', { level: 3 }).getByRole('link');
  }

  /** How far the places are that are shown, in whole miles or kilometers; 0 stands for less than one. */
  async distances(): Promise<number[]> {
    const { distance, distance_exact, distance_near } = this.words.results;
    const near = pattern(distance_near, { distance: DISTANCE });
    const far = either(pattern(distance, { distance: DISTANCE }), pattern(distance_exact, { distance: DISTANCE }));
    const texts = await this.places.getByText(either(near, far)).allTextContents();
    return texts.map((text) => (near.test(text) ? 0 : Number(text.match(/\d+/)?.[0])));
  }

  suggestion(text: string | RegExp): Locator {
    return this.suggestions.getByRole('option', { name: text });
  }

  chip(label: string): Locator {
    return this.chips.getByRole('button', { name: fill(this.words.filters.remove, { filter: label }), exact: true });
  }

  /** What the chip of the typed words says. */
  wordsChip(words: string): Locator {
    return this.chip(fill(this.words.filters.words_chip, { words }));
  }
}

function leadingNumber(text: string): number {
  const [digits] = text.match(/^[\d,]+/) ?? [];
  return digits === undefined ? NaN : Number(digits.replaceAll(',', ''));
}

function either(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}
