//! How long does a person wait for an answer in a browser? The queries of `find.rs`, at the size of the national directory, in
//! Wasm that is made as the site's.
//!
//! Budget: an answer with all counts in 4 ms. `cargo xtask bench` reads the lines that begin with [`MEASURED`].

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench may panic, and needs not all of the country"
)]

mod made_up;

use std::hint::black_box;

use listing::wire::Shard;
use wasm_bindgen_test::{Instant, console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

use made_up::country::{NATIONAL, country, index, queries};

wasm_bindgen_test_configure!(run_in_browser);

const MEASURED: &str = "measured: ";
/// A browser tells the time in tenths of a millisecond: so many answers are timed together.
const TOGETHER: u32 = 10;
const SAMPLES: usize = 31;

/// Of one answer, in milliseconds: the median.
fn time(answer: impl Fn()) -> f64 {
    let sample = || {
        let start = Instant::now();
        (0..TOGETHER).for_each(|_| answer());
        start.elapsed().as_secs_f64() * 1_000.0 / f64::from(TOGETHER)
    };
    // The first ones run in code that the browser has not made fast yet.
    for _ in 0..SAMPLES {
        sample();
    }
    let mut times: Vec<f64> = (0..SAMPLES).map(|_| sample()).collect();
    times.sort_by(f64::total_cmp);
    times[SAMPLES / 2]
}

#[wasm_bindgen_test]
fn answers_with_all_counts() {
    let country = country(NATIONAL);
    let index = index(country.shards.iter().map(|bytes| Shard::decode(bytes).unwrap()).collect());
    for (name, query) in queries(country.busy) {
        let milliseconds = time(|| drop(black_box(index.answer(black_box(&query)))));
        console_log!("{MEASURED}{milliseconds:.4} answer with all counts/{name}/{NATIONAL}");
    }
}
