//! Widgets that know no domain.
//!
//! Text that changes is given to views as `Signal<String>`, here and in the features: each closure in its place would be
//! a type of its own, with its own copy of the code that builds, updates and hydrates it.

mod combobox;
mod erased;
mod error_summary;
mod icon;
mod live_region;
mod qr_code;
mod text_field;
mod when;

pub use combobox::{Combobox, ComboboxSetup, Suggestion};
pub use erased::{changing, views};
pub use error_summary::{ErrorSummary, FieldError};
pub use icon::Icon;
pub use live_region::LiveRegion;
pub use qr_code::QrCode;
pub use text_field::TextField;
pub use when::When;
