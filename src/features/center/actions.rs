//! What does a person do with a place that they found: pass it on, keep it, print it?

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::{Center, Phone};
use listing::vcard;

use super::contact::role_and_extension;
use crate::components::Icon;
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::state::take_along::{self, PassedOn};

/// Three buttons, and a line that says what came of them where the device itself says nothing.
#[component]
pub fn Actions(
    /// The whole record, once it is here.
    known: Memo<Arc<Center>>,
) -> impl IntoView {
    let words = &current_words().center().actions;
    let (said, say) = signal(String::new());
    let share = move |_| {
        let center = known.get_untracked();
        let number = center.phones.first().map(phone_number).unwrap_or_default();
        let text = format!("{}\n{number}", center.name);
        take_along::pass_on(center.name.clone(), text.trim_end().to_owned(), move |came| {
            let words = match came {
                PassedOn::BySheet => "",
                PassedOn::Copied => words.link_copied,
                PassedOn::Not => words.link_not_copied,
            };
            let _ = say.try_set(words.to_owned());
        });
    };
    let keep = move |_| {
        let center = known.get_untracked();
        let is_kept = hand_over_card(&center);
        say.set(if is_kept { words.card_saved } else { words.card_not_saved }.to_owned());
    };
    let share_words = if take_along::can_share() { words.share } else { words.copy_link };
    view! {
        <section class="center__actions stack stack--wide not-printed" aria-labelledby="actions-heading">
            <h2 class="center__heading" id="actions-heading">
                {words.heading}
            </h2>
            <div class="cluster">
                <button class="button" type="button" on:click=share>
                    <Icon icon=icondata_lu::LuShare2 />
                    {share_words}
                </button>
                <button class="button" type="button" on:click=keep>
                    <Icon icon=icondata_lu::LuContact />
                    {words.card}
                </button>
                <button class="button" type="button" on:click=move |_| take_along::print()>
                    <Icon icon=icondata_lu::LuPrinter />
                    {words.print}
                </button>
            </div>
            <p class="small" role="status">
                {Signal::derive(move || said.get())}
            </p>
        </section>
    }
    .into_any()
}

/// Hands the contact card of a place to the person. Whether the browser took it.
pub(in crate::features) fn hand_over_card(center: &Center) -> bool {
    let words = &current_words().center().actions;
    let numbers =
        center.phones.iter().map(|phone| format!("{}: {}\n", role_and_extension(phone), phone_number(phone)));
    let note = numbers.collect::<String>() + &words.card_note(long_date(Locale::current(), center.as_of));
    let label = |phone: &Phone| role_and_extension(phone);
    take_along::keep(&vcard::file_name(center), vcard::MEDIA_TYPE, &vcard::vcard(center, &label, &note))
}
