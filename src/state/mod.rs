//! What is the person looking at, and what is known so far? Reactive state that outlives a change of page.

pub mod announcer;
pub mod attention;
pub mod call;
pub mod center_page;
pub mod directory;
pub mod find_query;
pub mod finder;
pub mod first_contact;
pub mod here;
pub mod live;
pub mod lookups;
pub mod map;
pub mod mirror;
pub mod overlay;
pub mod page_change;
pub mod place;
pub mod place_card;
pub mod places_on_map;
pub mod plan;
pub mod platform;
pub mod saved;
pub mod send;
pub mod slots;
pub mod suggestions;
pub mod take_along;
pub mod today;
