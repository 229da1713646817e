//! Published payment bugs, planted: they show that the tests would notice.
//!
//! `planted!("name")` stands where the bug that it is named after would be. It is `false` in whatever ships. Only
//! `cargo xtask mutants` builds with `--cfg kassa_planted`; then one bug is there, which is chosen as the program
//! starts, so that one build serves for all of them. What each of them was stands in `xtask/src/mutants/list.rs`.

/// Whether this bug is planted. Never, in what ships.
#[cfg(not(kassa_planted))]
#[macro_export]
macro_rules! planted {
    ($name:literal) => {
        false
    };
}

/// Whether this bug is planted.
#[cfg(kassa_planted)]
#[macro_export]
macro_rules! planted {
    ($name:literal) => {
        $crate::planted::is($name)
    };
}

/// Whether the bug of this name was chosen as the program started.
#[cfg(kassa_planted)]
#[must_use]
pub fn is(name: &str) -> bool {
    static CHOSEN: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    #[expect(
        clippy::disallowed_methods,
        reason = "no rule depends on it: what is compiled only to be broken is told how by who runs it"
    )]
    let chosen = CHOSEN.get_or_init(|| std::env::var("KASSA_PLANTED").ok());
    chosen.as_deref() == Some(name)
}

/// A rounded amount as it comes out of binary fractions of the large unit, which is how many a shop computes a tax.
#[cfg(kassa_planted)]
#[must_use]
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::float_arithmetic,
    reason = "this is the mistake"
)]
pub fn in_floats(amount: i128, numerator: i128, one: i128, grain: i64) -> i128 {
    if !is("rounded_in_floats") {
        return amount;
    }
    let large = numerator as f64 / 100.0 / one as f64;
    (large * 100.0).round() as i128 * i128::from(grain)
}
