//! What does a browser get from `cargo xtask serve`? Asked over a real connection, from a small site made here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const SCRIPT: &str = "/beside-0123456789abcdef.js";

/// A site on disk and a server for it; both end with the test.
struct Site {
    dir: PathBuf,
    server: Child,
    address: String,
}

impl Site {
    fn served(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("beside-serve-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        let write = |name: &str, content: &[u8]| {
            let file = dir.join("dist").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        };
        write("index.html", b"home");
        write("find/index.html", b"find");
        write("find/index.html.br", b"find in brotli");
        write("find/index.html.gz", b"find in gzip");
        write("404.html", b"nothing here");
        write("es/404.html", b"nada aqui");
        write("es/404.html.br", b"nada in brotli");
        write(SCRIPT.trim_start_matches('/'), b"script");
        write("listing/manifest.json", b"{}");
        let headers = format!(
            "/*\n  X-Test: everywhere\n/find/*\n  X-Find: yes\n{SCRIPT}\n  Cache-Control: {FOR_GOOD}\n/listing/oh.*\n  Cache-Control: {FOR_GOOD}\n"
        );
        write("_headers", headers.as_bytes());
        fs::write(dir.join("secret.txt"), "not of the site").unwrap();

        let mut server = serve(&dir.join("dist"), "0").spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        Self { dir, server, address }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Sends exactly this path: a client of a library would tidy `..` away. `headers` is lines, each with its end.
    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n")
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn serve(dist: &Path, port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["serve", "--no-build", "--port", port, "--dist"]).arg(dist);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: String,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        Self { status, headers, body: body.to_owned() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

#[test]
fn a_visitor_gets_each_page_by_its_folder() {
    let site = Site::served("folders");
    let home = site.get("/");
    assert_eq!((home.status, home.body.as_str()), (200, "home"));
    assert_eq!(home.header("content-type"), Some("text/html"));
    assert_eq!(site.get("/find/").body, "find");
    assert_eq!(site.get("/find/?utm=1").body, "find");
    let without_slash = site.get("/find");
    assert_eq!(without_slash.status, 307);
    assert_eq!(without_slash.header("location"), Some("/find/"));
}

#[test]
fn a_visitor_gets_the_smallest_form_their_browser_reads() {
    let site = Site::served("encodings");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "find in brotli"),
        ("gzip, deflate", Some("gzip"), "find in gzip"),
        ("identity", None, "find"),
    ] {
        let answer = site.ask("GET", "/find/", &format!("Accept-Encoding: {accepted}\r\n"));
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.body, body, "{accepted}");
        assert_eq!(answer.header("content-type"), Some("text/html"), "{accepted}");
        assert!(
            answer.header("vary").is_some_and(|vary| vary.eq_ignore_ascii_case("accept-encoding")),
            "{accepted}"
        );
    }
}

#[test]
fn only_a_file_whose_name_holds_its_hash_is_kept_for_good() {
    let site = Site::served("caching");
    assert_eq!(site.get(SCRIPT).header("cache-control"), Some(FOR_GOOD));
    for path in ["/", "/find/", "/listing/manifest.json", "/nowhere"] {
        assert_eq!(site.get(path).header("cache-control"), Some("no-cache"), "{path}");
    }
    let gone = site.get("/listing/oh.0123456789abcdef.json");
    assert_eq!(
        (gone.status, gone.header("cache-control")),
        (404, Some("no-cache")),
        "its rule is for the file alone"
    );
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let site = Site::served("again");
    let tag = site.get("/find/").header("etag").unwrap().to_owned();
    let again = site.ask("GET", "/find/", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("cache-control"), Some("no-cache"));
}

#[test]
fn every_answer_carries_the_headers_of_the_site() {
    let site = Site::served("headers");
    for path in ["/", "/find", "/find/", SCRIPT, "/nowhere"] {
        assert_eq!(site.get(path).header("x-test"), Some("everywhere"), "{path}");
    }
    assert_eq!(site.get("/find/").header("x-find"), Some("yes"));
    assert_eq!(site.get("/").header("x-find"), None);
}

#[test]
fn where_nothing_is_a_visitor_gets_the_page_that_says_so_in_their_language() {
    let site = Site::served("not-found");
    for (path, body) in [
        ("/nowhere", "nothing here"),
        ("/nowhere/at/all.html", "nothing here"),
        ("/estate/", "nothing here"),
        ("/es/", "nada aqui"),
        ("/es/nada", "nada aqui"),
        ("/_headers", "nothing here"),
    ] {
        let answer = site.get(path);
        assert_eq!((answer.status, answer.body.as_str()), (404, body), "{path}");
    }
    assert_eq!(site.ask("GET", "/es/x", "Accept-Encoding: br\r\n").body, "nada in brotli");
    assert_eq!(site.ask("HEAD", "/nowhere", "").status, 404);
    assert_eq!(site.ask("POST", "/find/", "Content-Length: 0\r\n").status, 405);
}

#[test]
fn a_visitor_who_comes_back_to_a_missing_page_does_not_get_an_empty_one() {
    let site = Site::served("not-found-again");
    let first = site.get("/nowhere");
    let tag = first.header("etag").unwrap();
    let conditions = format!("If-None-Match: {tag}\r\nRange: bytes=0-2\r\n");
    let again = site.ask("GET", "/nowhere", &conditions);
    assert_eq!((again.status, again.body.as_str()), (404, "nothing here"));
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = Site::served("traversal");
    for path in [
        "/../secret.txt",
        "/find/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/find/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/%00",
        "/%ff%fe",
    ] {
        let answer = site.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("not of the site"), "{path}");
    }
    assert_eq!(site.get(&format!("/{}", "a".repeat(10_000))).status, 404, "a name that no file can have");
}

#[test]
fn ctrl_c_ends_the_server_in_peace() {
    let mut site = Site::served("ctrl-c");
    let interrupted = Command::new("kill").args(["-INT", &site.server.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert!(site.server.wait().unwrap().success());
}

#[test]
fn a_busy_port_is_one_line_with_the_way_out() {
    let site = Site::served("busy");
    let port = site.address.rsplit(':').next().unwrap();
    let output = serve(&site.dir.join("dist"), port).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(&format!("port {port} is in use")) && said.contains("--port N"), "{said}");
}

#[test]
fn a_folder_without_a_site_is_one_line_with_the_way_out() {
    let site = Site::served("no-site");
    let output = serve(&site.dir, "0").output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("there is no built site in") && said.contains("cargo xtask build"), "{said}");
}
