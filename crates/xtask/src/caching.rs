//! Which files may a browser keep for good?
//!
//! Those whose name holds a hash of their content: another content would have another name. Everything else is asked
//! for again each time (which costs little: the answer is "not modified").

use std::collections::BTreeMap;

/// What a file with a content hash in its name is served with.
pub(crate) const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// What everything else is served with.
pub(crate) const ASK_AGAIN: &str = "no-cache";

/// The line of `_headers` below which the build writes.
const MARK: &str = "# Files with a content hash in their name, written by the build:";

/// Whether a path names a file with a hash in its name, or one in a folder that has one.
pub(crate) fn is_hashed(path: &str) -> bool {
    path.split('/').any(has_content_hash)
}

/// Whether a name holds a hash of its content: a word of 16 hex digits between `-`, `.` or `_`, as in
/// `beside-0123456789abcdef_bg.wasm` (Trunk) and `oh.0123456789abcdef.json` (a listing). Trunk leaves out leading
/// zeros, so that a few digits less are a hash as well.
fn has_content_hash(file_name: &str) -> bool {
    let is_hash = |word: &str| {
        (13..=16).contains(&word.len()) && word.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'))
    };
    let words: Vec<&str> = file_name.split(['-', '.', '_']).collect();
    words.len() > 1 && words.into_iter().any(is_hash)
}

/// Adds to the text of `_headers` the rules of the hashed files among `files`, which are paths below the site's root
/// such as `listing/oh.0123456789abcdef.json`. Doing it again replaces what it wrote before.
///
/// Cloudflare Pages reads at most 100 rules. A national listing has more files than that, so one rule `/listing/oh.*`
/// stands for all files of a state; it is written only where no file without a hash would fall under it.
pub(crate) fn with_rules(headers: &str, files: &[String]) -> String {
    let own = headers.split_once(MARK).map_or(headers, |(own, _)| own).trim_end();
    let mut text = format!("{own}\n\n{MARK}\n");
    for pattern in patterns(files) {
        text.push_str(&format!("\n{pattern}\n  Cache-Control: {FOR_GOOD}\n"));
    }
    text
}

fn patterns(files: &[String]) -> Vec<String> {
    // Files that one pattern would cover, by that pattern's beginning.
    let mut alike: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files {
        let folder = file.find('/').map(|slash| slash + 1).filter(|end| is_hashed(&file[..*end]));
        let name_at = file.rfind('/').map_or(0, |slash| slash + 1);
        let dot =
            file.get(name_at..).and_then(|name| name.find('.')).map_or(file.len(), |dot| name_at + dot + 1);
        alike.entry(file.get(..folder.unwrap_or(dot)).unwrap_or(file)).or_default().push(file);
    }
    alike
        .into_iter()
        .flat_map(|(beginning, files)| {
            let hashed: Vec<&str> = files.iter().copied().filter(|file| is_hashed(file)).collect();
            if hashed.len() > 1 && hashed.len() == files.len() {
                vec![format!("/{beginning}*")]
            } else {
                hashed.into_iter().map(|file| format!("/{file}")).collect()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::HeaderRules;

    #[test]
    fn a_name_with_a_content_hash_is_known() {
        for name in [
            "beside-0123456789abcdef.js",
            "beside-0123456789abcdef_bg.wasm",
            "main-fedcba9876543210.css",
            "fedcba9876543210-start.mjs",
            "beside-123456789abcdef.js",
            "oh.0123456789abcdef.json",
            "oh.details.0123456789abcdef.json",
            "places.oh.0123456789abcdef.json",
        ] {
            assert!(has_content_hash(name), "{name}");
        }
    }

    #[test]
    fn a_name_without_a_content_hash_is_known() {
        for name in [
            "index.html",
            "manifest.json",
            "sw.js",
            "404.html",
            "icon-192.png",
            "0123456789abcdef",
            "oh.0123456789ABCDEF.json",
            "oh.0123456789abcdeg.json",
            "oh.0123456789abcdef0.json",
            "",
        ] {
            assert!(!has_content_hash(name), "{name}");
        }
    }

    fn rules(files: &[&str]) -> String {
        let files: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
        with_rules("/*\n  X-A: 1\n", &files)
    }

    fn kept(text: &str, path: &str) -> bool {
        HeaderRules::parse(text).unwrap().at(path).get("cache-control").is_some_and(|value| value == FOR_GOOD)
    }

    #[test]
    fn hashed_files_are_kept_for_good_and_no_others_are() {
        let text = rules(&[
            "index.html",
            "beside-0123456789abcdef.js",
            "beside-0123456789abcdef_bg.wasm",
            "app-0123456789abcdef/beside.js",
            "app-0123456789abcdef/snippets/inline0.js",
            "listing/manifest.json",
            "listing/oh.0123456789abcdef.json",
            "listing/oh.details.0123456789abcdef.json",
            "listing/places.oh.0123456789abcdef.json",
        ]);
        assert!(kept(&text, "/beside-0123456789abcdef.js"));
        assert!(kept(&text, "/beside-0123456789abcdef_bg.wasm"));
        assert!(kept(&text, "/app-0123456789abcdef/beside.js"));
        assert!(kept(&text, "/app-0123456789abcdef/snippets/inline0.js"));
        assert!(kept(&text, "/listing/oh.0123456789abcdef.json"));
        assert!(kept(&text, "/listing/oh.details.0123456789abcdef.json"));
        assert!(kept(&text, "/listing/places.oh.0123456789abcdef.json"));
        assert!(!kept(&text, "/"));
        assert!(!kept(&text, "/index.html"));
        assert!(!kept(&text, "/listing/manifest.json"));
        assert!(text.contains("/listing/oh.*\n"), "one rule a state: {text}");
    }

    #[test]
    fn a_file_without_a_hash_is_never_swept_along() {
        let text = rules(&[
            "listing/oh.0123456789abcdef.json",
            "listing/oh.1123456789abcdef.json",
            "listing/oh.txt",
        ]);
        assert!(kept(&text, "/listing/oh.0123456789abcdef.json"));
        assert!(!kept(&text, "/listing/oh.txt"));
    }

    #[test]
    fn a_listing_of_every_state_stays_within_what_a_host_reads() {
        let mut files = vec![
            "listing/terms.0123456789abcdef.json".to_owned(),
            "listing/towns.0123456789abcdef.json".to_owned(),
        ];
        for state in 0..60 {
            for kind in ["", "details."] {
                files.push(format!("listing/s{state}.{kind}0123456789abcdef.json"));
            }
            files.push(format!("listing/places.s{state}.0123456789abcdef.json"));
        }
        let text = with_rules("/*\n  X-A: 1\n", &files);
        let count = text.lines().filter(|line| line.starts_with('/')).count();
        assert!(count <= 100, "{count} rules");
    }

    #[test]
    fn writing_the_rules_again_replaces_them() {
        let once = rules(&["a-0123456789abcdef.js"]);
        assert_eq!(with_rules(&once, &["a-0123456789abcdef.js".to_owned()]), once);
        assert!(!kept(&with_rules(&once, &[]), "/a-0123456789abcdef.js"));
    }
}
