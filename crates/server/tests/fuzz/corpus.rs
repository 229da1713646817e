//! What is known to be read: the requests of the transcripts, and the files beside this crate's tests.

use std::path::PathBuf;

/// A request of a transcript, with its keys still named.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The texts of the files in a folder, in the order of their names.
fn files(folder: &str) -> Vec<String> {
    let folder = tests().join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Every request that the transcripts of a dialect show.
pub(crate) fn requests(dialect: &str) -> Vec<Known> {
    let mut found = vec![];
    for story in files(&format!("transcripts/{dialect}")) {
        for block in story.split("\n### ").skip(1) {
            let request = block.split("\nHTTP/1.1 ").next().unwrap_or_default();
            let (_title, request) = request.split_once('\n').unwrap();
            let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
            let mut lines = head.lines();
            let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
            let headers = lines.filter_map(|line| line.split_once(": "));
            found.push(Known {
                method: method.to_owned(),
                target: target.to_owned(),
                headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                body: body.trim_end().as_bytes().to_vec(),
            });
        }
    }
    assert!(found.len() > 10, "{dialect}: {}", found.len());
    found
}

/// The lines of a file of the corpus. Each is an input; empty ones and those that begin with `//` are none.
pub(crate) fn lines(name: &str) -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(tests().join("corpus").join(name)).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| line.as_bytes().to_vec()).collect()
}
