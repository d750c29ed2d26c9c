//! What could an invented place be called?
//!
//! Two everyday words and what it is: warm, easy to tell apart, and nobody's name. A test holds them against the
//! national directory.

use super::dice::Dice;

const FIRST: &[&str] = &[
    "Morning", "Blue", "Brave", "Calm", "Copper", "Early", "Even", "Friendly", "Gentle", "Glad", "Good",
    "Green", "Honest", "Humble", "Kind", "Little", "Lucky", "Mended", "Patient", "Plain", "Quiet", "Ready",
    "Second", "Silver", "Slow", "Small", "Soft", "Steady", "Still", "Sturdy", "Sunny", "Tall", "Warm",
    "Wide", "Wooden",
];

const SECOND: &[&str] = &[
    "Acorn",
    "Apron",
    "Badger",
    "Banjo",
    "Basket",
    "Bench",
    "Blanket",
    "Bramble",
    "Button",
    "Clover",
    "Cricket",
    "Doorbell",
    "Fencepost",
    "Fiddle",
    "Gate",
    "Heron",
    "Kettle",
    "Kite",
    "Ladder",
    "Lamp",
    "Loaf",
    "Mailbox",
    "Marigold",
    "Mitten",
    "Otter",
    "Paddle",
    "Pebble",
    "Pillow",
    "Plum",
    "Porch",
    "Quilt",
    "Saddle",
    "Sparrow",
    "Stove",
    "Table",
    "Teacup",
    "Thimble",
    "Thistle",
    "Trellis",
    "Turnip",
    "Umbrella",
    "Wagon",
    "Wheelbarrow",
    "Windowsill",
    "Woodpile",
    "Wicket",
];

const STREET: &[&str] = &["Lane", "Way", "Row", "Court", "Path", "Walk"];

const UNIT: &[&str] = &["Suite", "Room", "Floor"];

const PART: &[&str] = &[
    "East Side",
    "West Side",
    "North End",
    "South End",
    "Downtown",
    "Riverside",
    "Evening Groups",
    "Day Groups",
    "Upstairs",
];

/// The name of an organization that runs a place of this sort: `Quiet Kettle Peer Center`.
pub(super) fn organization(dice: &mut Dice, what: &[&'static str]) -> String {
    format!("{} {} {}", dice.word(FIRST), dice.word(SECOND), dice.word(what))
}

/// The name of a meeting: `Sunny Quilt Group`.
pub(super) fn meeting(dice: &mut Dice) -> String {
    const WHAT: &[&str] = &["Group", "Group", "Meeting", "Gathering", "Fellowship"];
    format!("{} {} {}", dice.word(FIRST), dice.word(SECOND), dice.word(WHAT))
}

/// Where meetings are held: `Patient Heron Hall`.
pub(super) fn venue(dice: &mut Dice) -> String {
    const WHAT: &[&str] = &["Hall", "Chapel", "Community Room", "Library", "Club House"];
    format!("{} {} {}", dice.word(FIRST), dice.word(SECOND), dice.word(WHAT))
}

/// The branch or program, where there is one.
pub(super) fn part(dice: &mut Dice, town: &str) -> String {
    if dice.chance(60) {
        String::new()
    } else if dice.chance(40) {
        format!("{town} House")
    } else {
        dice.word(PART).to_owned()
    }
}

/// A street that hardly any town has: an invented place must not be at a real door.
pub(super) fn street(dice: &mut Dice) -> String {
    format!("{} {} {} {}", 1 + dice.below(980), dice.word(FIRST), dice.word(SECOND), dice.word(STREET))
}

/// Suite, room or floor, where there is one.
pub(super) fn unit(dice: &mut Dice) -> String {
    if dice.chance(70) { String::new() } else { format!("{} {}", dice.word(UNIT), 1 + dice.below(12)) }
}

/// An address below `example.org`, which is nobody's by RFC 2606.
pub(super) fn website(name: &str) -> String {
    format!("https://example.org/{}", listing::text::normalised(name).replace(' ', "-").replace('é', "e"))
}
