//! Writing what the pages know about languages from the Unicode CLDR.

use std::fs;

use crate::run::{Outcome, program, root, run};

/// The one version that everything is written from. Another one may change how an amount looks: read the difference.
const VERSION: &str = "48.2.0";

/// The parts of the CLDR that are read, as npm has them.
const PACKAGES: [&str; 4] = ["cldr-core", "cldr-numbers-full", "cldr-dates-full", "cldr-localenames-full"];

/// Every locale that the pages have words in, or may get: data of a locale without words are not compiled.
const LOCALES: [&str; 18] = [
    "ar", "de", "en", "es", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "sw", "tr", "vi",
    "zh",
];

/// Fetches the CLDR and writes one file per locale.
pub fn cldr() -> Outcome {
    let folder = root().join("target").join("cldr");
    fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let packages = PACKAGES.map(|name| format!("{name}@{VERSION}"));
    run(program("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .args(packages))?;
    let to = root().join("crates").join("pages").join("src").join("cldr");
    run(program("node").arg("xtask/cldr.mjs").arg(&folder).arg(to).args(LOCALES))
}
