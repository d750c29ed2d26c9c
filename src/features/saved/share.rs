//! How does the list come onto another phone?

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Icon, QrCode, changing};
use crate::i18n::{Locale, current_words, grouped, phone_number};
use crate::routes::phone;
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::find_query::list;
use crate::state::saved::list_page::ListPage;
use crate::state::send::{self, ShareOutcome};

const LINK_ID: &str = "saved-link";

/// By the share sheet, by a text message, by a link, or by a code. Never with the notes.
#[component]
pub fn SharePanel() -> impl IntoView {
    let words = &current_words().saved().share;
    let page = expect_context::<ListPage>();
    let announcer = expect_context::<Announcer>();
    let locale = Locale::current();
    let address = Memo::new(move |_| page.address(locale));
    let copied = RwSignal::new(String::new());
    let copy = move || {
        spawn_local(async move {
            let is_copied = send::copy(&address.get_untracked()).await;
            let _ = copied.try_set(if is_copied { words.copied } else { words.copy_by_hand }.to_owned());
            if !is_copied {
                focus_soon(format!("#{LINK_ID}"));
            }
        });
    };
    let share = move |_| {
        spawn_local(async move {
            let outcome = send::share(words.title, "", &address.get_untracked()).await;
            if outcome == ShareOutcome::Unsupported {
                announcer.say(words.copy_by_hand);
                focus_soon(format!("#{LINK_ID}"));
            }
        });
    };
    let share = send::can_share().then(|| {
        view! {
            <button class="button button--primary" type="button" on:click=share>
                <Icon icon=icondata_lu::LuShare2 />
                {words.button}
            </button>
        }
        .into_any()
    });
    let message = Signal::derive(move || phone::message(&message(page, &address.get())));
    let cut = changing(move || {
        let (most, number) = (list::MOST, page.saved.count());
        (number > most).then(|| {
            view! { <p class="notice small">{words.code_first(most, grouped(number))}</p> }.into_any()
        })
    });
    let code = changing(move || {
        let label = words.code_label(page.saved.count().min(list::MOST));
        Some(view! { <QrCode text=address.get() label /> }.into_any())
    });
    view! {
        <section class="card stack stack--wide" aria-labelledby="share-heading">
            <h2 class="saved__heading" id="share-heading">
                {words.heading}
            </h2>
            <p>{words.notes_stay}</p>
            {cut}
            <div class="saved__share">
                <div class="stack stack--wide">
                    <h3>{words.code_heading}</h3>
                    {code}
                    <p class="small quiet">{words.code_text}</p>
                </div>
                <div class="stack stack--wide">
                    {share}
                    <a class="button" href=message>
                        <Icon icon=icondata_lu::LuMessageSquare />
                        {words.text}
                    </a>
                    <button class="button" type="button" on:click=move |_| copy()>
                        <Icon icon=icondata_lu::LuCopy />
                        {words.copy}
                    </button>
                    <p class="saved__said small quiet" role="status">
                        {copied}
                    </p>
                    <div class="field stack stack--tight stack--wide">
                        <label class="field__label" for=LINK_ID>
                            {words.link}
                        </label>
                        <input class="field__input" id=LINK_ID type="text" readonly=true prop:value=move || address.get() />
                    </div>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// The list as a text message: whom to call, which needs no data, and the link.
fn message(page: ListPage, address: &str) -> String {
    let words = &current_words().saved().share;
    let mut lines = vec![words.title.to_owned()];
    page.places.with(|places| {
        for listed in places.iter().take(list::MOST) {
            let phone = listed.place.phone.as_ref().map(phone_number);
            let parts = [Some(listed.place.name.clone()), phone];
            lines.push(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
        }
    });
    lines.push(format!("{} {address}", words.message_end));
    lines.join("\n")
}
