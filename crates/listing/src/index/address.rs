//! Which other places are at the same address?

use super::best::Best;
use super::{Index, Row};
use crate::query::Order;
use crate::text::folded;

/// So many places at one address are told.
const MOST: usize = 10;
/// What comes before the number of a part of a house.
const PARTS: [&str; 10] =
    ["suite", "ste", "unit", "apt", "apartment", "room", "rm", "building", "bldg", "floor"];
/// What comes before "floor", besides 2nd and the like.
const FLOORS: [&str; 4] = ["ground", "first", "second", "third"];

impl Index {
    /// Other places in the same house: street and ZIP are alike, whichever suite. By name, at most ten.
    #[must_use]
    pub fn at_same_address(&self, row: Row) -> Vec<Row> {
        let mut best = Best::new(self, Order::Name, MOST);
        if let Some((shard, own)) = self.shard(row)
            && let Some(own_house) = house(shard.street(own))
        {
            let start = row.0 as usize - own;
            let loaded = shard.len().min(self.len().saturating_sub(start));
            let in_zip = (0..loaded).filter(|other| *other != own && shard.zip(*other) == shard.zip(own));
            for other in in_zip.filter(|other| house(shard.street(*other)).as_ref() == Some(&own_house)) {
                best.push((start + other) as u32, 0);
            }
        }
        best.finish().into_iter().map(|(row, _)| Row(row)).collect()
    }

    /// Whether two places are in the same house, as [`Index::at_same_address`] tells. A place whose address is not told
    /// is in the same house as itself alone.
    #[must_use]
    pub fn is_same_address(&self, one: Row, other: Row) -> bool {
        let (Some((shard, row)), Some((other_shard, other_row))) = (self.shard(one), self.shard(other))
        else {
            return false;
        };
        let is_same_house = || {
            let own_house = house(shard.street(row));
            own_house.is_some() && own_house == house(other_shard.street(other_row))
        };
        one == other || (shard.zip(row) == other_shard.zip(other_row) && is_same_house())
    }
}

/// The street and the number of a house, without the part of the house; `None` where the line has no number: a square, or
/// that the address is not told.
fn house(street: &str) -> Option<String> {
    let line = folded(&street.replace('#', " unit "));
    let mut kept: Vec<&str> = Vec::new();
    let mut words = line.split_terminator(' ');
    while let Some(word) = words.next() {
        if word == "floor" && kept.last().is_some_and(|before| is_floor(before)) {
            kept.pop();
        } else if PARTS.contains(&word) {
            words.next();
        } else {
            kept.push(word);
        }
    }
    let is_number = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit());
    if kept.len() > 1 && kept.iter().any(is_number) {
        return Some(kept.join(" "));
    }
    // The number may be that of a building.
    line.split(' ').any(|word| is_number(&word)).then_some(line)
}

/// Whether it says which floor: `2nd`, `ground`.
fn is_floor(word: &str) -> bool {
    let is_counted = word.starts_with(|sign: char| sign.is_ascii_digit())
        && word.ends_with(|sign: char| sign.is_ascii_lowercase());
    is_counted || FLOORS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_house_does_not_matter() {
        for line in [
            "777 Seaview Avenue",
            "777 SEAVIEW AVENUE,",
            "777 Seaview Avenue, 2nd Floor",
            "777 Seaview Avenue, Ground Floor",
            "777 Seaview Avenue, Floor 2",
            "777 Seaview Avenue Suite 707",
            "777 Seaview Avenue Bldg C Rm 12",
            "Suite 7, 777 Seaview Avenue",
            "777 Seaview Avenue #4",
        ] {
            assert_eq!(house(line).as_deref(), Some("777 seaview avenue"), "{line}");
        }
    }

    #[test]
    fn other_houses_are_others() {
        assert_eq!(house("5645 FL Highway 674").as_deref(), Some("5645 fl highway 674"));
        assert_eq!(house("1 2nd Street").as_deref(), Some("1 2nd street"));
        assert_eq!(house("Building 4100 Goss Road").as_deref(), Some("building 4100 goss road"));
        assert_ne!(house("12 Unit Road"), house("12 Suite Road"));
    }

    #[test]
    fn a_line_without_a_number_is_no_address_to_share() {
        for line in ["", "- - -", "Address not told", "Court House"] {
            assert_eq!(house(line), None, "{line}");
        }
    }
}
