//! What does a page show whose part of the app is not here yet?
//!
//! The prerendered page has its heading, a first sentence and whom to call. Those words are not in the app: it takes over
//! the element with all that stands in it, and knows only what it shows where it opens the page by itself.

use leptos::prelude::*;

/// The page of the address as it was prerendered.
#[must_use]
pub fn first_render() -> AnyView {
    // Taken over, an element keeps what stands in it; made by the app, it gets what is given here.
    view! { <div inner_html=html()></div> }.into_any()
}

#[cfg(not(feature = "ssr"))]
fn html() -> String {
    let moment = crate::i18n::current_words().moment().text;
    ["<h1 class=\"wrap\" tabindex=\"-1\">", moment, "</h1>"].concat()
}

#[cfg(feature = "ssr")]
fn html() -> String {
    prerendered::page().to_html()
}

#[cfg(feature = "ssr")]
mod prerendered {
    use leptos::prelude::*;
    use leptos_router::hooks::use_location;

    use crate::features::saved;
    use crate::i18n::current_words;
    use crate::routes::{Route, phone};

    pub(super) fn page() -> AnyView {
        let words = current_words();
        let (heading, lead) = match Route::at(&use_location().pathname.get_untracked()).0 {
            Route::Meetings => (words.meetings().heading, words.meetings().lead),
            Route::Start => (words.start().heading, words.start().lead),
            Route::Call => (words.call().heading, words.call().lead),
            Route::Plan => (words.plan().heading, words.plan().lead),
            Route::CallBack => (words.call_back().heading, words.call_back().lead),
            Route::Saved => return saved::waiting(),
            // The others bring their own.
            _ => return ().into_any(),
        };
        let call = words.shell();
        view! {
            <div class="first-steps wrap stack stack--loose stack--wide">
                <h1 tabindex="-1">{heading}</h1>
                <p>{lead}</p>
                <p class="until-started quiet">{words.moment().text}</p>
                <p class="if-not-started">
                    {words.first_render().not_started}
                    " "
                    <a class="tap strong" href=phone::call(phone::HELPLINE)>
                        {call.footer.helpline_call}
                    </a>
                    " "
                    {words.first_render().helpline}
                    " "
                    <a class="tap strong" href=phone::call(phone::LIFELINE)>
                        {call.crisis.call}
                    </a>
                    " "
                    <a class="tap strong" href=phone::call(phone::EMERGENCY)>
                        {call.crisis.danger_call}
                    </a>
                </p>
                <noscript>
                    <p class="notice">{words.first_render().no_script}</p>
                </noscript>
            </div>
        }
        .into_any()
    }
}
