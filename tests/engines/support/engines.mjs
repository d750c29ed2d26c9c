// Which browsers are there beside Chromium, and what does each one need to be started?

const { GECKODRIVER = 'geckodriver', WEBKIT_DRIVER = 'WebKitWebDriver' } = process.env;

export const FIREFOX = {
  name: 'Firefox',
  driver: GECKODRIVER,
  args: ['--websocket-port=0'],
  goesBackFromElsewhere: true,
  // Through the socket it tells what stands in the console.
  capabilities: { browserName: 'firefox', webSocketUrl: true, 'moz:firefoxOptions': { args: ['-headless'] } },
};

/** The engine of Safari, in the small browser that comes with its driver; that one has no headless mode. */
export const WEBKIT = {
  name: 'WebKit',
  driver: WEBKIT_DRIVER,
  args: [],
  capabilities: { browserName: 'MiniBrowser' },
  needsDisplay: true,
  // Its driver loses the page when Back leads from another site to one with Cross-Origin-Opener-Policy, whichever that is. It
  // has no Navigation API either, so that Back leads to earlier pages of the visit; the page about privacy says so.
  goesBackFromElsewhere: false,
};
