//! The screens, one folder each: markup and wiring. A rule found here belongs into `listing`.
//!
//! Those that are only read are compiled for the prerenderer alone.

pub mod announcements;
mod call;
mod call_back;
pub mod center;
pub mod data_age;
#[cfg(feature = "ssr")]
pub mod drawings;
mod filter_sheet;
pub mod find;
#[cfg(feature = "ssr")]
pub mod find_link;
pub mod first_render;
mod form_errors;
#[cfg(feature = "ssr")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod home;
mod kept_text;
pub mod kind_switch;
pub mod load_notice;
mod meetings;
mod next_step;
#[cfg(feature = "ssr")]
pub mod not_found;
mod outcome_name;
pub mod parts;
mod plan;
#[cfg(feature = "ssr")]
pub mod reading;
pub mod save_button;
pub mod saved;
pub mod saved_link;
#[cfg(feature = "ssr")]
pub mod shell;
mod start;
