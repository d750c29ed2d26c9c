//! Makes the typed words of `src/i18n` from the locale files.

use std::path::Path;
use std::{env, fs, process};

#[path = "build/words.rs"]
mod words;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Where the app is cut into parts is read off these (crates/xtask/src/app_parts.rs).
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    if let Err(problems) = write_words() {
        for problem in problems {
            println!("cargo:error={problem}");
        }
        process::exit(1);
    }
}

fn write_words() -> Result<(), Vec<String>> {
    let read = |path: &str| fs::read_to_string(path).map_err(|error| vec![format!("{path}: {error}")]);
    let (en, es) = (read("locales/en.json")?, read("locales/es.json")?);
    let module = words::generate(&[
        words::LocaleFile { path: "locales/en.json", text: &en },
        words::LocaleFile { path: "locales/es.json", text: &es },
    ])?;
    let out = env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    fs::write(Path::new(&out).join("words.rs"), module).map_err(|error| vec![error.to_string()])
}
