//! What can be done with the list?

use icondata_core::IconData;
use leptos::prelude::*;

use super::compare::Compare;
use super::print::PrintPanel;
use super::share::SharePanel;
use crate::components::{Icon, changing};
use crate::i18n::current_words;
use crate::state::saved::list_page::{ListPage, Tool};

const PANEL_ID: &str = "saved-panel";

/// Compare, print, share: each opens its panel below, and closes it again.
#[component]
pub fn Tools() -> impl IntoView {
    let words = &current_words().saved().tools;
    let page = expect_context::<ListPage>();
    let panel = changing(move || {
        Some(match page.tool.get()? {
            Tool::Compare => view! { <Compare /> }.into_any(),
            Tool::Print => view! { <PrintPanel /> }.into_any(),
            Tool::Share => view! { <SharePanel /> }.into_any(),
        })
    });
    view! {
        <div class="stack stack--wide not-printed">
            <div class="cluster" role="group" aria-label=words.label>
                <ToolButton tool=Tool::Compare icon=icondata_lu::LuColumns3 word=words.compare />
                <ToolButton tool=Tool::Print icon=icondata_lu::LuPrinter word=words.print />
                <ToolButton tool=Tool::Share icon=icondata_lu::LuShare2 word=words.share />
            </div>
            <div id=PANEL_ID>{panel}</div>
        </div>
    }
    .into_any()
}

#[component]
fn ToolButton(tool: Tool, icon: &'static IconData, word: &'static str) -> impl IntoView {
    let page = expect_context::<ListPage>();
    let is_open = move || page.tool.get() == Some(tool);
    let expanded = Signal::derive(move || is_open().to_string());
    let press = move |_| page.tool.update(|open| *open = (*open != Some(tool)).then_some(tool));
    view! {
        <button class="button saved__tool" type="button" aria-expanded=expanded aria-controls=PANEL_ID on:click=press>
            <Icon icon />
            {word}
        </button>
    }
    .into_any()
}
