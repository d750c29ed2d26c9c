// The plan: what came of the calls, what comes next, whom to call.
import { expect, type Download, type Locator, type Page } from '@playwright/test';

import { address } from '../support/site';
import { fill, type Language, type Words, wordsIn } from '../support/words';

type Outcome = 'none' | 'talked' | 'left_message' | 'wait_list' | 'appointment' | 'no_answer' | 'not_right';

export class PlanPage {
  readonly words: Words['plan'];
  readonly nextStep: Words['next_step'];
  readonly main: Locator;
  readonly heading: Locator;
  readonly items: Locator;
  readonly comingUp: Locator;
  readonly others: Locator;
  readonly reasons: Locator;
  readonly people: Locator;
  readonly file: Locator;
  readonly fileField: Locator;
  readonly paper: Locator;

  constructor(
    readonly page: Page,
    private readonly language: Language,
  ) {
    const words = wordsIn[language].plan;
    const region = (name: string) => this.main.getByRole('region', { name, exact: true });
    this.words = words;
    this.nextStep = wordsIn[language].next_step;
    this.main = page.getByRole('main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.items = region(words.places.heading).getByRole('article');
    this.comingUp = region(words.coming.heading);
    this.others = region(words.others.heading);
    this.reasons = this.main.getByRole('textbox', { name: words.reasons.label });
    this.people = region(words.people.heading);
    this.file = region(words.file.heading);
    this.fileField = this.file.getByLabel(words.file.bring_label);
    this.paper = region(wordsIn[language].saved.print.preview);
  }

  /** Opens the plan and waits until it says what it has. */
  async open(): Promise<void> {
    await this.page.goto(address('plan', this.language));
    await this.expectRead();
  }

  async expectRead(): Promise<void> {
    await expect(this.fileField).toBeVisible();
  }

  item(name: string): Locator {
    return this.items.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  outcome(name: string): Locator {
    return this.main.getByRole('combobox', { name: fill(this.words.outcome.label_name, { name }), exact: true });
  }

  private nameOf(outcome: Outcome): string {
    return outcome === 'none' ? this.words.outcome.none : wordsIn[this.language].outcomes[outcome];
  }

  async note(name: string, outcome: Outcome): Promise<void> {
    await this.outcome(name).selectOption({ label: this.nameOf(outcome) });
    if (outcome !== 'none') await this.expectOutcome(name, outcome);
  }

  async expectOutcome(name: string, outcome: Outcome): Promise<void> {
    await expect(this.outcome(name).locator('option:checked')).toHaveText(this.nameOf(outcome));
  }

  /** The button that opens the form of the next step. */
  addStep(name: string): Locator {
    return this.button(fill(this.words.step.add_name, { name }));
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.main.getByLabel(name, { exact: true });
  }

  /** Plans a step with a place that has none. */
  async planStep(name: string, what: string, day: string, time: string): Promise<void> {
    await this.addStep(name).click();
    await expect(this.field(this.nextStep.what)).toBeFocused();
    await this.field(this.nextStep.what).fill(what);
    await this.field(this.nextStep.day).fill(day);
    await this.field(this.nextStep.time).fill(time);
    await this.button(this.words.step.keep).click();
    await expect(this.button(fill(this.words.step.calendar_name, { what }))).toBeFocused();
  }

  /** The file that pressing this hands over: its name and its text. */
  async handedOver(press: Locator): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), press.click()]);
    return { name: download.suggestedFilename(), text: await textOf(download) };
  }

  async bringIn(text: string | Buffer, name = 'beside-plan.json'): Promise<void> {
    const buffer = typeof text === 'string' ? Buffer.from(text) : text;
    await this.fileField.setInputFiles({ name, mimeType: 'application/json', buffer });
  }

  async addPerson(name: string, phone: string): Promise<void> {
    await this.field(this.words.people.name).fill(name);
    await this.field(this.words.people.phone).fill(phone);
    await this.button(this.words.people.add).click();
  }
}

async function textOf(download: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
