//! Whom can a person call, and what happens then?

use std::sync::Arc;

use leptos::prelude::*;

use super::references::Named;
use crate::components::Icon;
use crate::content::{Content, HelpLine, Name};
use crate::i18n::{Locale, current_words, long_date};
use crate::routes::phone;

/// The lines, each as a card.
#[component]
pub fn HelpLines(content: Arc<Content>, ids: Vec<String>) -> impl IntoView {
    let cards = ids
        .iter()
        .filter_map(|id| content.line(id).cloned())
        .map(|line| {
            let source = line.source.as_deref().and_then(|id| content.source(id)).cloned();
            let source = source.map(|source| (source.who, source.url));
            view! { <LineCard line source /> }
        })
        .collect_view();
    view! { <ul class="grid grid--wide">{cards}</ul> }.into_any()
}

#[component]
fn LineCard(line: HelpLine, source: Option<(Name, String)>) -> impl IntoView {
    let words = &current_words().reading().line;
    let locale = Locale::current();
    let said = |text: &crate::content::Text| text.in_language(locale).to_owned();
    let call = line.call.map(|number| {
        view! {
            <a class="button button--primary" href=phone::call(&phone::dialed(&number))>
                <Icon icon=icondata_lu::LuPhone />
                {words.call(&number)}
            </a>
        }
    });
    let text = line.text.map(|text| {
        let word = match locale {
            Locale::En => text.word.en,
            Locale::Es => text.word.es,
        };
        let label = match word {
            Some(word) => words.text_word(text.number.clone(), word),
            None => words.text(text.number.clone()),
        };
        view! {
            <a class="button" href=phone::text(&phone::dialed(&text.number))>
                <Icon icon=icondata_lu::LuMessageSquare />
                {label}
            </a>
        }
    });
    let link = |address: Option<String>, label: &'static str| {
        address.map(|address| {
            view! {
                <a class="tap" href=address rel="noreferrer">
                    {label}
                </a>
            }
        })
    };
    let source = source.map(|(who, url)| {
        view! {
            <a href=url rel="noreferrer">
                <Named name=who />
            </a>
            ". "
        }
    });
    view! {
        <li class="line card stack stack--wide">
            <h3>{said(&line.name)}</h3>
            <div class="cluster">{call} {text} {link(line.chat, words.chat)} {link(line.video, words.video)}</div>
            <p>{said(&line.what_happens)}</p>
            <dl class="reading__terms small">
                <div class="reading__term">
                    <dt>{words.hours}</dt>
                    <dd>{said(&line.hours)}</dd>
                </div>
                <div class="reading__term">
                    <dt>{words.languages}</dt>
                    <dd>{said(&line.languages)}</dd>
                </div>
                <div class="reading__term">
                    <dt>{words.who}</dt>
                    <dd>{said(&line.who)}</dd>
                </div>
            </dl>
            <p class="small quiet">{source} {current_words().reading().checked(long_date(locale, line.checked))}</p>
        </li>
    }
    .into_any()
}
