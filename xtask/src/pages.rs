//! Every page in every state, as files to look at.

use std::path::PathBuf;

use crate::run::{Outcome, cargo, program, root, run};
use crate::setup::browser_tests;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    out: PathBuf,
    screenshots: bool,
}

/// Writes the samples, with an index that links them, and takes pictures of them where those are asked for.
pub fn pages(arguments: &[String]) -> Outcome {
    let asked = read(arguments)?;
    let out = root().join(&asked.out);
    run(cargo().args(["run", "-q", "-p", "kassa-pages", "--example", "write", "--"]).arg(&out))?;
    if asked.screenshots {
        run(program("node").current_dir(browser_tests()).arg("shots.mjs").arg(&out))?;
    }
    println!("{}", out.join("index.html").display());
    Ok(())
}

fn read(arguments: &[String]) -> Outcome<Asked> {
    let mut asked = Asked { out: "target/pages".into(), screenshots: false };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => asked.out = words.next().ok_or("--out needs a folder.")?.into(),
            "--screenshots" => asked.screenshots = true,
            other => return Err(format!("`{other}` is not an option of `cargo xtask pages`.")),
        }
    }
    Ok(asked)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_folder_and_pictures_can_be_asked_for() {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let plain = read(&words("")).expect("a good line");
        assert!(plain.out.ends_with("target/pages") && !plain.screenshots);
        let all = read(&words("--screenshots --out here")).expect("a good line");
        assert!(all.out.ends_with("here") && all.screenshots);
        assert!(read(&words("--out")).is_err() && read(&words("--pictures")).is_err());
    }
}
