// What does every test begin with? The pages, in the language of the test, and somebody who listens to the browser.
import { test as base } from '@playwright/test';

import { CallPage } from '../pages/call_page';
import { CenterPage } from '../pages/center_page';
import { FindPage } from '../pages/find_page';
import { HomePage } from '../pages/home_page';
import { MapView } from '../pages/map_view';
import { MeetingsPage } from '../pages/meetings_page';
import { NotFoundPage } from '../pages/not_found_page';
import { PlanPage } from '../pages/plan_page';
import { SavedPage } from '../pages/saved_page';
import { Shell } from '../pages/shell';
import { StartPage } from '../pages/start_page';
import { ServedListing } from './listing_files';
import { liesAt } from './site';
import { Visit } from './visit';
import { type Language, type Words, wordsIn } from './words';

type Options = {
  /** In which language the site is read. */
  language: Language;
  /** Whether this test takes files away, so that the browser notes what did not load. */
  filesMayFail: boolean;
  /** Other hosts that the test goes to by what it does, such as the one that "Leave quickly" leads to. */
  otherHosts: string[];
};

type Fixtures = {
  words: Words;
  shell: Shell;
  home: HomePage;
  find: FindPage;
  mapView: MapView;
  meetings: MeetingsPage;
  center: CenterPage;
  plan: PlanPage;
  saved: SavedPage;
  start: StartPage;
  calls: CallPage;
  notFound: NotFoundPage;
  served: ServedListing;
  visit: Visit;
};

export const test = base.extend<Options & Fixtures>({
  language: ['en', { option: true }],
  filesMayFail: [false, { option: true }],
  otherHosts: [[], { option: true }],
  words: async ({ language }, use) => use(wordsIn[language]),
  shell: async ({ page, language }, use) => use(new Shell(page, language)),
  home: async ({ page, language }, use) => use(new HomePage(page, language)),
  find: async ({ page, language }, use) => use(new FindPage(page, language)),
  mapView: async ({ page, language }, use) => use(new MapView(page, language)),
  meetings: async ({ page, language }, use) => use(new MeetingsPage(page, language)),
  center: async ({ page, language }, use) => use(new CenterPage(page, language)),
  plan: async ({ page, language }, use) => use(new PlanPage(page, language)),
  saved: async ({ page, language }, use) => use(new SavedPage(page, language)),
  start: async ({ page, language }, use) => use(new StartPage(page, language)),
  calls: async ({ page, language }, use) => use(new CallPage(page, language)),
  notFound: async ({ page, language }, use) => use(new NotFoundPage(page, language)),
  served: async ({ request }, use) => use(new ServedListing(request)),
  visit: [
    async ({ page, baseURL, filesMayFail, otherHosts }, use) => {
      liesAt(baseURL!);
      const visit = new Visit(page);
      await use(visit);
      visit.expectQuiet([baseURL!, ...otherHosts], filesMayFail);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
