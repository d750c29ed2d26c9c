//! How does a host send the same headers that does not read `_headers`?
//!
//! The one source is the `_headers` of the built site. From it come a server block for nginx, a Caddyfile and an `.htaccess`
//! for Apache, each with the caching of hashed files, the files that are compressed already, and the page for an address where
//! nothing is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, OnPath};
use crate::headers::HeaderRules;

/// What Apache reads in the folder of a site; it goes with the site.
pub(crate) const HTACCESS: &str = ".htaccess";

const CACHE_CONTROL: &str = "cache-control";

/// Writes the `.htaccess` into the site in `dist`, and the files for nginx and Caddy into a folder beside it, which it gives.
pub(crate) fn write(headers: &HeaderRules, dist: &Path) -> Result<PathBuf, Failure> {
    let wanted = Wanted { has_spanish: dist.join("es").is_dir(), ..Wanted::of(headers)? };
    let mut name = dist.file_name().unwrap_or_default().to_owned();
    name.push("-hosts");
    let folder = dist.with_file_name(name);
    fs::create_dir_all(&folder).on("make", &folder)?;
    let nginx = wanted.nginx().map(|(name, text)| (folder.join(name), text));
    let others = [(folder.join("Caddyfile"), wanted.caddy()), (dist.join(HTACCESS), wanted.apache())];
    for (file, text) in nginx.into_iter().chain(others) {
        fs::write(&file, text).on("write", &file)?;
    }
    Ok(folder)
}

/// What every answer carries, and for which paths it may be kept how long.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    /// Below which folder of the host the site lies, such as `/help`; often nothing.
    base: String,
    /// Whether its pages are there in Spanish, too.
    has_spanish: bool,
    /// Names and values.
    everywhere: Vec<(String, String)>,
    /// The patterns of the paths that have each value of `Cache-Control`.
    kept: BTreeMap<String, Vec<String>>,
}

impl Wanted {
    fn of(headers: &HeaderRules) -> Result<Self, Failure> {
        let mut wanted = Self { base: headers.base().to_owned(), ..Self::default() };
        let everywhere = format!("{}/*", wanted.base);
        for (pattern, name, value) in headers.each() {
            if pattern == everywhere {
                wanted.everywhere.push((canonical(name), value.to_owned()));
            } else if name == CACHE_CONTROL {
                wanted.kept.entry(value.to_owned()).or_default().push(pattern.to_owned());
            } else {
                return Err(Failure::Hosts { pattern: pattern.to_owned(), name: canonical(name) });
            }
        }
        Ok(wanted)
    }

