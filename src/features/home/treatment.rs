//! What do the words of treatment mean, and who offers each?

use leptos::prelude::*;
use listing::taxonomy::{Group, OptionId};

use crate::features::find_link::find_path_of_all;
use crate::i18n::{Locale, current_words};

/// Treatment options; each opens the list of places that offer it.
#[component]
pub fn Treatment() -> impl IntoView {
    let words = &current_words().home().treatment;
    let locale = Locale::current();
    let items = words.entries().map(|(key, option)| {
        view! {
            <li>
                <a class="treatment small" href=find_path_of_all(locale, &filters_of(key))>
                    <span class="treatment__heading">{option.heading}</span>
                    " "
                    {option.text}
                </a>
            </li>
        }
    });
    view! {
        <section class="band band--sunk" aria-labelledby="treatment-heading">
            <div class="wrap">
                <div class="band__head stack">
                    <h2 id="treatment-heading">{words.heading}</h2>
                    <p class="quiet">{words.lead}</p>
                </div>
                <ul class="grid grid--tiles">{items}</ul>
                <p class="callout callout--danger">{words.safety}</p>
            </div>
        </section>
    }
    .into_any()
}

/// The filters that find an option: the one of the same name, or the three medicines together.
fn filters_of(key: &str) -> Vec<OptionId> {
    let slugs: Vec<(Group, String)> = match key {
        "medicines" => ["methadone", "buprenorphine", "naltrexone"]
            .map(|slug| (Group::Medicine, slug.to_owned()))
            .to_vec(),
        help => vec![(Group::Help, help.replace('_', "-"))],
    };
    slugs.iter().filter_map(|(group, slug)| OptionId::from_slug(*group, slug)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_treatment_option_opens_a_list_of_its_own() {
        for (key, _) in Locale::En.words().home().treatment.entries() {
            assert!(!filters_of(key).is_empty(), "{key} leads nowhere");
        }
    }
}
