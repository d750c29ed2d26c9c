// Where are the pages? A test spells an address as a person would: as it stands in a link that somebody pasted.
import type { Language } from './words';

const TAILS = { home: '/', find: '/find/', meetings: '/meetings/', center: '/center/', saved: '/saved/', start: '/start/', call: '/call/', plan: '/plan/', callBack: '/call-back/', notFound: '/404.html' } as const;

export type PageName = keyof typeof TAILS;
export const PAGES = Object.keys(TAILS) as PageName[];
/** The pages that the app takes over; the others are only read. */
export const APP_PAGES: PageName[] = ['find', 'meetings', 'center', 'saved', 'start', 'call', 'plan', 'callBack'];

/** The pages of words, by their addresses; src/routes.rs spells them. */
export const READING = [
  'what-is-peer-support', 'twelve-step', 'smart-recovery', 'sober-living', 'dual-diagnosis', 'other-paths', 'compare-paths',
  'help-now', 'choosing-and-paying', 'family-and-friends', 'about', 'privacy', 'this-list', 'sources',
] as const;

/** A fragment that each page knows what to do with. */
export const FRAGMENTS: Record<PageName, string> = {
  home: 'programs', find: 'near=OH&help=peer-support', meetings: 'near=OH&day=monday', center: 'id=oh-0000000000000', saved: 'list=oh-0000000000000',
  start: 'step=safe', call: 'ids=oh-0000000000000&at=1&who=me', plan: 'x', callBack: 'id=oh-0000000000000', notFound: 'x',
};

/** Below which folder of its host the site lies, such as `/peer-help`; often nothing. */
let base = '';

/** The address of the site that a test is about says it. */
export function liesAt(site: string): void {
  base = new URL(site).pathname.replace(/\/$/, '');
}

/** The address of a file of the site. */
export function inSite(path: string): string {
  return base + path;
}

export function readingAddress(name: string, language: Language): string {
  return inSite(language === 'en' ? `/${name}/` : `/${language}/${name}/`);
}

export function address(page: PageName, language: Language, fragment = ''): string {
  const path = inSite(language === 'en' ? TAILS[page] : `/${language}${TAILS[page]}`);
  return fragment === '' ? path : `${path}#${fragment}`;
}

/** In the HTML of a page that was built with a real listing. */
export const HIDDEN_BANNER = /<aside(?=[^>]* id="sample-banner")[^>]* hidden[ >=]/;

/** Numbers that may always be called from the site. */
export const LIFELINE = '988';
export const EMERGENCY = '911';
export const HELPLINE = '+18006624357';
