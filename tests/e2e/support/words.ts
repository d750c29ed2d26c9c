// What does the site say? The same files that the app is built from, so that a test survives an edit of the words.
import english from '../../../locales/en.json';
import spanish from '../../../locales/es.json';

export type Words = typeof english;
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the site is called that the project builds for itself. */
export const SITE_NAME = 'Beside';

/** The words of a site with this name. */
export function wordsOf(name: string): Record<Language, Words> {
  const named = (words: Words): Words => JSON.parse(JSON.stringify(words).replaceAll('{{ site }}', name)) as Words;
  return { en: named(english), es: named(spanish) };
}

export const wordsIn = wordsOf(SITE_NAME);

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'es' : 'en');

/** The text with every `{{ name }}` replaced by its value, as the app does it. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A pattern for the whole text, in which every `{{ name }}` stands for anything or for the pattern given. */
export function pattern(text: string, values: Record<string, RegExp | string> = {}): RegExp {
  const parts = text.split(/\{\{\s*(\w+)\s*\}\}/);
  const source = parts.map((part, at) => {
    if (at % 2 === 0) return escaped(part);
    const value = values[part];
    if (value === undefined) return '.+';
    return typeof value === 'string' ? escaped(value) : value.source;
  });
  return new RegExp(`^${source.join('')}$`);
}

/** Signs that mean something in a pattern, taken literally. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `18,671`, as both languages write it in the United States. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** The entries of a table of words, such as the six benefits: the inner objects, without the texts beside them. */
export function entries<T extends object>(table: T): Entry<T>[] {
  return Object.values(table).filter((value): value is Entry<T> => typeof value === 'object');
}

type Entry<T> = Extract<T[keyof T], object>;
