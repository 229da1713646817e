//! Where randomness comes from: an argument, so that a test or a simulation can replay it.

/// A source of random bytes. The server's source is the operating system; a test's source is a seeded counter.
pub trait Chance: Send + Sync {
    /// Fills the whole slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// Draws `N` bytes.
pub fn draw<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}