    /// Its file that becomes the operator's, and the two that a build makes anew, by their names.
    fn nginx(&self) -> [(&'static str, String); 3] {
        let kept = self.each_kept(|value, pattern| {
            let uri = regex(pattern);
            format!("    \"~^(200|206|304) {}\" \"{value}\";", uri.trim_start_matches('^'))
        });
        let headers = self.each_header(|name, value| format!("add_header {name} \"{value}\" always;"));
        [
            ("nginx.conf", include_str!("hosts/nginx.conf")),
            ("beside-kept.conf", include_str!("hosts/beside-kept.conf")),
            ("beside-headers.conf", include_str!("hosts/beside-headers.conf")),
        ]
        .map(|(name, template)| (name, self.filled(template, &headers, &kept)))
    }

    fn caddy(&self) -> String {
        let kept = (1..).zip(&self.kept).map(|(number, (value, patterns))| {
            let paths = patterns.join(" ");
            format!("\t@kept{number} path {paths}\n\theader @kept{number} Cache-Control \"{value}\"")
        });
        let headers = self.each_header(|name, value| format!("\t\t{name} \"{value}\""));
        // Caddy does what is for some paths first and what is for all behind it, whatever the order in the file.
        let all: Vec<&str> = self.kept.values().flatten().map(String::as_str).collect();
        let template = include_str!("hosts/Caddyfile").replace("{{all}}", &all.join(" "));
        self.filled(&template, &headers, &kept.collect::<Vec<_>>())
    }

    fn apache(&self) -> String {
        let kept = self.kept.iter().map(|(value, patterns)| {
            let any: Vec<String> = patterns.iter().map(|pattern| regex(pattern)).collect();
            format!(
                "<If \"%{{REQUEST_URI}} =~ m#{}#\">\n  Header always set Cache-Control \"{value}\" \"expr=%{{REQUEST_STATUS}} =~ /^(200|206|304)$/\"\n</If>",
                any.join("|")
            )
        });
        let headers = self.each_header(|name, value| format!("Header always set {name} \"{value}\""));
        self.filled(include_str!("hosts/htaccess"), &headers, &kept.collect::<Vec<_>>())
    }

    /// The template with its gaps filled.
    fn filled(&self, template: &str, headers: &[String], kept: &[String]) -> String {
        let (stays, goes) = if self.has_spanish { ("es", "no-es") } else { ("no-es", "es") };
        let in_folder = match &*self.base {
            "" => String::new(),
            base => format!(", in the folder {}", base.trim_start_matches('/')),
        };
        let template =
            without(template, goes).replace("{{base}}", &self.base).replace("{{in_folder}}", &in_folder);
        let template =
            template.replace(&format!("{{{{{stays}}}}}\n"), "").replace(&format!("{{{{/{stays}}}}}\n"), "");
        template.replace("{{headers}}", &headers.join("\n")).replace("{{kept}}", &kept.join("\n"))
    }

    fn each_header(&self, line: impl Fn(&str, &str) -> String) -> Vec<String> {
        self.everywhere.iter().map(|(name, value)| line(name, value)).collect()
    }

    fn each_kept(&self, line: impl Fn(&str, &str) -> String) -> Vec<String> {
        let each = |(value, patterns): (&String, &Vec<String>)| {
            patterns.iter().map(|pattern| line(value, pattern)).collect::<Vec<_>>()
        };
        self.kept.iter().flat_map(each).collect()
    }
}

/// The template without what stands between the lines `{{mark}}` and `{{/mark}}`.
fn without(template: &str, mark: &str) -> String {
    let (begin, end) = (format!("{{{{{mark}}}}}\n"), format!("{{{{/{mark}}}}}\n"));
    let mut kept = String::new();
    let mut rest = template;
    while let Some((before, marked)) = rest.split_once(&begin) {
        kept.push_str(before);
        rest = marked.split_once(&end).map_or("", |(_, behind)| behind);
    }
    kept + rest
}

/// `content-security-policy` as `Content-Security-Policy`.
fn canonical(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    name.split('-').map(word).collect::<Vec<_>>().join("-")
}

/// The pattern as a regular expression; `*` stands for any run of signs.
fn regex(pattern: &str) -> String {
    let escaped: String = pattern
        .chars()
        .flat_map(|sign| {
            let is_plain = sign.is_ascii_alphanumeric() || matches!(sign, '/' | '-' | '_' | '*');
            (!is_plain).then_some('\\').into_iter().chain([sign])
        })
        .collect();
    match escaped.strip_suffix('*') {
        Some(beginning) => format!("^{}", beginning.replace('*', ".*")),
        None => format!("^{}$", escaped.replace('*', ".*")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    const HEADERS: &str = "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n\n/listing/oh.*\n  Cache-Control: public, immutable\n\n/main-1.css\n  Cache-Control: public, immutable\n";

    fn wanted() -> Wanted {
        Wanted { has_spanish: true, ..Wanted::of(&HeaderRules::parse(HEADERS).unwrap()).unwrap() }
    }

    #[test]
    fn a_site_in_one_language_has_one_page_for_what_is_not_there() {
        let one = Wanted { has_spanish: false, ..wanted() };
        for (both, one) in [
            (nginx(&wanted()), nginx(&one)),
            (wanted().caddy(), one.caddy()),
            (wanted().apache(), one.apache()),
        ] {
            assert!(both.contains(" /es/404.html") && both.contains(" /404.html"), "{both}");
            assert!(!one.contains("/es/") && one.contains(" /404.html"), "{one}");
            assert!(!both.contains("{{") && !one.contains("{{"), "{one}");
        }
    }

    /// As nginx reads it, with what it includes.
    fn nginx(wanted: &Wanted) -> String {
        let [(_, conf), (_, kept), (_, headers)] = wanted.nginx();
        for name in ["beside-kept.conf", "beside-headers.conf"] {
            assert!(conf.contains(&format!("include /etc/nginx/{name};")), "{conf}");
        }
        kept + &conf + &headers
    }

    #[test]
    fn every_host_is_told_every_header_and_what_may_be_kept() {
        let Wanted { everywhere, kept, base, .. } = wanted();
        assert_eq!(base, "");
        assert_eq!(everywhere.len(), 2);
        assert_eq!(kept["public, immutable"], ["/listing/oh.*", "/main-1.css"]);
        for text in [nginx(&wanted()), wanted().caddy(), wanted().apache()] {
            for part in [
                "Content-Security-Policy \"default-src 'none'\"",
                "X-Content-Type-Options \"nosniff\"",
                "\"no-cache\"",
                "public, immutable",
                "404.html",
            ] {
                assert!(text.contains(part), "{part}: {text}");
            }
        }
    }

    #[test]
    fn a_pattern_means_the_same_as_a_regular_expression() {
        assert_eq!(regex("/listing/oh.*"), r"^/listing/oh\.");
        assert_eq!(regex("/main-1.css"), r"^/main-1\.css$");
        assert_eq!(regex("/app-*/beside.js"), r"^/app-.*/beside\.js$");
        assert!(nginx(&wanted()).contains("    \"~^(200|206|304) /listing/oh\\.\" \"public, immutable\";\n"));
        assert!(wanted().apache().contains("m#^/listing/oh\\.|^/main-1\\.css$#"));
        assert!(wanted().caddy().contains("@kept1 path /listing/oh.* /main-1.css\n"));
    }

    #[test]
    fn a_site_below_a_folder_names_its_own_pages() {
        let headers = HeaderRules::parse(&crate::below::prefixed(HEADERS, "/help")).unwrap();
        let wanted = Wanted { has_spanish: true, ..Wanted::of(&headers).unwrap() };
        assert_eq!(wanted.everywhere.len(), 2);
        assert_eq!(wanted.kept["public, immutable"], ["/help/listing/oh.*", "/help/main-1.css"]);
        for text in [nginx(&wanted), wanted.caddy(), wanted.apache()] {
            assert!(text.contains(" /help/404.html") && text.contains(" /help/es/404.html"), "{text}");
            assert!(text.contains("/help/listing/oh"), "{text}");
        }
    }

    #[test]
    fn a_header_for_some_paths_alone_is_refused_by_name() {
        let headers = HeaderRules::parse("/*\n  X-A: 1\n/es/*\n  Content-Language: es\n").unwrap();
        let failure = Wanted::of(&headers).unwrap_err().to_string();
        assert!(failure.contains("Content-Language is given for /es/* alone"), "{failure}");
    }

    #[test]
    fn the_files_stand_where_each_host_looks_for_them() {
        let folder = TestDir::new("hosts");
        let dist = folder.path().join("site");
        fs::create_dir_all(&dist).unwrap();
        let hosts = write(&HeaderRules::parse(HEADERS).unwrap(), &dist).unwrap();
        assert_eq!(hosts, folder.path().join("site-hosts"));
        for file in [
            hosts.join("nginx.conf"),
            hosts.join("beside-kept.conf"),
            hosts.join("beside-headers.conf"),
            hosts.join("Caddyfile"),
            dist.join(HTACCESS),
        ] {
            assert!(file.is_file(), "{}", file.display());
        }
    }

    #[test]
    fn the_headers_of_the_project_can_be_told_to_all() {
        let public = include_str!("../../../public/_headers");
        let wanted = Wanted::of(&HeaderRules::parse(public).unwrap()).unwrap();
        assert!(wanted.everywhere.iter().any(|(name, _)| name == "Permissions-Policy"));
        // A sign that would end a value in quotes.
        assert!(wanted.everywhere.iter().all(|(_, value)| !value.contains(['"', '$', '{'])));
    }
}
