// What is around every page: help first, then the name, the menu, the banner of a sample, the language.
import { expect, type Locator, type Page } from '@playwright/test';

import { address, APP_PAGES, type PageName } from '../support/site';
import { escaped, type Language, type Words, wordsIn } from '../support/words';

export class Shell {
  readonly words: Words;
  readonly skipLink: Locator;
  readonly crisis: Locator;
  readonly sampleBanner: Locator;
  readonly menu: Locator;
  readonly menuButton: Locator;
  readonly languageLink: Locator;
  /** The way out. */
  readonly leave: Locator;
  /** What Shift is at. */
  readonly leaveStatus: Locator;
  /** What leaving cannot hide. */
  readonly limits: Locator;
  readonly heading: Locator;
  /** The app could not start. */
  readonly startProblem: Locator;
  /** The app takes long to start. */
  readonly slowStart: Locator;
  /** What opens without signal. */
  readonly offline: Locator;
  /** Keeps the whole list. */
  readonly keepAll: Locator;
  /** How far that is. */
  readonly keeping: Locator;
  /** There is no signal. */
  readonly noSignal: Locator;
  /** A newer version is there. */
  readonly newer: Locator;
  /** The site may come onto the home screen. */
  readonly homeScreen: Locator;
  /** The way back in a window of its own. */
  readonly back: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language];
    this.words = words;
    this.skipLink = page.getByRole('link', { name: words.shell.skip_link });
    this.crisis = page.getByRole('complementary', { name: words.shell.crisis.label });
    this.sampleBanner = page.getByRole('complementary', { name: words.sample.label });
    this.menu = page.getByRole('navigation', { name: words.shell.nav.label });
    this.menuButton = page.getByRole('button', { name: words.shell.nav.menu, exact: true });
    this.languageLink = page.getByRole('link', { name: words.shell.nav.language, exact: true });
    const wayOut = page.getByRole('complementary', { name: words.leave.label });
    this.leave = wayOut.getByRole('link', { name: words.leave.link, exact: true });
    this.leaveStatus = wayOut.getByRole('status');
    this.limits = wayOut.getByRole('link', { name: words.leave.limits });
    this.heading = page.getByRole('heading', { level: 1 });
    this.offline = page.getByRole('region', { name: words.offline.heading, exact: true });
    this.keepAll = this.offline.getByRole('button', { name: new RegExp(`^${escaped(words.offline.button.split('{')[0]!)}`) });
    this.keeping = this.offline.getByRole('progressbar', { name: words.offline.progress });
    this.noSignal = page.getByText(words.no_signal.text, { exact: true });
    this.newer = page.getByRole('complementary', { name: words.newer.label });
    this.homeScreen = page.getByRole('region', { name: words.home_screen.heading });
    this.back = page.getByRole('banner').getByRole('button', { name: words.shell.nav.back, exact: true });
    this.slowStart = page.getByRole('heading', { name: words.data_error.slow.heading });
    this.startProblem = page.getByRole('heading', { name: words.data_error.start.heading });
  }

  /** Opens a page with a fragment, and waits until the app has taken it over, where it has one. */
  async open(name: PageName, fragment: string): Promise<void> {
    await this.page.goto(address(name, this.language, fragment));
    // A prerendered page knows nothing of its fragment: once the switch of language carries it, the app is running.
    if (APP_PAGES.includes(name)) await expect(this.languageLink).toHaveAttribute('href', new RegExp(`#${escaped(fragment)}$`));
  }

  /** Follows a link of the menu, which a phone has behind a button. */
  async follow(name: string): Promise<void> {
    if (await this.menuButton.isVisible()) await this.menuButton.click();
    await this.menuLink(name).click();
  }

  /** A way to call one of the lines that stand before everything else, in whichever language the page is. */
  crisisLink(number: string): Locator {
    return this.page.locator(`a[href="tel:${number}"]`).first();
  }

  /** Waits until a newer version is here as a whole, and offered. */
  async expectNewer(): Promise<void> {
    await expect(this.newer).toBeVisible({ timeout: 40_000 });
  }

  menuLink(name: string): Locator {
    return this.menu.getByRole('link', { name, exact: true });
  }
}
