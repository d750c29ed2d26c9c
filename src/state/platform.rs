//! Which applications does this device have of its own?

use crate::browser::platform::user_agent;
use crate::routes::external::Maps;

/// The map application to hand an address to.
#[must_use]
pub fn maps() -> Maps {
    let agent = user_agent();
    let is = |name: &str| agent.contains(name);
    if is("Android") {
        Maps::Geo
    } else if is("iPhone") || is("iPad") || is("Macintosh") {
        Maps::Apple
    } else {
        Maps::Web
    }
}
