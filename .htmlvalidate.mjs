// What is valid in the prerendered pages? Run over dist/ by `cargo xtask test --only html`.
// Everything that html-validate recommends, but for what stands below, each with its reason.
import { definePlugin } from 'html-validate';

// Leptos writes `<!>` between texts that follow each other. Every browser reads it as an empty comment, as the HTML
// standard says; html-validate does not know it at all.
const leptosMarks = definePlugin({
  name: 'leptos',
  transformer: {
    marks: Object.assign(
      function* marks(source) {
        yield { ...source, data: source.data.replaceAll('<!>', '<!---->') };
      },
      { api: 1 },
    ),
  },
});

export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  plugins: [leptosMarks],
  transform: { '\\.html$': 'leptos:marks' },
  rules: {
    // Our own style, where HTML allows either.
    'doctype-style': ['error', { style: 'lowercase' }],
    'void-style': 'off',
    // A table that is laid out as cards on a phone is none to some screen readers, unless its roles are written out.
    'no-redundant-role': 'off',
    // Trunk leaves empty lines where its own tags stood.
    'no-trailing-whitespace': 'off',
    // Everything comes from our own host, whose files change together.
    'require-sri': ['error', { target: 'crossorigin' }],
    // What went wrong is told above the page's heading.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // A list may have a name, and a person who walks the lists of a page hears which one it is.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A field that suggests has a list of its own: <select> takes no text, and <datalist> cannot say of which kind a
    // suggestion is.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // How a number may wrap is said once, in the style sheet, and not in every word of every language.
    'tel-non-breaking': 'off',
  },
};
