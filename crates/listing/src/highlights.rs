//! Which few of a place's services are named in a list?

use crate::taxonomy::{Chosen, OptionId};

/// Up to `most` of the options that a place has: first those that were asked for, then the others, each in the order of
/// the taxonomy.
///
/// The one option that narrows whom a place serves ([`OptionId::dui_only`]) is named only where it was asked for.
#[must_use]
pub fn highlights(has: Chosen, asked: Chosen, most: usize) -> Vec<OptionId> {
    let first = has.iter().filter(|option| asked.contains(*option));
    let others =
        has.iter().filter(|option| !asked.contains(*option) && Some(*option) != OptionId::dui_only());
    first.chain(others).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::Group;

    fn option(group: Group, slug: &str) -> OptionId {
        OptionId::from_slug(group, slug).unwrap()
    }

    #[test]
    fn what_was_asked_for_comes_first() {
        let medicaid = option(Group::Pay, "medicaid");
        let all: Chosen = OptionId::all().collect();
        let named = highlights(all, Chosen::default().with(medicaid), 3);
        assert_eq!(
            named,
            [medicaid, option(Group::Help, "peer-support"), option(Group::Help, "recovery-coach")]
        );
    }

    #[test]
    fn what_was_asked_for_but_is_not_there_is_not_named() {
        let medicaid = option(Group::Pay, "medicaid");
        assert!(highlights(Chosen::default(), Chosen::default().with(medicaid), 3).is_empty());
    }
}
