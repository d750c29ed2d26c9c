//! What can be done with the list?

use icondata_core::IconData;
use leptos::prelude::*;

use super::compare::Compare;
use super::print::PrintPanel;
use super::share::SharePanel;
use crate::components::{Icon, changing, views};
use crate::i18n::current_words;
use crate::state::saved::list_page::{ListPage, Tool};

/// A tool, its sign and its name.
pub type NamedTool = (Tool, &'static IconData, &'static str);

/// The tools of the list: compare, print, share.
#[component]
pub fn ListTools() -> impl IntoView {
    let words = &current_words().saved().tools;
    let tools = vec![
        (Tool::Compare, icondata_lu::LuColumns3, words.compare),
        (Tool::Print, icondata_lu::LuPrinter, words.print),
        (Tool::Share, icondata_lu::LuShare2, words.share),
    ];
    view! { <Tools id="saved-panel" label=words.label tools panel /> }.into_any()
}

fn panel(tool: Tool) -> AnyView {
    let words = &current_words().saved().print;
    match tool {
        Tool::Compare => view! { <Compare /> }.into_any(),
        Tool::Print => view! { <PrintPanel heading=words.heading with_notes=words.with_notes /> }.into_any(),
        Tool::Share => view! { <SharePanel /> }.into_any(),
    }
}

/// The way to call the places one after the other, and buttons, each of which opens its panel below, and closes it again.
#[component]
pub fn Tools(
    /// The id of the panel.
    id: &'static str,
    /// What they are, all together.
    label: &'static str,
    /// Which tools.
    tools: Vec<NamedTool>,
    /// What a tool opens.
    panel: fn(Tool) -> AnyView,
) -> impl IntoView {
    let page = expect_context::<ListPage>();
    let call = current_words().saved().tools.call;
    let buttons = tools.into_iter().map(|(tool, icon, word)| view! { <ToolButton id tool icon word /> });
    let opened = changing(move || Some(panel(page.tool.get()?)));
    view! {
        <div class="stack stack--wide not-printed">
            <div class="cluster" role="group" aria-label=label>
                <a class="button button--primary saved__tool" href=move || page.address_of_calls()>
                    <Icon icon=icondata_lu::LuPhone />
                    {call}
                </a>
                {views(buttons)}
            </div>
            <div id=id>{opened}</div>
        </div>
    }
    .into_any()
}

#[component]
fn ToolButton(id: &'static str, tool: Tool, icon: &'static IconData, word: &'static str) -> impl IntoView {
    let page = expect_context::<ListPage>();
    let is_open = move || page.tool.get() == Some(tool);
    let expanded = Signal::derive(move || is_open().to_string());
    let press = move |_| page.tool.update(|open| *open = (*open != Some(tool)).then_some(tool));
    view! {
        <button class="button saved__tool" type="button" aria-expanded=expanded aria-controls=id on:click=press>
            <Icon icon />
            {word}
        </button>
    }
    .into_any()
}
