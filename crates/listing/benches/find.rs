//! How long does a person wait for an answer? At the size of the national directory (18,697 places) and ten times it.
//!
//! Budgets: an answer with all counts at 18,697 places in 1 ms; at 200,000 no worse than linear (10.7 ms).

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench may panic, and criterion's macro writes no docs"
)]

mod made_up;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use listing::first_contact::{Answers, Pay, Reply, Wish, options};
use listing::geo::LatLon;
use listing::query::{Near, Order, Query, Within};
use listing::taxonomy::OptionId;
use listing::wire::{Details, Shard};

use made_up::country::{NATIONAL, chosen, country, index, queries};

const SIZES: [usize; 2] = [NATIONAL, 200_000];

/// Answers that few places fit, so that all is dropped; and some that many fit.
fn said() -> [(&'static str, Answers); 2] {
    let answers = |replies: Vec<Reply>| {
        let mut answers = Answers::default();
        replies.into_iter().for_each(|reply| answers.set(reply).unwrap());
        answers
    };
    let wishes = vec![Wish::Peer, Wish::Medicine];
    let matters = chosen(&["with-children", "veterans", "spanish", "sign-language", "keeps-medicine"]);
    [
        ("one wish", answers(vec![Reply::Help(vec![Wish::Peer])])),
        (
            "all",
            answers(vec![Reply::Help(wishes), Reply::Pay(vec![Pay::Uninsured]), Reply::Matters(matters)]),
        ),
    ]
}

fn first_contact(criterion: &mut Criterion) {
    for size in SIZES {
        let country = country(size);
        let shards: Vec<Shard> = country.shards.iter().map(|bytes| Shard::decode(bytes).unwrap()).collect();
        let largest = shards.iter().max_by_key(|shard| shard.len()).unwrap().state();
        let index = index(shards);
        let mut group = criterion.benchmark_group("options of the guided start");
        for (name, answers) in said() {
            let around = Near::Around { at: country.busy, within: Within::Auto };
            // Far from everything: nothing fits, all is dropped.
            let nowhere = Near::Around { at: LatLon { lat: 0.0, lon: 0.0 }, within: Within::Auto };
            for (place, near) in
                [("around", around), ("nowhere", nowhere), ("in a state", Near::State(largest))]
            {
                group.bench_function(BenchmarkId::new(format!("{name}, {place}"), size), |bencher| {
                    bencher.iter(|| options(black_box(&index), black_box(&answers), near));
                });
            }
        }
        group.finish();
    }
}

fn answers(criterion: &mut Criterion) {
    for size in SIZES {
        let country = country(size);
        let shards = country.shards.iter().map(|bytes| Shard::decode(bytes).unwrap()).collect();
        let index = index(shards);
        let mut group = criterion.benchmark_group("answer with all counts");
        for (name, query) in queries(country.busy) {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| black_box(index.answer(black_box(&query))));
            });
        }
        group.finish();
        let unheard_of = Query {
            near: Near::Around { at: country.busy, within: Within::Miles(25) },
            chosen: OptionId::all().collect(),
            words: "qqqqq".to_owned(),
            order: Order::Nearest,
            limit: 20,
        };
        assert!(index.loosened(&unheard_of).is_some());
        criterion.bench_function(&format!("all places on a map/{size}"), |bencher| {
            let query = queries(country.busy)[0].1.clone();
            bencher.iter(|| index.spots(black_box(&query)));
        });
        for typed in ["h", "center", "harbor cen", "harbrodawn"] {
            criterion.bench_function(&format!("names like \"{typed}\"/{size}"), |bencher| {
                bencher.iter(|| index.names(black_box(typed), 6));
            });
        }
        criterion.bench_function(&format!("what costs the most/{size}"), |bencher| {
            bencher.iter(|| index.loosened(black_box(&unheard_of)));
        });
    }
}

fn loading(criterion: &mut Criterion) {
    for size in SIZES {
        let country = country(size);
        let largest = country.shards.iter().max_by_key(|bytes| bytes.len()).unwrap();
        let details = country.details.iter().max_by_key(|bytes| bytes.len()).unwrap();
        let decoded = || country.shards.iter().map(|bytes| Shard::decode(bytes).unwrap()).collect::<Vec<_>>();
        let mut group = criterion.benchmark_group("loading");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("decode the largest shard", size), |bencher| {
            bencher.iter(|| Shard::decode(black_box(largest)).unwrap());
        });
        group.bench_function(BenchmarkId::new("decode the largest details", size), |bencher| {
            bencher.iter(|| Details::decode(black_box(details)).unwrap());
        });
        group.bench_function(BenchmarkId::new("decode all shards", size), |bencher| bencher.iter(decoded));
        group.bench_function(BenchmarkId::new("add all shards", size), |bencher| {
            bencher.iter_batched(decoded, index, BatchSize::PerIteration);
        });
        group.finish();
    }
}

criterion_group!(benches, answers, first_contact, loading);
criterion_main!(benches);
