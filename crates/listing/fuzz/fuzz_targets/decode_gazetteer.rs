//! A list of ZIPs and towns from anywhere: read or refused, and what is read can be looked up in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use listing::gazetteer::{Asked, Gazetteer};

fuzz_target!(|bytes: &[u8]| {
    let typed = String::from_utf8_lossy(bytes);
    if let Ok(asked) = typed.parse::<Asked>() {
        assert_eq!(asked.to_string().parse::<Asked>().map(|again| again.state()), Ok(asked.state()));
    }
    let Ok(gazetteer) = Gazetteer::decode(bytes) else { return };
    assert!(gazetteer.len() <= bytes.len());
    let _ = gazetteer.town("Saint Mary");
    if let Ok(zip) = "43215".parse() {
        let _ = gazetteer.zip(&zip);
    }
});
