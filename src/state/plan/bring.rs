//! How does a plan come from a file that somebody chose?

use leptos::ev::Event;
use leptos::task::spawn_local;

use super::file::{self, FileProblem, Records};
use crate::browser::file::{Chosen, take_chosen};

/// Reads the file that was just chosen; `then` hears what is in it. Nothing happens where none was.
pub fn read_chosen(event: &Event, then: impl FnOnce(Result<Records, FileProblem>) + 'static) {
    if let Some(chosen) = take_chosen(event) {
        spawn_local(async move { then(read(chosen).await) });
    }
}

async fn read(chosen: Chosen) -> Result<Records, FileProblem> {
    if chosen.size() > file::LARGEST {
        return Err(FileProblem::TooLarge);
    }
    file::read(&chosen.text().await.ok_or(FileProblem::Unreadable)?)
}
