// What does a person do, and what do they see? By roles, names and words alone, and in any browser.
import assert from 'node:assert/strict';

import { Key } from 'selenium-webdriver';

import { shownInPage } from './in_page.mjs';

/** How long a person waits for what must come. */
const PATIENCE = 20_000;

/** Any name will do. */
export const ANY = /(?:)/;

export class Person {
  constructor(browser, site) {
    this.browser = browser;
    this.site = site;
  }

  /** One that is as narrow as the browser allows, for the layout of a phone. */
  async takeSmallWindow() {
    await this.browser.manage().window().setRect({ width: 500, height: 800 });
  }

  async visit(path, { address } = this.site) {
    await this.browser.get(new URL(path, address).href);
  }

  /** The one element of this role and name that is shown; waits until there is one. */
  async see(role, name, within) {
    const [element] = await this.until(`a ${role} “${said(name)}” is shown`, async () => {
      const elements = await this.all(role, name, within);
      return elements.length > 0 && elements;
    });
    assert.equal(await element.getAriaRole(), role, `the role of “${said(name)}”, as the browser tells it`);
    return element;
  }

  /** All that is shown of this role and name now. */
  all(role, name, within = null) {
    assert.ok(name, `a ${role} needs a name that the locales have`);
    const asked = name instanceof RegExp ? { source: name.source } : name;
    return this.browser.executeScript(shownInPage, role, asked, within);
  }

  async seeNothing(role, name) {
    await this.until(`no ${role} “${said(name)}” is shown`, async () => (await this.all(role, name)).length === 0);
  }

  /** Waits until the page is headed so. */
  async seeHeading(text) {
    const heading = () => this.browser.executeScript(() => document.querySelector('h1')?.innerText.trim());
    await this.until(`the page is headed “${text}”`, async () => (await heading()) === text);
  }

  /** Waits until this can be read somewhere. */
  async seeText(text) {
    const all = () => this.browser.executeScript(() => document.body.innerText);
    await this.until(`“${text}” can be read`, async () => (await all()).includes(text));
  }

  /** Brings it into sight and presses it; what is far out of sight is drawn, and can be pressed, only then. */
  async press(role, name, within) {
    await this.until(`the ${role} “${said(name)}” can be pressed`, async () => {
      const element = await this.see(role, name, within);
      await this.browser.executeScript((found) => found.scrollIntoView({ block: 'center' }), element);
      await element.click();
      return true;
    });
  }

  /** Types into a field; what is typed there stays in it. */
  async type(name, ...keys) {
    await (await this.see('combobox', name)).sendKeys(...keys);
  }

  /** Types into a field, and presses Enter. */
  enter(name, text) {
    return this.type(name, text, Key.ENTER);
  }

  async seeAddress(address) {
    await this.until(`the address is ${address}`, async () => address.test(await this.browser.getCurrentUrl()));
  }

  async reload() {
    await this.browser.navigate().refresh();
  }

  async goBack() {
    await this.browser.navigate().back();
  }

  pagesInHistory() {
    return this.browser.executeScript(() => history.length);
  }

  /** Waits for a state, never for a time. Gives what it is, once that is neither false nor undefined. */
  async until(state, look) {
    const seen = async () => {
      const found = await calmly(look);
      return found !== false && found !== undefined && { found };
    };
    return (await this.browser.wait(seen, PATIENCE, `Waited in vain until ${state}:`)).found;
  }
}

function said(name) {
  return name instanceof RegExp ? name.source : name;
}

const NOT_YET = ['StaleElementReferenceError', 'JavascriptError', 'NoSuchWindowError', 'ElementNotInteractableError'];

/** A page that is being replaced by another, or an element by its successor, is not yet in any state. */
async function calmly(look) {
  try {
    return await look();
  } catch (error) {
    if (NOT_YET.includes(error.name)) return false;
    throw error;
  }
}
