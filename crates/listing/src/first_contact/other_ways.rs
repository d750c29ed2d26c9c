//! Which other ways to a human fit these answers?

use super::{Answers, OtherWay, Safety, Said, Who};
use crate::taxonomy::{Group, OptionId};

/// What is there for everybody.
const FOR_EVERYBODY: [OtherWay; 4] =
    [OtherWay::Helpline, OtherWay::Meetings, OtherWay::Crisis, OtherWay::CloseBy];

/// The other ways to a human for these answers, each once, the most fitting first: those in danger, those for what was
/// wished for, for whom it is, for what matters, and then those for everybody. Never fewer than three. They need no listing.
#[must_use]
pub fn other_ways(answers: &Answers) -> Vec<OtherWay> {
    let matters = |group, slug| {
        let option = OptionId::from_slug(group, slug);
        answers.matters.known().zip(option).is_some_and(|(matters, option)| matters.contains(option))
    };
    let serves = |slug| matters(Group::For, slug);
    let is_in_doubt = !matches!(answers.safe, Said::Nothing | Said::This(Safety::Safe));
    let is_young = serves("teens") || serves("young-adults");

    let mut ways = Vec::new();
    let mut add = |way: OtherWay| {
        if !ways.contains(&way) {
            ways.push(way);
        }
    };
    let signs = matters(Group::Language, "sign-language");
    if is_in_doubt {
        add(OtherWay::Emergency);
        add(OtherWay::Crisis);
        if signs {
            add(OtherWay::CrisisInSign);
        }
    }
    let wishes = answers.help.known().into_iter().flatten();
    wishes.flat_map(|wish| wish.other_ways()).for_each(|way| add(*way));
    if answers.who == Said::This(Who::Loved) {
        add(OtherWay::FamilyGroups);
    }
    let for_some = [
        (matters(Group::Medicine, "keeps-medicine"), OtherWay::MedicineGroups),
        (serves("veterans"), OtherWay::VeteransLine),
        (serves("lgbtq") && is_young, OtherWay::Trevor),
        (serves("lgbtq"), OtherWay::TransLifeline),
        (signs, OtherWay::CrisisInSign),
    ];
    for_some.into_iter().filter(|(fits, _)| *fits).for_each(|(_, way)| add(way));
    FOR_EVERYBODY.into_iter().for_each(add);
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::first_contact::{Question, Reply, Wish};
    use crate::taxonomy::Chosen;

    fn ways(replies: Vec<Reply>) -> Vec<OtherWay> {
        let mut answers = Answers::default();
        replies.into_iter().for_each(|reply| answers.set(reply).unwrap());
        other_ways(&answers)
    }

    fn matters(slugs: &[&str]) -> Reply {
        Reply::Matters(OptionId::with_slugs(slugs))
    }

    #[test]
    fn nothing_said_leads_to_what_is_there_for_everybody() {
        assert_eq!(ways(vec![]), FOR_EVERYBODY);
        assert_eq!(ways(vec![Reply::Safe(Safety::Safe), Reply::NotSure(Question::Help)]), FOR_EVERYBODY);
    }

    #[test]
    fn in_danger_or_in_doubt_the_lines_for_that_come_first() {
        let first = [OtherWay::Emergency, OtherWay::Crisis];
        assert_eq!(ways(vec![Reply::Safe(Safety::InDanger), Reply::Who(Who::Loved)])[..2], first);
        assert_eq!(ways(vec![Reply::NotSure(Question::Safe), Reply::Help(vec![Wish::Family])])[..2], first);
        let signing = ways(vec![Reply::Safe(Safety::InDanger), matters(&["sign-language"])]);
        assert_eq!(signing[2], OtherWay::CrisisInSign);
    }

    #[test]
    fn support_for_oneself_is_found_in_family_groups() {
        let first = |replies| ways(replies)[0];
        assert_eq!(first(vec![Reply::Help(vec![Wish::Family])]), OtherWay::FamilyGroups);
        assert_eq!(first(vec![Reply::Who(Who::Loved)]), OtherWay::FamilyGroups);
        assert!(!ways(vec![Reply::Who(Who::Client)]).contains(&OtherWay::FamilyGroups));
    }

    #[test]
    fn lines_for_some_are_told_where_that_matters() {
        assert!(ways(vec![matters(&["veterans"])]).contains(&OtherWay::VeteransLine));
        let (lgbtq, young) = (ways(vec![matters(&["lgbtq"])]), ways(vec![matters(&["lgbtq", "teens"])]));
        assert!(lgbtq.contains(&OtherWay::TransLifeline) && !lgbtq.contains(&OtherWay::Trevor));
        assert!(young.contains(&OtherWay::Trevor));
        assert!(ways(vec![Reply::Matters(Chosen::default())]).len() >= 3);
    }
}
