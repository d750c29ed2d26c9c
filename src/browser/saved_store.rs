//! How does a browser keep texts until somebody deletes them?
//!
//! In IndexedDB, each text under a key, in a database for each thing that is kept. By hand, since all that is needed of it
//! is one function: [`perform`]. It opens, does one thing, and closes, so that no tab ever waits for another. It makes no
//! database before there is something to keep.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Promise};
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

/// What is kept apart from the rest: each has its own form, and can be deleted alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// The places that somebody saved, and the notes about them.
    Saved,
    /// What came of the calls, and all else of the person's plan.
    Plan,
    /// The requests to be called back.
    CallBack,
}

impl Database {
    /// All that this site ever makes.
    pub const ALL: [Self; 3] = [Self::Saved, Self::Plan, Self::CallBack];

    /// Its name, which tabs also tell each other by. No other site sees it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saved => "beside",
            Self::Plan => "beside-plan",
            Self::CallBack => "beside-call-back",
        }
    }
}

const STORE: &str = "saved";
/// Of the database's form, not of the texts: those say their own.
const VERSION: u32 = 1;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Nothing but looking.
    Read,
    /// Forget what is kept under these keys; then keep these texts, each under its key, in place of what was there. All of
    /// it or nothing.
    Change {
        /// Goes.
        forget: Vec<String>,
        /// Comes.
        keep: Vec<Entry>,
    },
    /// Keep this text under this key if what was read there is there still; `None` is nothing. So no tab undoes what another
    /// one did meanwhile.
    Swap {
        /// Where.
        key: String,
        /// What was read there.
        was: Option<String>,
        /// What comes in its place.
        text: Option<String>,
    },
    /// Forget everything, so that not even the database is left.
    Clear,
}

/// A key and the text under it.
pub type Entry = (String, String);

/// Why nothing could be kept, or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreProblem {
    /// There is no room left on the device.
    #[error("the device is full")]
    Full,
    /// The browser does not allow it, as in some private windows, or what it has is broken.
    #[error("the browser keeps nothing")]
    Refused,
}

/// Does it, and gives all that is kept then.
///
/// # Errors
/// [`StoreProblem`]: nothing has changed then.
pub async fn perform(database: Database, task: Task) -> Result<Vec<Entry>, StoreProblem> {
    let Some(factory) = super::window().and_then(|window| window.indexed_db().ok().flatten()) else {
        return Err(StoreProblem::Refused);
    };
    attempt(&factory, database.name(), task).await.map_err(|error| match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => StoreProblem::Full,
        _ => StoreProblem::Refused,
    })
}

async fn attempt(factory: &IdbFactory, name: &str, task: Task) -> Result<Vec<Entry>, JsValue> {
    if task == Task::Clear {
        let request = factory.delete_database(name)?;
        result(&request).await?;
        return Ok(Vec::new());
    }
    let may_make = match &task {
        Task::Change { keep, .. } => !keep.is_empty(),
        Task::Swap { was, text, .. } => was.is_none() && text.is_some(),
        Task::Read | Task::Clear => false,
    };
    let Some(database) = open(factory, name, may_make).await? else { return Ok(Vec::new()) };
    let entries = transact(&database, task).await;
    database.close();
    entries
}

/// Opens the database; where there is none, it is made only if `may_make`.
async fn open(factory: &IdbFactory, name: &str, may_make: bool) -> Result<Option<IdbDatabase>, JsValue> {
    let request = factory.open_with_u32(name, VERSION)?;
    let make = {
        let request = request.clone();
        move || {
            let made = if may_make { make_store(&request) } else { Err(JsValue::NULL) };
            if let (Err(_), Some(transaction)) = (made, request.transaction()) {
                let _ = transaction.abort(); // then no database is left behind
            }
        }
    };
    let make: Closure<dyn FnMut()> = Closure::new(make);
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    match result(&request).await {
        Ok(database) => Ok(Some(database.unchecked_into())),
        Err(error) if !may_make && is_abort(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn make_store(request: &IdbOpenDbRequest) -> Result<IdbObjectStore, JsValue> {
    request.result()?.unchecked_into::<IdbDatabase>().create_object_store(STORE)
}

fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError")
}

async fn transact(database: &IdbDatabase, task: Task) -> Result<Vec<Entry>, JsValue> {
    let mode = if task == Task::Read { IdbTransactionMode::Readonly } else { IdbTransactionMode::Readwrite };
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    let store = transaction.object_store(STORE)?;
    match task {
        Task::Change { forget, keep } => {
            for key in forget {
                store.delete(&key.into())?;
            }
            for (key, text) in keep {
                store.put_with_key(&text.into(), &key.into())?;
            }
        }
        Task::Swap { key, was, text } => {
            let key = key.into();
            if result(&store.get(&key)?).await?.as_string() == was {
                match text {
                    Some(text) => store.put_with_key(&text.into(), &key)?,
                    None => store.delete(&key)?,
                };
            }
        }
        Task::Read | Task::Clear => {}
    }
    let (keys, texts) = (store.get_all_keys()?, store.get_all()?);
    completion(&transaction).await?;
    let (keys, texts) = (Array::from(&keys.result()?), Array::from(&texts.result()?));
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    Ok(keys.iter().zip(texts.iter()).map(|(key, value)| (text(key), text(value))).collect())
}

/// What a request gives.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::NULL, JsValue::from)),
    }
}

/// Waits until all requests of a transaction are on the disk.
async fn completion(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(JsValue::NULL, JsValue::from)),
    }
}
