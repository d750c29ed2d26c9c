// What did the browser do beside showing the page? Listens from the first request on.
import { expect, type ConsoleMessage, type Page } from '@playwright/test';

/** The browser and wasm-bindgen note each file that did not come; a test that takes files away expects it. */
const NOT_LOADED = /^(Failed to load resource:|A bad HTTP response code|The script has an unsupported MIME type|`WebAssembly\.instantiateStreaming` failed)/;

/** Most stories go without the service worker, which would fetch the whole site in each of them; Playwright notes that. */
const WITHOUT_WORKER = 'Service Worker registration blocked by Playwright';

/** A page on the web shows the site on this machine, which has no certificate: the browser notes that of its pictures. */
const ON_THIS_MACHINE = /^Mixed Content: .*http:\/\/127\.0\.0\.1:/;

export class Visit {
  readonly requests: string[] = [];
  private readonly messages: string[] = [];
  private readonly notLoaded: string[] = [];
  private readonly errors: string[] = [];
  private readonly dialogs: string[] = [];

  constructor(page: Page) {
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => this.note(message));
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('dialog', async (dialog) => {
      this.dialogs.push(dialog.message());
      await dialog.dismiss();
    });
  }

  private note(message: ConsoleMessage): void {
    const text = `${message.type()}: ${message.text()}`;
    if (NOT_LOADED.test(message.text())) this.notLoaded.push(`${message.location().url}: ${message.text()}`);
    else if (message.text() !== WITHOUT_WORKER && !ON_THIS_MACHINE.test(message.text())) this.messages.push(text);
  }

  /** Addresses on any other host than these, of which the first is the site's own. */
  foreignRequests(hosts: string[]): string[] {
    const expected = hosts.map((host) => new URL(host).origin);
    return this.requests.filter((url) => !url.startsWith('data:') && !expected.includes(new URL(url).origin));
  }

  /** Nothing went wrong unseen: no script failed or was injected, no other host was asked, the console is silent. */
  expectQuiet(hosts: string[], filesMayFail: boolean): void {
    expect.soft(this.errors, 'errors that no code handled').toEqual([]);
    expect.soft(this.dialogs, 'dialogs').toEqual([]);
    expect.soft(this.messages, 'messages in the console').toEqual([]);
    expect.soft(this.foreignRequests(hosts), 'requests to other hosts').toEqual([]);
    if (!filesMayFail) expect.soft(this.notLoaded, 'files that did not load').toEqual([]);
  }
}
