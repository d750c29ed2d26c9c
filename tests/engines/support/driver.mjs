// How is a browser started? By a driver of its own, in English, with nothing in it.
import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';

import { openDisplay } from './display.mjs';

const { BESIDE_TRACE } = process.env;

export async function openBrowser({ driver, args, capabilities, needsDisplay }) {
  const display = needsDisplay ? await openDisplay() : undefined;
  const service = new DriverService.Builder(driver)
    .setLoopback(true)
    .addArguments(...args)
    .setEnvironment({ ...process.env, ...display?.environment })
    .setStdio(BESIDE_TRACE ? 'inherit' : 'ignore')
    .build();
  const stop = async () => {
    await service.kill();
    await display?.close();
  };
  try {
    const address = await service.start();
    const browser = await new Builder().disableEnvironmentOverrides().usingServer(address).withCapabilities(capabilities).build();
    return { browser, close: () => browser.quit().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}
