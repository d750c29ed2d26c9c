// The guided start: six questions, the answers, and what can be done now.
import { expect, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

export type ForWhom = 'me' | 'loved' | 'client';
export type StepName = 'safe' | 'who' | 'help' | 'where' | 'pay' | 'matters' | 'summary' | 'options';

/** How many questions there are. */
const QUESTIONS = 6;

export class StartPage {
  readonly words: Words['guide'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly goOn: Locator;
  readonly notSure: Locator;
  readonly back: Locator;
  readonly place: Locator;
  /** What is wrong, above the question. */
  readonly errors: Locator;
  readonly options: Locator;
  readonly ways: Locator;
  readonly callAll: (who: ForWhom) => Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language].guide;
    this.words = words;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
    this.goOn = this.main.getByRole('button', { name: words.go_on, exact: true });
    this.notSure = this.main.getByRole('button', { name: words.not_sure, exact: true });
    this.back = this.main.getByRole('button', { name: words.back, exact: true });
    this.place = this.main.getByRole('combobox', { name: words.place.field, exact: true });
    this.errors = this.main.locator('#start-errors');
    this.options = this.main.getByRole('button', { name: words.summary.go_on, exact: true });
    this.ways = this.main.getByRole('region', { name: words.options.others_heading }).getByRole('listitem');
    this.callAll = (who) => this.main.getByRole('link', { name: this.asking(who).call_all, exact: true });
  }

  asking(who: ForWhom): Words['asking']['me'] {
    return wordsIn[this.language].asking[who];
  }

  address(step?: StepName): string {
    return address('start', this.language, step ? `step=${step}` : '');
  }

  /** Opens the page, and waits until it asks. */
  async open(): Promise<void> {
    await this.page.goto(this.address());
    await this.expectQuestion(1, this.words.safe.question);
  }

  async expectQuestion(number: number, question: string): Promise<void> {
    await expect(this.heading).toHaveText(question);
    await expect(this.main.getByText(fill(this.words.progress, { number, total: QUESTIONS }), { exact: true })).toBeVisible();
  }

  choice(label: string): Locator {
    return this.main.locator('label').filter({ has: this.page.getByText(label, { exact: true }) }).locator('input');
  }

  async choose(...labels: string[]): Promise<void> {
    for (const label of labels) {
      await this.choice(label).check();
    }
  }

  /** Answers all questions; what is left out is "I'm not sure". */
  async answer({ who = 'me', help = [], place = '', pay = [], matters = [] }: { who?: ForWhom; help?: string[]; place?: string; pay?: string[]; matters?: string[] }): Promise<void> {
    const asking = this.asking(who);
    await this.choose(this.words.safe.yes);
    await this.goOn.click();
    await this.expectQuestion(2, this.words.who.question);
    await this.choose(asking.name);
    await this.goOn.click();
    const many: [number, string, string[]][] = [[3, asking.help_question, help], [5, asking.pay_question, pay], [6, asking.matters_question, matters]];
    for (const [number, question, labels] of many) {
      if (number === 5) {
        await this.expectQuestion(4, asking.where_question);
        await this.place.fill(place);
        await (place ? this.goOn : this.notSure).click();
      }
      await this.expectQuestion(number, question);
      await this.choose(...labels);
      await (labels.length > 0 ? this.goOn : this.notSure).click();
    }
    await expect(this.heading).toHaveText(this.words.summary.heading);
  }

  /** What the summary says of a question. */
  said(label: string): Locator {
    return this.main.locator('dl > div').filter({ has: this.page.getByText(label, { exact: true }) }).locator('dd').first();
  }

  change(label: string): Locator {
    return this.main.getByRole('button', { name: fill(this.words.summary.change_name, { question: label }), exact: true });
  }

  places(who: ForWhom): Locator {
    return this.main.getByRole('region', { name: this.asking(who).places_heading }).getByRole('article');
  }
}
