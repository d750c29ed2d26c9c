//! Where does the listing come from, and what if it does not come?
//!
//! Fetches the files of the listing folder, once more by itself when the network hiccups, and hands on what the
//! `listing` crate has read from them. Whatever goes wrong becomes a [`LoadError`] that a person can be told about.

mod fetch;
mod load_error;

pub use fetch::{
    fetch_details, fetch_gazetteer, fetch_manifest, fetch_meetings, fetch_shard, fetch_terms, fetch_towns,
};
pub use load_error::LoadError;
