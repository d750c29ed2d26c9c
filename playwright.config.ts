// Which sites are tested, and in which browser?
//
// `sample` is the release site with the invented listing, `national` the one with the national directory, `gallery` a
// copy of the first with the page that shows every component, `example` the site of examples/. Where an address is named
// (BASE_URL_SAMPLE, BASE_URL_NATIONAL, BASE_URL_GALLERY, BASE_URL_EXAMPLE), exactly the named sites are tested and nothing is
// started: that is what `cargo xtask test` does. Where none is named, the built folders are served: dist/ and its copy, and
// the folders in BESIDE_NATIONAL_DIST and BESIDE_EXAMPLE_DIST if there are any.
import { defineConfig, devices, type PlaywrightTestConfig, type Project } from '@playwright/test';

import exampleSite from './examples/alder-county/site.json';

const { env } = process;

type Server = Extract<NonNullable<PlaywrightTestConfig['webServer']>, { command: string }>;
type Site = { name: 'sample' | 'national' | 'gallery' | 'example'; address: string; server?: Server };

const served = (name: Site['name'], port: number, folder: string): Site => {
  // The example lies below a folder of its host, as its address says.
  const folderOfHost = name === 'example' ? new URL(`${exampleSite.url}/`).pathname : '/';
  const address = `http://127.0.0.1:${port}${folderOfHost}`;
  const command = `cargo xtask serve --no-build ${name === 'gallery' ? '--gallery ' : ''}--dist "${folder}" --port ${port}`;
  // The first start may have to build xtask itself.
  return { name, address, server: { command, url: address, timeout: 300_000, reuseExistingServer: false } };
};

const named = (name: Site['name'], address: string | undefined): Site[] => (address ? [{ name, address }] : []);

const sites = (): Site[] => {
  const given = [
    ...named('sample', env['BASE_URL_SAMPLE']),
    ...named('national', env['BASE_URL_NATIONAL']),
    ...named('gallery', env['BASE_URL_GALLERY']),
    ...named('example', env['BASE_URL_EXAMPLE']),
  ];
  if (given.length > 0) return given;
  const { BESIDE_NATIONAL_DIST: national, BESIDE_EXAMPLE_DIST: example } = env;
  return [
    served('sample', 4173, 'dist'),
    served('gallery', 4175, 'dist'),
    ...(national ? [served('national', 4174, national)] : []),
    ...(example ? [served('example', 4176, example)] : []),
  ];
};

const tested = sites();
// Each worker reads this file again; one line is enough.
if (env['TEST_WORKER_INDEX'] === undefined) {
  for (const name of ['national', 'example'] as const) {
    const variable = name.toUpperCase();
    if (tested.some((site) => site.name === name)) continue;
    console.log(`Left out: the project \`${name}\` (neither BASE_URL_${variable} nor BESIDE_${variable}_DIST is set).`);
  }
}

/** The specs of one site alone; all others are those of the sample. */
const OWN_SPECS: Partial<Record<Site['name'], string | string[]>> = {
  national: 'national.spec.ts',
  gallery: 'see_gallery.spec.ts',
  example: ['example.spec.ts', 'as_guest.spec.ts'],
};

const project = ({ name, address }: Site): Project => ({
  name,
  ...(OWN_SPECS[name] ? { testMatch: OWN_SPECS[name] } : { testIgnore: Object.values(OWN_SPECS).flat() }),
  use: { baseURL: address },
});

export default defineConfig({
  testDir: 'tests/e2e/specs',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Of some 800 stories on two cores, one in a thousand meets a browser that stands still for a minute. It is told once more,
  // and one that passes only then is named as flaky at the end: somebody has to find out why.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    // The stories about it let it in (keep_site.spec.ts).
    serviceWorkers: 'block',
    // To record all that happens takes as long as the stories themselves: set BESIDE_TRACE to look into one that fails.
    trace: env['BESIDE_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: tested.map(project),
  webServer: tested.flatMap((site) => site.server ?? []),
});
