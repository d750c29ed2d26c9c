//! Where am I, and where else can I go?

use leptos::prelude::*;

use crate::components::Icon;
use crate::features::drawings::Logo;
use crate::i18n::{Locale, current_words, site_name};
use crate::routes::{HomeSection, Reading, Route, below_base, phone};
use crate::site;
use crate::state::page_change::{FIND_LINK_ID, LANGUAGE_SWITCH_ID, START_LINK_ID};

use super::region::ForWhom;

/// The way back in a window without a browser's own.
const BACK_ID: &str = "back";

/// The name of the site and its menu.
///
/// Links to pages without the app say `rel="external"`: the router leaves them to the browser.
#[component]
pub fn Header(
    /// Which page it is.
    route: Route,
    /// The operator's own drawing, where there is one.
    logo: Option<site::Logo>,
    /// For which part of the country the site is, where it is not for all of it.
    region: Option<site::Region>,
    /// Whether the page is there in the other language, too.
    has_other_language: bool,
) -> impl IntoView {
    let locale = Locale::current();
    let other = locale.other();
    let words = current_words().shell();
    let language = has_other_language.then(|| {
        view! {
            <a
                class="masthead__link tap not-printed"
                id=LANGUAGE_SWITCH_ID
                href=route.path(other)
                hreflang=other.code()
                lang=other.code()
                rel="external"
            >
                {words.nav.language}
            </a>
        }
    });
    let current = move |link: Route| (route == link).then_some("page");
    view! {
        <header>
            <div class="masthead__bar cluster wrap">
                // In a window of its own the site has no other way back (src/start.js shows it there).
                <button class="masthead__back button button--quiet not-printed" type="button" id=BACK_ID hidden>
                    <Icon icon=icondata_lu::LuArrowLeft />
                    <span class="masthead__back-word">{words.nav.back}</span>
                </button>
                <a class="masthead__brand tap" href=Route::Home.path(locale) rel="external" aria-label=words.home_link()>
                    {mark(logo)}
                    {site_name()}
                </a>
                // On a phone it stands behind the button, where the browser knows how (style/blocks/masthead.css).
                <nav class="masthead__nav not-printed" id="menu" popover="auto" aria-label=words.nav.label>
                    // What the open menu of a phone lies over, and the way to close it.
                    <div class="masthead__over">
                        <span class="cluster">
                            <a class="crisis__link tap" href=phone::call(phone::LIFELINE)>
                                {words.crisis.call}
                            </a>
                            <a class="crisis__link tap" href=phone::call(phone::EMERGENCY)>
                                {words.crisis.danger_call}
                            </a>
                        </span>
                        <button class="button button--quiet" type="button" popovertarget="menu" popovertargetaction="hide">
                            <Icon icon=icondata_lu::LuX />
                            {words.nav.close}
                        </button>
                    </div>
                    <a class="masthead__link tap" href=Reading::PeerSupport.path(locale) rel="external" aria-current=current(Route::Read(Reading::PeerSupport))>
                        {words.nav.peer_support}
                    </a>
                    <a class="masthead__link tap" href=Reading::HelpNow.path(locale) rel="external" aria-current=current(Route::Read(Reading::HelpNow))>
                        {words.nav.help_now}
                    </a>
                    <a class="masthead__link tap" href=HomeSection::Programs.path(locale) rel="external">
                        {words.nav.programs}
                    </a>
                    <a
                        class="masthead__link tap"
                        id=FIND_LINK_ID
                        href=Route::Find.path(locale)
                        aria-current=current(Route::Find)
                    >
                        {words.nav.find_help}
                    </a>
                    <a
                        class="masthead__link tap"
                        id=START_LINK_ID
                        href=Route::Start.path(locale)
                        aria-current=current(Route::Start)
                    >
                        {words.nav.start}
                    </a>
                    <div class="masthead__own">
                        <a class="masthead__link tap" href=Route::Saved.path(locale)>
                            {current_words().keep().link}
                        </a>
                        <a class="masthead__link tap" href=Route::Plan.path(locale)>
                            {words.footer.plan}
                        </a>
                    </div>
                </nav>
                {language}
                <button class="masthead__menu button button--quiet not-printed" type="button" popovertarget="menu">
                    <Icon icon=icondata_lu::LuMenu />
                    {words.nav.menu}
                </button>
            </div>
            <ForWhom region />
        </header>
    }
    .into_any()
}

/// The drawing beside the name, which says nothing that the name does not.
fn mark(own: Option<site::Logo>) -> AnyView {
    let Some(site::Logo { path, width, height }) = own else { return view! { <Logo /> }.into_any() };
    view! { <img class="masthead__mark" src=below_base(&path) width=width height=height alt="" /> }.into_any()
}
