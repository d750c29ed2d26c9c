//! Which rows have what was ticked, and what would one more tick leave?

use super::Index;
use super::bits::Bits;
use super::reach::{Found, Reach};
use crate::taxonomy::{Chosen, Group, OptionId};

/// The chosen options as sets of rows.
pub(super) struct Filters<'a> {
    options: &'a [Bits],
    chosen: Chosen,
    /// For each group with something ticked: the rows that have any of it.
    groups: Vec<(Group, Bits)>,
    dui_only: Option<OptionId>,
}

/// What ticking each option would leave.
pub(super) struct Counts {
    /// By [`OptionId::index`].
    pub(super) counts: [u32; OptionId::COUNT],
    /// The options that would leave other places than there are now.
    pub(super) changing: Chosen,
}

impl<'a> Filters<'a> {
    pub(super) fn new(index: &'a Index, chosen: Chosen) -> Self {
        let mut groups: Vec<(Group, Bits)> = Vec::new();
        for option in chosen.iter() {
            let rows = &index.options[option.index()];
            // Options are in the order of their groups.
            match groups.last_mut() {
                Some((group, any)) if *group == option.group() => any.or(rows),
                _ => groups.push((option.group(), rows.clone())),
            }
        }
        Self { options: &index.options, chosen, groups, dui_only: OptionId::dui_only() }
    }

    /// Those of the rows that fit, and as many of them as are near enough.
    pub(super) fn look(&self, base: &Bits, reach: &Reach) -> (Bits, Found) {
        let fitting = self.apply_but(base, None, true);
        let found = reach.look(|circle| fitting.count_and(circle));
        (fitting, found)
    }

    /// How many places would be there too, if they did not serve drivers under sentence alone.
    pub(super) fn left_out(&self, base: &Bits, reach: &Reach, now: Found) -> usize {
        match (self.dui_only, reach.circle(now)) {
            (Some(option), Some(circle)) if !self.chosen.contains(option) => {
                let rows = self.apply_but(base, None, false);
                rows.count_and_both(&self.options[option.index()], circle)
            }
            _ => 0,
        }
    }

    /// The rows that fit all groups but perhaps one. Places for drivers under sentence alone are left out unless they are
    /// asked for, or the caller wants to know about them.
    fn apply_but(&self, base: &Bits, but: Option<Group>, leave_out_dui_only: bool) -> Bits {
        let mut rows = base.clone();
        for (_, any) in self.groups.iter().filter(|(group, _)| Some(*group) != but) {
            rows.and(any);
        }
        match self.dui_only {
            Some(option) if leave_out_dui_only && !self.chosen.contains(option) => {
                rows.and_not(&self.options[option.index()]);
            }
            _ => {}
        }
        rows
    }

    /// What each option would leave. `base` is what fits without any option, `fitting` what fits with those chosen, `now`
    /// what was found of it. Around a position each option is looked for as far as it takes, as its answer will be.
    pub(super) fn counts(&self, base: &Bits, fitting: &Bits, reach: &Reach, now: Found) -> Counts {
        let mut counts = Counts { counts: [0; OptionId::COUNT], changing: Chosen::default() };
        for group in Group::ALL {
            let ticked = self.groups.iter().find(|(other, _)| *other == group).map(|(_, any)| any);
            // What one more option of the group can add to: with nothing ticked it narrows what fits, otherwise it
            // adds to it those that fit all other groups and not yet this one.
            let open = ticked.map(|any| {
                let mut others = self.apply_but(base, Some(group), true);
                others.and_not(any);
                others
            });
            for option in group.options() {
                let rows = &self.options[option.index()];
                let is_dui_only = self.dui_only == Some(option);
                let found = if self.chosen.contains(option) {
                    now
                } else if is_dui_only {
                    let fitting = self.with_dui_only(base, group, ticked, rows);
                    reach.look(|circle| fitting.count_and(circle))
                } else {
                    match &open {
                        Some(open) => {
                            reach.look(|circle| fitting.count_and(circle) + open.count_and_both(rows, circle))
                        }
                        None => reach.look(|circle| fitting.count_and_both(rows, circle)),
                    }
                };
                counts.counts[option.index()] = found.count as u32;
                // One that only narrows or only widens leaves the same places where it leaves as many, as near.
                let replaces = is_dui_only && ticked.is_none() && found.count != 0;
                if found != now || replaces {
                    counts.changing = counts.changing.with(option);
                }
            }
        }
        counts
    }

    /// What fits with this option ticked too, which also lets in the places that are left out without it.
    fn with_dui_only(&self, base: &Bits, group: Group, ticked: Option<&Bits>, dui_only: &Bits) -> Bits {
        let mut any = dui_only.clone();
        if let Some(ticked) = ticked {
            any.or(ticked);
        }
        any.and(&self.apply_but(base, Some(group), false));
        any
    }
}
