//! The processors as the exam knows them: their accounts, and how they sign.

#[expect(dead_code, reason = "attacks need less of it than the exam")]
#[path = "../it/exam/sides.rs"]
pub(crate) mod sides;

/// What the names of a conversation are, in the exam.
mod script {
    pub(super) type Names = std::collections::BTreeMap<String, String>;
}
