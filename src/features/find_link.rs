//! How do other pages lead into the finder with the right filter on?

use listing::taxonomy::OptionId;

use crate::i18n::Locale;
use crate::routes::Route;
use crate::state::find_query::FindQuery;

/// The finder with this option ticked.
#[must_use]
pub fn find_path(locale: Locale, option: Option<OptionId>) -> String {
    find_path_of_all(locale, option.as_slice())
}

/// The finder with these options ticked.
#[must_use]
pub fn find_path_of_all(locale: Locale, options: &[OptionId]) -> String {
    let query = options.iter().fold(FindQuery::default(), |query, option| query.toggled(*option));
    Route::Find.path_with(locale, &query.to_fragment())
}
