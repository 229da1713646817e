//! The file of evidence, class by class.

use crate::{Attack, Class};
use std::path::PathBuf;
use std::sync::Mutex;

const HEAD: &str = "# Attacks

What others have done to shops, tried against Kassa in every run of its tests, and what came of it. The numbers are
those of a list of published attacks; those with a letter are our own.

```sh
cargo test -p kassa-server --test attacks
```
";

/// Classes are written side by side.
static FILE: Mutex<()> = Mutex::new(());

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/attacks.md")
}

fn heading(class: &Class) -> String {
    format!("\n## {}. {}\n\n", class.letter, class.name)
}

/// Compares what came of a class with what the file says, or writes it there.
pub(crate) fn compare(class: &Class, came: &[(&Attack, String)]) {
    let mut section = String::from("| attack | tried | came of it |\n| --- | --- | --- |\n");
    for (attack, came) in came {
        let came = came.replace('|', "\\|").replace('\n', " ");
        section.push_str(&format!("| {} | {} | {came} |\n", attack.number, attack.tried.replace('|', "\\|")));
    }
    let _one = FILE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let text = std::fs::read_to_string(path()).unwrap_or_else(|_| HEAD.to_owned());
    let heading = heading(class);
    let known = text.split_once(&heading).map(|(_, rest)| rest.split("\n## ").next().unwrap_or_default());
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs the tests says by it that the file is to be written"
    )]
    let writes = std::env::var("KASSA_WRITE_EVIDENCE").is_ok();
    if !writes {
        assert_eq!(known, Some(section.as_str()), "docs/attacks.md; KASSA_WRITE_EVIDENCE=1 writes it anew");
        return;
    }
    let mut sections: Vec<(String, String)> = text
        .split("\n## ")
        .skip(1)
        .filter_map(|part| part.split_once("\n\n").map(|(title, rest)| (title.to_owned(), rest.to_owned())))
        .collect();
    let title = format!("{}. {}", class.letter, class.name);
    sections.retain(|(other, _)| *other != title);
    sections.push((title, section));
    sections.sort();
    let body: String = sections.iter().map(|(title, rest)| format!("\n## {title}\n\n{rest}")).collect();
    std::fs::write(path(), format!("{HEAD}{body}")).unwrap();
}
