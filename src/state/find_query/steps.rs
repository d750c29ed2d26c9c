//! Which page of the guided start does an address mean?
//!
//! `/start/#step=who`. The answers stand in no address: whoever sees the history of the browser learns that somebody was
//! asked, and not what was said.

use listing::first_contact::Step;

const STEP: &str = "step";

/// The step in the fragment, with or without its `#`; `None` where it names none that there is.
#[must_use]
pub fn from_fragment(fragment: &str) -> Option<Step> {
    form_urlencoded::parse(fragment.trim_start_matches('#').as_bytes())
        .find(|(key, _)| key == STEP)
        .and_then(|(_, value)| Step::from_slug(&value))
}

/// The fragment that means this step, without its `#`.
#[must_use]
pub fn to_fragment(step: Step) -> String {
    format!("{STEP}={}", step.slug())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_at_its_own_address() {
        for step in Step::ALL {
            assert_eq!(from_fragment(&format!("#{}", to_fragment(step))), Some(step));
        }
    }

    #[test]
    fn what_is_no_step_leads_nowhere() {
        for fragment in ["", "#", "#step=", "#step=magic", "#near=43215", "#step=%00", "step=who%20"] {
            assert_eq!(from_fragment(fragment), None, "{fragment}");
        }
    }
}
