// What does the site say? The same file that the app is built from, so that a story survives an edit of the words.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../locales/en.json', import.meta.url), 'utf8');
// What the site is called that the project builds for itself.
export const words = JSON.parse(text.replaceAll('{{ site }}', 'Beside'));

/** The text with every `{{ name }}` replaced by its value, as the app does it. */
export function fill(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A pattern for the whole text, in which every `{{ name }}` stands for anything. */
export function pattern(text) {
  const parts = text.split(/\{\{\s*\w+\s*\}\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
}

/** The number that a text begins with; NaN where there is none. */
export function leadingNumber(text) {
  return Number(text.match(/^[\d,]+/)?.[0].replaceAll(',', ''));
}
