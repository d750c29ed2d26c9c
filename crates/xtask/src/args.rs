//! What can be asked of `cargo xtask`?

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use listing::record::Date;
use listing::state::State;

use crate::serve::DEFAULT_PORT;
use crate::test::Step;
use crate::tiles::Template;

/// Beside's commands. Each one installs what it lacks before it begins, and says so.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the release site and serve it on this machine
    Serve {
        /// Folder of a listing, as `import` makes one [default: the sample, whose places are invented]
        #[arg(long, value_name = "DIR")]
        listing: Option<PathBuf>,

        /// What you decided about the site, as docs/site.md tells it [default: site.json of the project]
        #[arg(long, value_name = "FILE", conflicts_with = "no_build")]
        site: Option<PathBuf>,

        /// Port on 127.0.0.1; 0 takes any that is free
        #[arg(long, value_name = "N", default_value_t = DEFAULT_PORT)]
        port: u16,

        /// Serve a copy of the site that has a page with every component in every state, at /gallery/
        #[arg(long)]
        gallery: bool,

        /// Serve the site as it was built last
        #[arg(long, hide = true, conflicts_with = "listing")]
        no_build: bool,

        /// Folder of the site [default: dist]
        #[arg(long, value_name = "DIR", hide = true)]
        dist: Option<PathBuf>,
    },

    /// Build the release site into dist/, ready for any static host
    Build {
        /// Folder of a listing, as `import` makes one [default: the sample, whose places are invented]
        #[arg(long, value_name = "DIR")]
        listing: Option<PathBuf>,

        /// What you decided about the site, as docs/site.md tells it [default: site.json of the project]
        #[arg(long, value_name = "FILE")]
        site: Option<PathBuf>,

        /// Where the site will live, such as https://help.example.org: pages then name their address for search engines. With a
        /// folder, as in https://example.org/help, the site works there and nowhere else
        #[arg(long, value_name = "URL", value_parser = address)]
        url: Option<String>,

        /// Where you read mail: a person who sees a mistake can then write to you
        #[arg(long, value_name = "ADDRESS", value_parser = mail)]
        mail: Option<String>,

        /// Stop at the pages whose review is due by this day, as YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        date: Option<Date>,

        /// Let the map load pictures of streets from another host, such as https://tiles.example.org/{z}/{x}/{y}.png, which
        /// learns where people look: read docs/map.md first
        #[arg(long, value_name = "TEMPLATE", requires = "attribution")]
        tiles: Option<Template>,

        /// Whose map pictures those are, as their license asks for it to be said
        #[arg(long = "tiles-attribution", value_name = "TEXT", requires = "tiles")]
        attribution: Option<String>,

        /// Folder of the site [default: dist]
        #[arg(long, value_name = "DIR", hide = true)]
        dist: Option<PathBuf>,
    },

    /// Run every check: format, lints, tests, the release build, its budgets, and the site in a browser
    Test {
        /// Run this step alone (may be given several times)
        #[arg(long, value_name = "STEP")]
        only: Vec<Step>,

        /// Then tell the stories that matter most in Firefox and WebKit, too, which are installed for it
        #[arg(long)]
        all_browsers: bool,
    },

    /// Measure speed and size, set each figure beside its budget and the last run's, keep them in docs/bench.md, and throw
    /// bytes at everything that reads foreign ones
    Bench {
        /// How often each page is measured in the browser: the median counts
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
        runs: u32,

        /// Throw bytes and measure nothing
        #[arg(long, conflicts_with = "runs")]
        fuzz: bool,
    },

    /// Write to docs/size.md what takes the bytes of the app
    Sizes,

    /// Make a listing from a public directory, and report what was wrong with it
    #[command(after_help = "Examples:
  cargo xtask import samhsa-directory national-directory-*.xlsx --out my-listing
  cargo xtask import meeting-guide meetings.json --as-of 2026-05-01 --out my-listing
  cargo xtask import csv --suggest list.csv > mapping.toml
  cargo xtask import csv list.csv --mapping mapping.toml --as-of 2026-05-01 --out my-listing
  cargo xtask import import.toml --out my-listing
  cargo xtask import import.toml --out my-listing --check
  cargo xtask import sample --seed 7 --count 500 --out my-sample")]
    Import(Box<ImportArgs>),
}

/// Takes the address of a site: a host, and maybe the folder in it that the pages lie in.
pub(crate) fn address(text: &str) -> Result<String, String> {
    let behind = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |part: &str| {
        part.starts_with(|sign: char| sign.is_ascii_alphanumeric())
            && part.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '~'))
    };
    let is_host = |host: &str| {
        host.split_once(':').map_or(is_plain(host), |(name, port)| is_plain(name) && is_plain(port))
    };
    let mut parts = behind.unwrap_or_default().trim_end_matches('/').split('/');
    match parts.next() {
        Some(host) if is_host(host) && parts.all(is_plain) => Ok(text.to_owned()),
        _ => {
            Err("an address like https://help.example.org or https://example.org/help is expected".to_owned())
        }
    }
}

