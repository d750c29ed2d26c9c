//! Which meetings do the records of a list describe?
//!
//! Lists differ in their keys and in how they count days; what a time, an address, a link or a type means, and what nobody
//! should find in a public list, is the same for all of them. A format makes a [`Draft`] of each record, and the [`Reader`]
//! judges it.

pub(crate) mod address_line;
pub(crate) mod clock;
mod day_of;
mod days;
mod draft;
#[cfg(test)]
mod invented;
mod link;
mod reader;
mod repeats;
mod scrub;
mod shown;
pub(crate) mod source;
pub(crate) mod type_names;
pub(crate) mod zone;

pub(crate) use day_of::day_of;
pub(crate) use days::each_day;
pub(crate) use draft::{Draft, Said, SaidAttendance};
#[cfg(test)]
pub(crate) use invented::invented;
pub(crate) use reader::Reader;
pub(crate) use repeats::Repeats;
pub(crate) use shown::{differing, shown};
