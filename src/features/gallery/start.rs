//! What is the guided start made of?

use leptos::context::Provider;
use leptos::prelude::*;
use listing::first_contact::{Answers, Pay, Question, Reply, Safety, Said, Step, Whereabouts, Who, Wish};
use listing::taxonomy::{Group as OptionGroup, OptionId};

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::features::start::{FirstHelp, Guide};
use crate::state::announcer::Announcer;
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;
use crate::state::first_contact::StartPage;
use crate::state::first_contact::draft::Slip;
use crate::state::plan::Plan;
use crate::state::saved::Saved;

pub(super) const NAME: &str = "The guided start";

/// A question that has no answer yet, first help, the answers, and what can be done with them.
#[component]
pub fn StartParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let query = FindQuery::default();
    let outcome = invented.found(&query, Vec::new());
    let finder = Finder::still(invented.directory(), query, invented.place.clone(), outcome);
    let saved = Saved::still(Vec::new(), 0, None);
    let answers = answers();
    let plan = Plan::still(saved, Vec::new(), None);
    let page = |step| StartPage::still(finder, step, answers.clone(), invented.place.clone());
    let asks = page(Step::Question(Question::Help));
    asks.draft.update(|draft| draft.safe = Said::This(Safety::Safe));
    asks.slip.set(Some(Slip::Nothing(Question::Help)));
    let [summary, options] = [Step::Summary, Step::Options].map(page);
    view! {
        <Group id="guided-start" name=NAME about="One question a page. Its answers are in memory alone.">
            <Provider value=finder>
                <Provider value=saved>
                    <Provider value=plan>
                        <Exhibit name="A question about somebody one cares about, with an error">
                            <Provider value=asks>
                                <Guide />
                            </Provider>
                        </Exhibit>
                        // As in `features/start/place.rs`.
                        <Exhibit name="The field for a place, which pushes down what follows when it suggests something">
                            <div class="start__place field stack stack--tight stack--wide">
                                <label class="field__label" for="gallery-start-place">
                                    "Place"
                                </label>
                                <input class="field__input" id="gallery-start-place" type="text" value="Colum" />
                            </div>
                        </Exhibit>
                        <Exhibit name="What comes first where somebody is not safe">
                            <FirstHelp />
                        </Exhibit>
                        <Exhibit name="All answers">
                            <Provider value=summary>
                                <Guide />
                            </Provider>
                        </Exhibit>
                        <Exhibit name="What can be done now: places with reasons and what is not reported, and other ways">
                            <Provider value=options>
                                <Guide />
                            </Provider>
                        </Exhibit>
                    </Provider>
                </Provider>
            </Provider>
        </Group>
    }
    .into_any()
}

/// Of somebody who knows a lot, and not everything.
fn answers() -> Answers {
    let mut answers = Answers::default();
    let spanish = OptionId::from_slug(OptionGroup::Language, "spanish");
    let replies = [
        Some(Reply::NotSure(Question::Safe)),
        Some(Reply::Who(Who::Loved)),
        Some(Reply::Help(vec![Wish::Peer, Wish::Detox, Wish::Family])),
        Whereabouts::from_typed("Columbus, OH").ok().map(Reply::Where),
        Some(Reply::Pay(vec![Pay::Medicaid, Pay::Uninsured])),
        Some(Reply::Matters(spanish.into_iter().collect())),
    ];
    for reply in replies.into_iter().flatten() {
        // None of them is empty.
        let _ = answers.set(reply);
    }
    answers
}
