//! Can the operator's own drawings stand for the site?
//!
//! A logo stands in the masthead, as a file of the site that an `<img>` shows, in which no script runs. An icon is drawn in the
//! sizes that phones ask for (`src/icons/build.mjs`).

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, OnPath};
use crate::settings;

/// It is asked for by every page.
const LARGEST: usize = 30_000;
/// The folder of the site that it lies in.
const FOLDER: &str = "site";

/// A drawing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    bytes: Vec<u8>,
    extension: &'static str,
    width: u32,
    height: u32,
    /// Where it was.
    pub(crate) path: PathBuf,
}

impl Picture {
    /// Reads a logo: SVG or PNG.
    pub(super) fn logo(path: PathBuf) -> Result<Self, String> {
        let (bytes, named) = read(&path)?;
        let wrong = |what: &str| format!("`{named}` {what}");
        let (extension, size) = if is_svg(&path) {
            ("svg", size_of_svg(&bytes).map_err(|what| wrong(&what))?)
        } else {
            let size = size_of_png(&bytes)
                .ok_or_else(|| wrong("is neither SVG nor PNG: export it as one of these"))?;
            ("png", size)
        };
        Ok(Self { bytes, extension, width: size.0, height: size.1, path })
    }

    /// Reads an icon: a square SVG.
    pub(super) fn icon(path: PathBuf) -> Result<Self, String> {
        let (bytes, named) = read(&path)?;
        let wrong = |what: &str| format!("`{named}` {what}");
        if !is_svg(&path) {
            return Err(wrong("is no SVG: an icon is drawn in several sizes, so export it as SVG"));
        }
        let (width, height) = size_of_svg(&bytes).map_err(|what| wrong(&what))?;
        if width != height {
            return Err(wrong(&format!(
                "is {width} by {height}: an icon is square, so give it a square viewBox"
            )));
        }
        if String::from_utf8_lossy(&bytes).contains("<text") {
            return Err(wrong("has text in it, for which no font is here: turn it into paths"));
        }
        Ok(Self { bytes, extension: "svg", width, height, path })
    }

    /// How pages name it.
    pub(super) fn settings(&self) -> settings::Logo {
        settings::Logo { path: format!("/{FOLDER}/{}", self.name()), width: self.width, height: self.height }
    }

    /// A file with another content has another name.
    fn name(&self) -> String {
        let hash: String =
            Sha256::digest(&self.bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("logo.{hash}.{}", self.extension)
    }

    /// Puts it into the site.
    pub(crate) fn publish(&self, dist: &Path) -> Result<(), Failure> {
        let folder = dist.join(FOLDER);
        fs::create_dir_all(&folder).on("make", &folder)?;
        let path = folder.join(self.name());
        fs::write(&path, &self.bytes).on("write", &path)
    }
}

/// The file, and its name as it is told.
fn read(path: &Path) -> Result<(Vec<u8>, String), String> {
    let named = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = fs::read(path).map_err(|error| {
        format!("`{named}` cannot be read beside this file ({error}): put it there, or mend the name")
    })?;
    if bytes.len() > LARGEST {
        let (kilobytes, largest) = (bytes.len().div_ceil(1000), LARGEST / 1000);
        return Err(format!(
            "`{named}` has {kilobytes} KB, and {largest} are allowed, since every page asks for it: make it simpler or smaller"
        ));
    }
    Ok((bytes, named))
}

fn is_svg(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"))
}

/// Width and height of the `viewBox`. What would not be drawn, or asks another host, is refused.
fn size_of_svg(bytes: &[u8]) -> Result<(u32, u32), String> {
    let text = String::from_utf8_lossy(bytes);
    for part in ["<script", "<foreignObject", "href=\"http", "url(http", "url(\"http", "@import"] {
        if text.contains(part) {
            return Err(format!("has `{part}` in it, which no browser does in a picture: take it out"));
        }
    }
    let tag = text.split_once("<svg").and_then(|(_, rest)| rest.split('>').next()).unwrap_or_default();
    let view_box = ["viewBox=\"", "viewBox='"].iter().find_map(|start| tag.split_once(start));
    let size = view_box.and_then(|(_, rest)| {
        let numbers: Vec<f64> = rest
            .split(['"', '\''])
            .next()?
            .split([' ', ','])
            .filter_map(|number| number.parse().ok())
            .collect();
        let [_, _, width, height] = numbers[..] else { return None };
        let whole = |number: f64| (1.0..=10_000.0).contains(&number).then(|| number.round() as u32);
        whole(width).zip(whole(height))
    });
    size.ok_or_else(|| "has no viewBox: give its <svg> one, such as viewBox=\"0 0 64 64\"".to_owned())
}

/// Width and height as the first chunk tells them (<https://www.w3.org/TR/png-3/#11IHDR>).
fn size_of_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    number(0).zip(number(4)).filter(|(width, height)| *width > 0 && *height > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"></svg>";

    #[test]
    fn a_logo_has_a_size_and_a_name_of_its_content() {
        let folder = TestDir::new("pictures");
        folder.write("logo.svg", SQUARE.replace("64 64", "120 40"));
        let logo = Picture::logo(folder.path().join("logo.svg")).unwrap().settings();
        assert_eq!((logo.width, logo.height), (120, 40));
        assert!(logo.path.starts_with("/site/logo.") && logo.path.ends_with(".svg"), "{}", logo.path);
        assert_eq!(logo.path.len(), "/site/logo..svg".len() + 16);
        folder.write("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10rest");
        let logo = Picture::logo(folder.path().join("logo.png")).unwrap().settings();
        assert_eq!((logo.width, logo.height), (32, 16));
    }

    #[test]
    fn what_cannot_stand_for_the_site_is_told_with_the_way_out() {
        let folder = TestDir::new("no-pictures");
        folder.write("large.svg", format!("{SQUARE}{}", " ".repeat(LARGEST)));
        folder.write("wide.svg", SQUARE.replace("64 64", "120 40"));
        folder.write("none.svg", "<svg></svg>");
        folder.write("lively.svg", SQUARE.replace("></", "><script/></"));
        folder.write("named.svg", SQUARE.replace("></", "><text>A</text></"));
        folder.write("picture.jpg", "JFIF");
        let logo = |name: &str| Picture::logo(folder.path().join(name)).unwrap_err();
        let icon = |name: &str| Picture::icon(folder.path().join(name)).unwrap_err();
        for (said, expected) in [
            (logo("gone.svg"), "`gone.svg` cannot be read beside this file"),
            (logo("large.svg"), "`large.svg` has 31 KB, and 30 are allowed"),
            (logo("none.svg"), "`none.svg` has no viewBox"),
            (logo("lively.svg"), "`<script`"),
            (logo("picture.jpg"), "is neither SVG nor PNG"),
            (icon("wide.svg"), "`wide.svg` is 120 by 40: an icon is square"),
            (icon("named.svg"), "turn it into paths"),
            (icon("picture.jpg"), "is no SVG"),
        ] {
            assert!(said.contains(expected), "{said}");
        }
    }
}
