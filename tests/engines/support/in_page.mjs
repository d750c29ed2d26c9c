// What of a page is seen by role and name? This function runs in the page, since not every driver can tell names.

/**
 * The elements that are shown, of a role and with a name (or one that fits a pattern, as an object), within another
 * element or in the whole page.
 */
export function shownInPage(role, name, within) {
  const SELECTORS = {
    article: 'article',
    button: 'button, [role=button]',
    checkbox: 'input[type=checkbox]',
    combobox: '[role=combobox], select',
    complementary: 'aside',
    dialog: 'dialog, [role=dialog]',

    heading: 'h1, h2, h3, h4',
    link: 'a[href]',
    list: 'ul, ol',
    option: '[role=option]',
    radio: 'input[type=radio]',
    region: 'section',
    status: '[role=status]',
    textbox: 'textarea, input[type=text]',
  };
  const plain = (text) => text.replace(/\s+/g, ' ').trim();
  // Not innerText: in WebKit that is empty for what is out of sight and not laid out.
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.hidden || node.ariaHidden === 'true') return '';
    return [...node.childNodes].map(textOf).join('');
  };
  const textsOf = (elements) => plain(elements.map((element) => (element ? textOf(element) : '')).join(' '));
  const nameOf = (element) => {
    const ids = element.getAttribute('aria-labelledby');
    if (ids) return textsOf(ids.split(' ').map((id) => document.getElementById(id)));
    if (element.ariaLabel) return plain(element.ariaLabel);
    if (element.matches('fieldset')) return textsOf([element.querySelector('legend')]);
    if (element.labels?.length) return textsOf([...element.labels]);
    return textsOf([element]);
  };
  const fits = (found) => (typeof name === 'string' ? found === name : new RegExp(name.source).test(found));
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const elements = [...(within ?? document).querySelectorAll(SELECTORS[role])];
  return elements.filter((element) => isShown(element) && fits(nameOf(element)));
}
