//! How is the built site served on this machine, just as a static host would do it?

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tower_http::services::{ServeDir, ServeFile};

use crate::build;
use crate::caching::ASK_AGAIN;
use crate::failure::{Failure, OnPath};
use crate::headers::HeaderRules;

/// The port of `cargo xtask serve` where none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// A port that is ours, before there is anything to serve: a busy port shall be known before a build of minutes.
#[derive(Debug)]
pub(crate) struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

impl Port {
    /// Takes `port` on this machine alone; 0 takes any that is free.
    pub(crate) fn take(port: u16) -> Result<Self, Failure> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| not_taken(port, error))?;
        listener.set_nonblocking(true).map_err(Failure::Server)?;
        let address = listener.local_addr().map_err(Failure::Server)?;
        Ok(Self { listener, address })
    }

    /// Where a browser finds it.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves the site in `dist` until Ctrl-C.
    pub(crate) fn serve(self, dist: &Path) -> Result<(), Failure> {
        let site = Site::open(dist)?;
        let url = site.url(&self);
        let welcome = format!("Serving {} at {url} (Ctrl-C ends it)", dist.display());
        self.run(site, || {
            // Listened for before the address is told: whoever reads it may end us at once.
            let interrupts = signal(SignalKind::interrupt())?;
            println!("{welcome}");
            Ok(first_of(interrupts))
        })
    }

    /// Serves the site in `dist` beside other work, until this program ends. Gives its address.
    pub(crate) fn serve_beside(self, dist: &Path) -> Result<String, Failure> {
        let site = Site::open(dist)?;
        let url = site.url(&self);
        thread::spawn(move || {
            if let Err(failure) = self.run(site, || Ok(std::future::pending())) {
                eprintln!("error: {failure}");
            }
        });
        Ok(url)
    }

    /// `begin` is called once the runtime is there, and gives what ends the server.
    fn run<End: Future<Output = ()> + Send + 'static>(
        self,
        site: Site,
        begin: impl FnOnce() -> io::Result<End>,
    ) -> Result<(), Failure> {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
        runtime
            .block_on(async {
                let listener = tokio::net::TcpListener::from_std(self.listener)?;
                let router = Router::new().fallback(answer).with_state(Arc::new(site));
                axum::serve(listener, router).with_graceful_shutdown(begin()?).await
            })
            .map_err(Failure::Server)
    }
}

/// The first Ctrl-C ends the server once open answers are through, a second one ends it at once.
async fn first_of(mut interrupts: Signal) {
    interrupts.recv().await;
    tokio::spawn(async move {
        interrupts.recv().await;
        std::process::exit(130);
    });
}

/// A built site and the rules of its headers.
#[derive(Debug)]
struct Site {
    dist: PathBuf,
    files: ServeDir,
    headers: HeaderRules,
}

/// Why a port is not ours.
fn not_taken(port: u16, error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AddrInUse => Failure::PortInUse { port },
        io::ErrorKind::PermissionDenied => Failure::PortNotAllowed { port },
        _ => Failure::Server(error),
    }
}

impl Site {
    fn open(dist: &Path) -> Result<Self, Failure> {
        build::check_built(dist)?;
        let path = dist.join("_headers");
        let text = fs::read_to_string(&path).on("read", &path)?;
        let headers = HeaderRules::read(&path, &text)?;
        let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
        Ok(Self { dist: dist.to_path_buf(), files, headers })
    }

    /// Where a browser finds its first page.
    fn url(&self, port: &Port) -> String {
        format!("{}{}", port.url(), format!("{}/", self.headers.base()).trim_start_matches('/'))
    }

    async fn file(&self, request: Request) -> Response {
        match self.files.clone().try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(error) => plain(status_of(&error)),
        }
    }

    /// The page for a path where nothing is, in the language of that path.
    async fn not_found(&self, path: &str, head: Request) -> Response {
        let is_spanish =
            path.strip_prefix("/es").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        // A site in one language has one such page.
        let spanish = self.dist.join("es/404.html");
        let page = if is_spanish && spanish.is_file() { spanish } else { self.dist.join("404.html") };
        match ServeFile::new(page).precompressed_br().precompressed_gzip().try_call(head).await {
            Ok(page) if page.status() == StatusCode::OK => {
                let mut response = page.map(Body::new);
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
            _ => plain(StatusCode::NOT_FOUND),
        }
    }
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let for_page = without_conditions(&request);
    let base = site.headers.base();
    if path == base {
        return moved(&format!("{base}/"));
    }
    let Some(in_site) = path.strip_prefix(base).filter(|rest| rest.starts_with('/')) else {
        return plain(StatusCode::NOT_FOUND); // something else of the host
    };
    // The hosts read this file and do not hand it out.
    let mut response = if in_site == "/_headers" || in_site == "/.htaccess" {
        plain(StatusCode::NOT_FOUND)
    } else {
        site.file(at(request, in_site)).await
    };
    lead_into_folder(&mut response, base);
    if response.status() == StatusCode::NOT_FOUND {
        response = site.not_found(in_site, for_page).await;
    }
    let is_the_file = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    headers.extend(site.headers.at(&path));
    if !is_the_file || !headers.contains_key(CACHE_CONTROL) {
        // A rule for a path says nothing of an answer that is not the file of that path.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
    }
    response
}

/// Where an answer leads to another address, such as from `/find` to `/find/`, it means one of the site.
fn lead_into_folder(response: &mut Response, base: &str) {
    let to =
        response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).filter(|to| to.starts_with('/'));
    if let Some(to) = to.and_then(|to| HeaderValue::from_str(&format!("{base}{to}")).ok()) {
        response.headers_mut().insert(LOCATION, to);
    }
}

/// The same request, for what lies at this path of the site. What is asked behind `?` changes no file.
fn at(mut request: Request, path: &str) -> Request {
    // It was a part of an address, so it is one.
    if let Ok(uri) = path.parse() {
        *request.uri_mut() = uri;
    }
    request
}

/// The same request, but for the whole page: "not modified" or a part would leave the visitor with an empty page, since
/// the answer says "not found" all the same.
fn without_conditions(request: &Request) -> Request {
    let mut bare = Request::new(Body::empty());
    *bare.method_mut() = request.method().clone();
    for encoding in request.headers().get_all(ACCEPT_ENCODING) {
        bare.headers_mut().append(ACCEPT_ENCODING, encoding.clone());
    }
    bare
}

/// A path that no file has, or can have, is one where nothing is; anything else is our fault.
fn status_of(error: &io::Error) -> StatusCode {
    match error.kind() {
        io::ErrorKind::NotFound
        | io::ErrorKind::InvalidFilename
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::NotADirectory => StatusCode::NOT_FOUND,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What hosts answer who forgets the last slash of the folder.
fn moved(to: &str) -> Response {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(format!("{status}\n")));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_cannot_be_had_is_told_with_another_to_choose() {
        let told = |kind| not_taken(80, io::Error::from(kind)).to_string();
        assert!(told(io::ErrorKind::PermissionDenied).contains("choose --port 1024 or above"));
        assert!(told(io::ErrorKind::AddrInUse).contains("port 80 is in use"));
    }
}
