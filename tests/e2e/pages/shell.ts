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

  menuLink(name: string): Locator {
    return this.menu.getByRole('link', { name, exact: true });
  }
}
