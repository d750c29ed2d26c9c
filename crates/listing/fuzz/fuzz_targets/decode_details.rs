//! A details shard from anywhere: read or refused, and every row of it can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use listing::wire::Details;

fuzz_target!(|bytes: &[u8]| {
    let Ok(details) = Details::decode(bytes) else { return };
    assert!(details.rows() <= bytes.len());
    for row in 0..details.rows() + 1 {
        assert!(details.other_phones(row).iter().all(|phone| phone.number.len() == 10));
    }
});
