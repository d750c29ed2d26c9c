// What went wrong unseen? Errors in the console and in scripts, where the driver tells of them.
import assert from 'node:assert/strict';

import logInspector from 'selenium-webdriver/bidi/logInspector.js';

/** Listens from now on. Gives the way to have what was heard until now, and to forget it. */
export async function listenToConsole(browser) {
  const heard = [];
  const capabilities = await browser.getCapabilities();
  if (capabilities.get('webSocketUrl')) {
    const inspector = await logInspector(browser);
    await inspector.onLog(({ level, text }) => {
      if (level === 'error' || level === 'warn') heard.push(`${level}: ${text}`);
    });
  }
  return { take: () => heard.splice(0) };
}
