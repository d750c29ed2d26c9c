//! The words of Beside's domain, and nothing but them: no browser, no files, no clock.
//!
//! A listing is made once, by an importer, and asked many times, in a browser:
//!
//! | question | module |
//! |---|---|
//! | What is known about a place that helps? | [`record`] |
//! | What is known about a meeting? | [`meeting`] |
//! | What can a visitor ask for? | [`taxonomy`] |
//! | How does a listing travel? | [`wire`] |
//! | Which places fit, and what would each option leave? | [`query`], answered by [`index`] |
//! | What does a person mean who types `subs`? | [`everyday`] |
//! | Where is the place that a person typed? | [`gazetteer`], [`state`] |
//! | How far is it? | [`geo`] |
//! | When are two texts the same? | [`text`] |
//! | What is worth saying of a place in a list? | [`highlights`] |
//! | Which address may become a link? | [`link`] |
//! | What does a place offer, as a person asks for it? | [`offers`] |
//! | How old is what is known? | [`freshness`] |
//! | Who told what of a place, where several did? | [`told`] |
//! | How does a place get into a phone's contacts? | [`vcard`] |
//! | What is somebody asked who is ready to start, and what can they do then? | [`first_contact`] |
//! | How does a next step or a meeting get into a phone's calendar? | [`icalendar`] |
//!
//! # From centers to an answer
//! ```
//! use listing::index::{Index, Vocabulary};
//! use listing::query::{Near, Order, Query};
//! use listing::record::Center;
//! use listing::state::State;
//! use listing::taxonomy::{Chosen, Group, OptionId};
//! use listing::wire::{Header, Manifest, Shard, Source, Terms, encode};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let source = Source {
//!     id: "one".into(), title: "A directory".into(), publisher: "An agency".into(), url: String::new(),
//!     as_of: "2023-01-01".parse()?,
//! };
//! let center = Center {
//!     name: "Open Door".into(), part: String::new(), street: "1 Elm Street".into(),
//!     unit: String::new(), city: "Columbus".into(), state: State::from_code("OH").ok_or("no Ohio")?,
//!     zip: "43215".parse()?, position: None, phones: vec![], website: String::new(), hours: String::new(),
//!     cost: String::new(), eligibility: String::new(), accessibility: String::new(),
//!     codes: vec!["PEER".into()], source: "one".into(), as_of: "2023-01-01".parse()?,
//!     origins: vec![],
//! };
//! let header = Header { title: "A listing".into(), sources: vec![source], sample: true };
//!
//! // An importer writes these files into a folder ...
//! let files = encode(&header, vec![center], &Terms::default(), &[])?;
//!
//! // ... and a page fetches the manifest, and then the shards that it needs.
//! let bytes = |name: &str| files.iter().find(|file| file.name == name).map(|file| &*file.bytes).unwrap_or_default();
//! let manifest = Manifest::decode(bytes("manifest.json"))?;
//! let mut index = Index::new(Vocabulary::default());
//! for shard in &manifest.shards {
//!     index.add(Shard::decode(bytes(&shard.file))?);
//! }
//!
//! let peer_support = OptionId::from_slug(Group::Help, "peer-support").ok_or("no such option")?;
//! let chosen = Chosen::default().with(peer_support);
//! let answer = index.answer(&Query { near: Near::Everywhere, chosen, words: "open".into(), order: Order::Nearest, limit: 20 });
//! assert_eq!((answer.total, answer.count(peer_support)), (1, 1));
//! assert_eq!(index.center(answer.hits[0].row).map(|center| center.name), Some("Open Door".to_owned()));
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod content_lines;
pub mod everyday;
pub mod first_contact;
pub mod freshness;
pub mod gazetteer;
pub mod geo;
mod hash;
pub mod highlights;
pub mod icalendar;
pub mod index;
pub mod link;
pub mod meeting;
pub mod offers;
pub mod query;
pub mod record;
pub mod state;
pub mod taxonomy;
pub mod text;
pub mod told;
pub mod vcard;
pub mod wire;
