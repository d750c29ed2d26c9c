//! How does one build let its pages ask a host that others do not?
//!
//! The policy of the project names no other host. What an operator decides widens one directive by one host, in the
//! headers and in every page for hosts that read none.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, OnPath};
use crate::files;

/// Which pictures may be shown.
pub(crate) const PICTURES: &str = "img-src 'self' data:";
/// Whom a page may ask or tell something.
pub(crate) const CONNECTIONS: &str = "connect-src 'self'";

/// Adds an origin, such as `https://tiles.example.org`, to a directive of the site in `dist`.
pub(crate) fn widen(directive: &str, origin: &str, dist: &Path) -> Result<(), Failure> {
    let allowed = format!("{directive} {origin}");
    let has_policy = |file: &&PathBuf| {
        file.ends_with("_headers") || file.extension().is_some_and(|extension| extension == "html")
    };
    for file in files::below(dist)?.iter().filter(has_policy) {
        let text = fs::read_to_string(file).on("read", file)?;
        fs::write(file, text.replacen(directive, &allowed, 1)).on("write", file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    #[test]
    fn the_directive_gains_that_host_and_nothing_else_changes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for directive in [PICTURES, CONNECTIONS] {
            let folder = TestDir::new("policy");
            for (name, file) in [("_headers", "public/_headers"), ("es/find/index.html", "index.html")] {
                folder.write(name, fs::read(root.join(file)).unwrap());
            }
            widen(directive, "https://a.example.org", folder.path()).unwrap();
            for (name, file) in [("_headers", "public/_headers"), ("es/find/index.html", "index.html")] {
                let before = fs::read_to_string(root.join(file)).unwrap();
                let after = fs::read_to_string(folder.path().join(name)).unwrap();
                assert!(after.contains(&format!("{directive} https://a.example.org; ")), "{after}");
                assert_eq!(after.replace(" https://a.example.org", ""), before);
            }
        }
    }
}
