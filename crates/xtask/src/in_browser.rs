//! How does a test or a bench that is compiled to Wasm run in a browser?

use crate::places::Places;
use crate::process::Task;
use crate::tools::Tools;

/// A task of cargo with the target `wasm32-unknown-unknown`, whose program a browser runs.
pub(crate) fn task(places: &Places, tools: &Tools, task: Task) -> Task {
    let task = task
        .env("CARGO_TARGET_DIR", places.app_target())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.program("wasm-bindgen-test-runner"))
        // The flags of the browser.
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", places.root.join("webdriver.json"))
        .env("PATH", tools.path());
    match &tools.driver {
        Some(driver) => task.env("CHROMEDRIVER", driver),
        None => task,
    }
}
