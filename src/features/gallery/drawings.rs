//! What is drawn?

use leptos::prelude::*;

use super::exhibit::{Exhibit, Group};
use crate::components::Icon;
use crate::features::drawings::{BenefitSign, TwoOnAPath};
use crate::i18n::current_words;

pub(super) const NAME: &str = "Icons and drawings";

/// The icons, the signs and the drawings.
#[component]
pub fn Drawings() -> impl IntoView {
    let signs = current_words().home().benefits.entries().map(|(key, _)| view! { <BenefitSign key /> });
    view! {
        <Group id="drawings" name=NAME about="Lines only. They take their colors from the page.">
            <Exhibit name="Icons beside words, and a tick">
                <p class="cluster">
                    <Icon icon=icondata_lu::LuPhone />
                    <Icon icon=icondata_lu::LuMessageSquare />
                    <Icon icon=icondata_lu::LuGlobe />
                    <Icon icon=icondata_lu::LuMapPin />
                    <Icon icon=icondata_lu::LuLock />
                    <Icon icon=icondata_lu::LuSlidersHorizontal />
                    <Icon icon=icondata_lu::LuArrowLeft />
                    <Icon icon=icondata_lu::LuX />
                    <Icon icon=icondata_lu::LuStar />
                    <Icon icon=icondata_lu::LuColumns3 />
                    <Icon icon=icondata_lu::LuPrinter />
                    <Icon icon=icondata_lu::LuShare2 />
                    <Icon icon=icondata_lu::LuCopy />
                    "Words"
                </p>
                <p class="tick">"Offered"</p>
            </Exhibit>
            <Exhibit name="The signs of the benefits">
                <p class="cluster">{signs.into_iter().collect_view()}</p>
            </Exhibit>
            <Exhibit name="Two people on a path">
                <TwoOnAPath label="Two people on a path, under a lamp" />
            </Exhibit>
        </Group>
    }
    .into_any()
}
