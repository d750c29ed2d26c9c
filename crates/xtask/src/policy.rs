//! How does a build let its pages do what the policy of the project does not name?
//!
//! That policy names no other host and no script within a page. The one script that stands in pages is allowed by its hash;
//! what an operator decides widens one directive by one host. Both in the headers, and in every page for hosts that read none.

use std::fs;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, OnPath};
use crate::files;
use crate::site_file::Origin;

/// Which pictures may be shown.
pub(crate) const PICTURES: &str = "img-src 'self' data:";
/// Whom a page may ask or tell something.
pub(crate) const CONNECTIONS: &str = "connect-src 'self'";

/// Which scripts may run.
pub(crate) const SCRIPTS: &str = "script-src 'self' 'wasm-unsafe-eval'";

/// How a policy names a script that stands in a page: by its hash, as
/// <https://www.w3.org/TR/CSP3/#grammardef-hash-source> has it.
pub(crate) fn source_of(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// Adds a source, such as `https://tiles.example.org`, to a directive of the site in `dist`.
pub(crate) fn widen(directive: &str, source: &str, dist: &Path) -> Result<(), Failure> {
    let allowed = format!("{directive} {source}");
    let has_policy = |file: &&PathBuf| {
        file.ends_with("_headers") || file.extension().is_some_and(|extension| extension == "html")
    };
    for file in files::below(dist)?.iter().filter(has_policy) {
        let text = fs::read_to_string(file).on("read", file)?;
        fs::write(file, text.replacen(directive, &allowed, 1)).on("write", file)?;
    }
    Ok(())
}

/// So long may a line of `_headers` be, for Cloudflare Pages.
const LONGEST_LINE: usize = 2000;
/// Which pages of others may show a page of ours.
const FRAMES: &str = "frame-ancestors 'none'";
/// Which pages of others may load a file of ours.
const RESOURCES: &str = "Cross-Origin-Resource-Policy: same-origin";

/// Lets these sites show the one in `dist` within their pages, and load the script that puts it there. Only headers can say so.
pub(crate) fn let_frame(origins: &[Origin], dist: &Path) -> Result<(), Failure> {
    if origins.is_empty() {
        return Ok(());
    }
    let file = dist.join("_headers");
    let text = fs::read_to_string(&file).on("read", &file)?;
    let named: String = origins.iter().map(|origin| format!(" {}", origin.text())).collect();
    // Hosts send one such header for a file and not two, so what holds for the script holds for all files.
    let told = [
        (FRAMES, format!("frame-ancestors{named}")),
        (RESOURCES, "Cross-Origin-Resource-Policy: cross-origin".to_owned()),
    ];
    let mut text = text;
    for (before, after) in told {
        if !text.contains(before) {
            return Err(Failure::Frames(format!("_headers does not say `{before}` any more")));
        }
        text = text.replacen(before, &after, 1);
    }
    if let Some(long) = text.lines().map(str::len).find(|length| *length > LONGEST_LINE) {
        return Err(Failure::Frames(format!(
            "`embed_in` names so many sites that a header has {long} signs, and hosts read {LONGEST_LINE}: name fewer, or all below one host as https://*.example.org"
        )));
    }
    fs::write(&file, text).on("write", &file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    #[test]
    fn a_script_is_named_by_its_hash() {
        // The example of the specification, section 6.7.2.3 of its second level.
        let source = source_of("alert('Hello, world.');");
        assert_eq!(source, "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn only_named_sites_may_show_a_page() {
        let folder = TestDir::new("frames");
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/_headers");
        folder.write("_headers", fs::read(&project).unwrap());
        let said = || fs::read_to_string(folder.path().join("_headers")).unwrap();
        let_frame(&[], folder.path()).unwrap();
        assert!(said().contains(FRAMES) && said().contains(RESOURCES));
        let origins =
            ["https://a.example.org", "https://*.example.com"].map(|origin| origin.parse().unwrap());
        let_frame(&origins, folder.path()).unwrap();
        assert!(
            said().contains("frame-ancestors https://a.example.org https://*.example.com\n"),
            "{}",
            said()
        );
        assert!(said().contains("Cross-Origin-Resource-Policy: cross-origin\n"));
        assert!(let_frame(&origins, folder.path()).is_err(), "there is nothing left to replace");
        folder.write("_headers", fs::read(&project).unwrap());
        let many: Vec<Origin> =
            (0..80).map(|n| format!("https://library-{n}.example.org").parse().unwrap()).collect();
        let error = let_frame(&many, folder.path()).unwrap_err().to_string();
        assert!(error.contains("name fewer"), "{error}");
    }

    #[test]
    fn the_directive_gains_that_source_and_nothing_else_changes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for directive in [PICTURES, CONNECTIONS, SCRIPTS] {
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