/// Takes the address of a mailbox, as everybody has one: no quotes, no comments, nothing that could end it.
pub(crate) fn mail(text: &str) -> Result<String, String> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+');
    match text.split_once('@') {
        Some((name, host))
            if !name.is_empty() && host.contains('.') && [name, host].concat().chars().all(plain) =>
        {
            Ok(text.to_owned())
        }
        _ => Err("an address like help@example.org is expected".to_owned()),
    }
}

/// How a check prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Printed {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What to import, and where to.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// What the files are, such as samhsa-directory; or a plan of several sources, such as import.toml, which names its files
    /// itself; or `sample`, which invents a listing and reads no file
    #[arg(value_name = "FORMAT or PLAN.toml")]
    pub(crate) format: String,

    /// The files, all of one edition: what stands in several is merged
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Folder to write the listing into; an earlier listing there is replaced
    #[arg(long, value_name = "DIR", required_unless_present_any = ["fetch", "suggest"])]
    pub(crate) out: Option<PathBuf>,

    /// For `findtreatment-json`: ask FindTreatment.gov for the places of this state (OH, or ALL), then import them if --out is
    /// given. Nothing is ever fetched without this
    #[arg(long, value_name = "STATE", requires = "into", conflicts_with = "files")]
    pub(crate) fetch: Option<String>,

    /// Folder for what is fetched: what is there already is not asked for again
    #[arg(long, value_name = "DIR", requires = "fetch")]
    pub(crate) into: Option<PathBuf>,

    /// Another address of the same API
    #[arg(long, value_name = "URL", hide = true, requires = "fetch", default_value = crate::fetch::BASE)]
    pub(crate) fetch_from: String,

    /// Day on which the data was right, as YYYY-MM-DD [default: what the files say]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// Write no listing: look at what would be in it and compare it with the one that is there. Ends with 0 where all is
    /// fine, 1 where the import fails, 2 where something speaks against publishing
    #[arg(long, value_name = "PRINTED", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    pub(crate) check: Option<Printed>,

    /// Let more than a third of the records go that are in the folder
    #[arg(long)]
    pub(crate) accept_loss: bool,

    /// What you know better than the sources [default: what the plan names]
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,

    /// Day on which the age of the data is looked at [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,

    /// For `csv`: draft a mapping for this table, print it, and import nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "out", "as_of", "mapping", "seed", "count", "check"])]
    pub(crate) suggest: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) source: SourceArgs,

    /// For `sample`: the same seed invents the same places
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// For `sample`: how many places to invent
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<usize>,
}

/// What is known better of a single source; a plan says it of each of its own.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct SourceArgs {
    /// Short name of the source, of small letters, digits and hyphens
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,

    /// What the source is called
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// Who published it
    #[arg(long, value_name = "TEXT")]
    pub(crate) publisher: Option<String>,

    /// Where it can be seen
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,

    /// For meetings: whose they are, such as AA, where the files do not say it
    #[arg(long, value_name = "NAME")]
    pub(crate) fellowship: Option<String>,

    /// For meetings: their time zone, such as America/Los_Angeles, where the files do not say it
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,

    /// State of what has none in the files, such as OH
    #[arg(long, value_name = "STATE", value_parser = state)]
    pub(crate) state: Option<State>,

    /// For csv: the file that says which column means what
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
}

