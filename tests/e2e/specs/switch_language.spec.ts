// The other language: the same page, the same search, both ways.
import { address, FRAGMENTS, PAGES } from '../support/site';
import { expect, test } from '../support/test';
import { LANGUAGES, otherLanguage, wordsIn } from '../support/words';

for (const language of LANGUAGES) {
  const other = otherLanguage(language);

  test.describe(`from ${language} to ${other}`, () => {
    test.use({ language });

    for (const name of PAGES) {
      test(`${name}: the same page, with the same fragment`, async ({ page, shell }) => {
        const fragment = FRAGMENTS[name];
        await shell.open(name, fragment);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(shell.languageLink).toHaveAttribute('lang', other);
        await shell.languageLink.click();
        await expect(page).toHaveURL(address(name, other, fragment));
        await expect(page.locator('html')).toHaveAttribute('lang', other);
        await expect(page.getByRole('link', { name: wordsIn[other].shell.nav.language, exact: true })).toHaveAttribute('lang', language);
      });
    }

    test('a search goes on in the other language', async ({ find, page, shell }) => {
      await find.open('near=OH');
      await find.option('help', 'peer_support').check();
      await expect(page).toHaveURL(/help=peer-support$/);
      const count = await find.count();
      await shell.languageLink.click();
      const label = wordsIn[other].taxonomy.help.peer_support.label;
      await expect(page.getByRole('checkbox', { name: label, exact: true })).toBeChecked();
      await find.expectCount(count);
    });
  });
}
