//! Beside, the site: explains peer support, finds it near a person, and walks with them to the first call.
//!
//! Layers, from the ground up; each uses only those above it in this list:
//!
//! - `listing` (a crate of its own): the words of the domain, pure.
//! - [`browser`]: the only user of `web-sys`.
//! - [`i18n`], [`routes`]: words and addresses.
//! - `content` (native only): what the pages say that are only read.
//! - [`data`]: fetches the listing and names what went wrong.
//! - [`state`]: what the person looks at and what is known so far.
//! - [`components`]: widgets that know no domain.
//! - [`features`]: one folder a screen; markup and wiring.
//! - [`app`]: contexts, router, routes.
//! - `site`, `prerender` (native only): every page as HTML, with the frame around it.
//!
//! The fuzz targets are built without what draws: it is most of the code, and reads nothing.

// The types of views nest deeper than the default allows.
#![recursion_limit = "512"]
#![allow(
    unreachable_pub,
    reason = "the component macro makes a public struct beside each component, private or not"
)]

#[cfg(not(fuzzing))]
pub mod app;
pub mod browser;
#[cfg(not(fuzzing))]
pub mod components;
#[cfg(all(feature = "ssr", not(fuzzing)))]
pub mod content;
pub mod data;
#[cfg(not(fuzzing))]
pub mod features;
pub mod i18n;
#[cfg(all(feature = "ssr", not(fuzzing)))]
pub mod prerender;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod site;
pub mod state;