fn state(code: &str) -> Result<State, String> {
    State::from_code(code).ok_or_else(|| "a state of two letters like OH is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn refused(args: &[&str]) -> String {
        Args::try_parse_from(args).unwrap_err().to_string()
    }

    #[test]
    fn the_arguments_fit_together() {
        Args::command().debug_assert();
    }

    /// The commands that stand in lines of their own, without what a shell makes of them.
    fn commands(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
        text.lines().filter_map(|line| {
            let line = line.trim().trim_start_matches("- ").trim_start_matches("run: ");
            let arguments = line.strip_prefix("cargo xtask ")?.split(['#', '>']).next()?;
            let arguments = arguments.replace("\"$(date +%F)\"", "2026-11-26");
            let is_pattern = arguments.contains(['…', '`', '\'']) || arguments.contains("FORMAT");
            (!is_pattern).then(|| {
                ["xtask"].into_iter().chain(arguments.split_whitespace()).map(str::to_owned).collect()
            })
        })
    }

    #[test]
    fn the_commands_of_the_documentation_are_understood() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut count = 0;
        let in_docs = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
        for file in in_docs
            .chain([root.join("README.md")])
            .filter(|file| file.extension().is_some_and(|end| end == "md"))
        {
            for command in commands(&std::fs::read_to_string(&file).unwrap()) {
                count += 1;
                if let Err(error) = Args::try_parse_from(&command) {
                    panic!("{}: {command:?}: {error}", file.display());
                }
            }
        }
        assert!(count > 15, "{count} commands were found");
    }

    #[test]
    fn serve_needs_no_argument() {
        let args = Args::try_parse_from(["xtask", "serve"]).unwrap();
        let Command::Serve {
            listing: None,
            site: None,
            port: DEFAULT_PORT,
            gallery: false,
            no_build: false,
            dist: None,
        } = args.command
        else {
            panic!("{args:?}");
        };
    }

    #[test]
    fn the_other_browsers_are_tested_only_when_they_are_asked_for() {
        for (args, expected) in
            [(&["xtask", "test"][..], false), (&["xtask", "test", "--all-browsers"][..], true)]
        {
            let Command::Test { all_browsers, .. } = Args::try_parse_from(args).unwrap().command else {
                panic!("{args:?}");
            };
            assert_eq!(all_browsers, expected, "{args:?}");
        }
    }

    #[test]
    fn a_check_prints_text_unless_json_is_asked_for() {
        for (given, expected) in [
            (&[][..], None),
            (&["--check"][..], Some(Printed::Text)),
            (&["--check=json"][..], Some(Printed::Json)),
        ] {
            // A file behind `--check` is a file.
            let args = [&["xtask", "import", "csv", "--out", "x"][..], given, &["a.csv"]].concat();
            let Command::Import(args) = Args::try_parse_from(args).unwrap().command else {
                panic!("{given:?}")
            };
            assert_eq!((args.check, args.files), (expected, vec![PathBuf::from("a.csv")]));
        }
    }

    #[test]
    fn help_can_be_asked_for_as_the_readme_says() {
        let help = refused(&["xtask", "help"]);
        for command in ["serve", "build", "test", "bench", "sizes", "import"] {
            assert!(help.contains(&format!("\n  {command}")), "{help}");
        }
        assert!(refused(&["xtask", "help", "import"]).contains("--as-of"));
    }

    #[test]
    fn a_wrong_argument_is_named() {
        assert!(refused(&["xtask", "serv"]).contains("'serve'"), "the nearest command is offered");
        assert!(refused(&["xtask", "serve", "--port", "http"]).contains("'http'"));
        assert!(refused(&["xtask", "serve", "--port", "70000"]).contains("70000"));
        assert!(refused(&["xtask", "test", "--only", "lnt"]).contains("'lint'"));
        assert!(refused(&["xtask", "import", "sample"]).contains("--out <DIR>"));
        assert!(refused(&["xtask", "import", "a.toml", "--out", "x", "--check=xml"]).contains("text, json"));
        assert!(
            refused(&["xtask", "import", "csv", "a", "--out", "x", "--state", "Ohio"]).contains("like OH")
        );
        let as_of = ["xtask", "import", "samhsa-directory", "a.csv", "--out", "x", "--as-of", "June 2023"];
        assert!(refused(&as_of).contains("\"June 2023\" is not a date"), "{}", refused(&as_of));
        for suggest in [&["--out", "x"][..], &["--mapping", "m.toml"], &["list.csv"]] {
            let args = [&["xtask", "import", "csv", "--suggest", "list.csv"], suggest].concat();
            assert!(refused(&args).contains("--suggest"), "{args:?}");
        }
        assert!(Args::try_parse_from(["xtask", "import", "csv", "--suggest", "list.csv"]).is_ok());
        for url in [
            "help.example.org",
            "https://",
            "https://example.org/a?b",
            "https://example.org//a",
            "https://a b",
        ] {
            assert!(
                refused(&["xtask", "build", "--url", url]).contains("like https://help.example.org"),
                "{url}"
            );
        }
        for mail in
            ["help", "@example.org", "help@", "a@b.org?cc=c@d.org", "\"a b\"@example.org", "a@b.org\nc"]
        {
            assert!(refused(&["xtask", "build", "--mail", mail]).contains("like help@example.org"), "{mail}");
        }
        assert!(Args::try_parse_from(["xtask", "build", "--mail", "help+list@example.org"]).is_ok());
        assert!(refused(&["xtask", "build", "--date", "soon"]).contains("\"soon\" is not a date"));
        assert!(refused(&["xtask", "serve", "--no-build", "--listing", "x"]).contains("cannot be used with"));
    }
}
