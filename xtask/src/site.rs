//! The documentation as a site of plain pages: Sphinx reads the documents of the repository where they lie.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, built, program, root, run};
use crate::setup::documents;

/// Where `--serve` shows the site, on this machine alone.
const PORT: &str = "8000";

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    out: Option<PathBuf>,
    serve: bool,
}

/// Builds the site, and shows it where that is asked for.
pub fn site(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    let out = asked.out.map_or_else(|| built("site", ""), |folder| root().join(folder));
    build(&out)?;
    println!("{}", out.join("index.html").display());
    if asked.serve {
        let serve = ["-m", "http.server", PORT, "--bind", "127.0.0.1", "--directory"];
        run(program("python3").args(serve).arg(&out))?;
    }
    Ok(())
}

/// Builds the site from nothing, so that no page of an earlier one is left. A warning is an error: a link that leads
/// nowhere, an anchor that is not there, or a document that the navigation does not lead to.
pub fn build(out: &Path) -> Outcome {
    let python = documents()?;
    if out.join("searchindex.js").exists() {
        fs::remove_dir_all(out).map_err(|error| format!("{} stays: {error}", out.display()))?;
    }
    let options = "-m sphinx -b html -q -n -E -W --keep-going -j auto -c docs/site".split(' ');
    // What it has read it keeps beside the pages unless it is told where, and a reader has no use for it.
    run(program(python).args(options).arg("-d").arg(built("site-read", "")).arg(".").arg(out))
}

fn read(arguments: &[String]) -> Outcome<Asked> {
    let mut asked = Asked::default();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => asked.out = Some(words.next().ok_or("--out needs a folder.")?.into()),
            "--serve" => asked.serve = true,
            other => return Err(format!("`{other}` is not an option of `cargo xtask site`.")),
        }
    }
    Ok(asked)
}

#[cfg(test)]
mod tests {
    use super::{Asked, read};

    #[test]
    fn a_folder_and_a_look_can_be_asked_for() {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(read(&words("")).expect("a good line"), Asked::default());
        let all = read(&words("--serve --out here")).expect("a good line");
        assert_eq!(all, Asked { out: Some("here".into()), serve: true });
        assert!(read(&words("--out")).is_err() && read(&words("--port 1")).is_err());
    }
}
