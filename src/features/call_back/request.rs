//! Where is one request, and what can be done about it?

use leptos::prelude::*;

use crate::components::{Icon, changing, views};
use crate::i18n::{Locale, current_words};
use crate::state::announcer::Announcer;
use crate::state::attention::{self, go_to_soon};
use crate::state::call_back::answer::{Reason, Refusal, Trouble};
use crate::state::call_back::asked::{Asked, Stage};
use crate::state::call_back::page::CallBackPage;
use crate::state::call_back::{day_and_hour, now};

/// The id of the heading that says where it is.
pub(super) fn heading_id(key: &str) -> String {
    format!("request-{key}")
}

/// One request.
#[component]
pub fn RequestCard(key: String) -> impl IntoView {
    let page = expect_context::<CallBackPage>();
    let announcer = expect_context::<Announcer>();
    let id = heading_id(&key);
    let labelled_by = id.clone();
    let asked = Memo::new(move |_| {
        page.call_back.known.with(|known| known.asked.iter().find(|asked| asked.key == key).cloned())
    });
    let heading = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(heading).unwrap_or_default()));
    // What has become of it is said aloud, wherever the focus is.
    Effect::new(move |before: Option<&'static str>| {
        let now = heading.get();
        if before.is_some_and(|before| before != now) {
            announcer.say(now);
        }
        now
    });
    let about = Signal::derive(move || asked.with(|asked| asked.as_ref().map(about).unwrap_or_default()));
    let class = Signal::derive(move || match asked.get().map(|asked| asked.stage) {
        Some(Stage::Delivered { .. }) => "call-back__request call-back__request--delivered card stack",
        Some(Stage::Refused { .. } | Stage::Unsent) => "call-back__request notice card stack",
        _ => "call-back__request card stack",
    });
    let icon = changing(move || {
        let is_delivered =
            asked.with(|asked| matches!(asked, Some(Asked { stage: Stage::Delivered { .. }, .. })));
        is_delivered.then(|| view! { <Icon icon=icondata_lu::LuCheck /> }.into_any())
    });
    let text = changing(move || {
        let lines = asked.get().map(|asked| lines(page, &asked)).unwrap_or_default();
        let lines = views(lines.into_iter().map(|line| view! { <p><bdi>{line}</bdi></p> }));
        Some(lines.into_any())
    });
    let actions = changing(move || asked.get().map(|asked| view! { <Actions asked /> }.into_any()));
    view! {
        <article class=class aria-labelledby=labelled_by>
            <div class="stack stack--tight">
                <h3 class="call-back__stage" id=id tabindex="-1">
                    {icon}
                    {move || heading.get()}
                </h3>
                <p class="small quiet">
                    <bdi>{about}</bdi>
                </p>
            </div>
            {text}
            <div class="cluster">{actions}</div>
        </article>
    }
    .into_any()
}

fn about(asked: &Asked) -> String {
    let words = current_words().call_back_queue();
    if asked.about.is_empty() { words.about_help.to_owned() } else { words.about(&asked.about) }
}

fn heading(asked: &Asked) -> &'static str {
    let words = current_words().call_back_queue();
    match asked.stage {
        Stage::Waiting { .. } => words.waiting.heading,
        Stage::Sending { .. } => words.sending.heading,
        Stage::Delivered { .. } => words.delivered.heading,
        Stage::Refused { .. } => words.refused.heading,
        Stage::Unsent => words.unsent.heading,
        Stage::Stopped => words.stopped.heading,
    }
}

/// What there is to say about where it is. Tracks whether there is a connection.
fn lines(page: CallBackPage, asked: &Asked) -> Vec<String> {
    let words = current_words().call_back_queue();
    match &asked.stage {
        Stage::Waiting { trouble, .. } => {
            let is_offline = !page.call_back.is_online.get();
            let why = match trouble {
                _ if is_offline => words.waiting.offline,
                None => words.waiting.new,
                Some(Trouble::NoAnswer) => words.waiting.no_answer,
                Some(Trouble::Busy) => words.waiting.busy,
                Some(Trouble::Fault) => words.waiting.fault,
                Some(Trouble::Foreign) => words.waiting.foreign,
                Some(Trouble::CutShort) => words.waiting.cut_short,
            };
            let next = asked.due_in(now()).filter(|wait| *wait > 0 && !is_offline);
            let next = next.map(|wait| words.waiting.next(moment(now() + wait)));
            [Some(why.to_owned()), next, Some(words.waiting.close.to_owned())].into_iter().flatten().collect()
        }
        Stage::Sending { .. } => vec![words.sending.text.to_owned()],
        Stage::Delivered { at } => {
            let text = words.delivered.text(page.call_back.host(), moment(*at));
            vec![text, words.delivered.forgotten.to_owned()]
        }
        Stage::Refused { refusal: Refusal { reason, said } } => {
            let reason = match reason {
                Reason::Area => words.refused.area,
                Reason::Contact => words.refused.contact,
                Reason::Full => words.refused.full,
                Reason::Closed => words.refused.closed,
                Reason::TooLarge => words.refused.too_large,
                Reason::Other => words.refused.other,
            };
            let said = (!said.is_empty()).then(|| words.refused.said(said));
            [Some(reason.to_owned()), said, Some(words.refused.kept.to_owned())]
                .into_iter()
                .flatten()
                .collect()
        }
        Stage::Unsent => vec![words.unsent.text.to_owned()],
        Stage::Stopped => vec![words.stopped.text.to_owned()],
    }
}

/// When that is, or was.
fn moment(milliseconds: u64) -> String {
    day_and_hour(milliseconds, Locale::current().code())
}

/// What a person can do about it.
#[component]
fn Actions(asked: Asked) -> impl IntoView {
    let words = current_words().call_back_queue();
    let page = expect_context::<CallBackPage>();
    let announcer = expect_context::<Announcer>();
    let about = about(&asked);
    let is_open = asked.is_open();
    let never_left = asked.tries == 0;
    let key = StoredValue::new(asked.key.clone());
    let let_go = move |_| {
        page.call_back.let_go(key.get_value());
        if is_open && !never_left {
            go_to_soon(format!("#{}", heading_id(&key.get_value())));
        } else {
            announcer.say(if is_open { words.canceled } else { words.removed });
            go_to_soon(attention::HEADING);
        }
    };
    let want = move |_| {
        page.call_back.want(key.get_value());
        go_to_soon(format!("#{}", heading_id(&key.get_value())));
    };
    let change = move |_| {
        page.change(&key.get_value());
        go_to_soon("#call-back-name");
    };
    let first = match &asked.stage {
        Stage::Waiting { trouble: Some(_), .. } if asked.can_hurry(now()) => {
            Some(view! { <button class="button" type="button" on:click=want>{words.try_now}</button> }.into_any())
        }
        Stage::Unsent => Some(
            view! { <button class="button button--primary" type="button" on:click=want>{words.unsent.confirm}</button> }
                .into_any(),
        ),
        Stage::Refused { .. } => Some(
            view! { <button class="button button--primary" type="button" on:click=change>{words.refused.change}</button> }
                .into_any(),
        ),
        _ => None,
    };
    let (text, label) = if is_open {
        (words.cancel, words.cancel_name(about))
    } else {
        (words.remove, words.remove_name(about))
    };
    view! {
        {first}
        <button class="button button--quiet" type="button" aria-label=label on:click=let_go>
            {text}
        </button>
    }
    .into_any()
}
