//! The pages of the manual, made of what the commands say of themselves. They are written down, so that the package has
//! them and the binary does not need what makes them.

use super::Cli;
use clap::CommandFactory;
use clap_mangen::Man;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is said on no page by itself.
const FILES: &str = ".SH FILES
.TP
.I /etc/kassa/kassa.toml
Settings of the service.
.TP
.I /etc/kassa/kassa.env
Environment variables of the service, such as secrets; none at first.
.TP
.I /var/lib/kassa
The database and its key.
.SH \"SEE ALSO\"
.I /usr/share/doc/kassa/cli.md
and
.I /usr/share/doc/kassa/operating.md
";

/// A page for each command, by its file's name.
fn pages() -> BTreeMap<String, Vec<u8>> {
    let mut root = Cli::command().disable_help_subcommand(true);
    root.build();
    let mut pages = BTreeMap::new();
    let mut waiting = vec![root];
    while let Some(command) = waiting.pop() {
        waiting.extend(command.get_subcommands().cloned());
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        let mut page = vec![];
        // No version and no date, so that a page changes only with what it says.
        let page_of = Man::new(command).title(&name).source("Kassa").manual("User Commands").date(" ");
        page_of.render(&mut page).unwrap();
        if name == "kassa" {
            page.extend_from_slice(FILES.as_bytes());
        }
        pages.insert(format!("{name}.1"), page);
    }
    pages
}

#[test]
#[expect(clippy::disallowed_methods, reason = "whoever runs the test says whether it writes")]
fn the_manual_says_what_the_commands_say_of_themselves() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../deploy/man");
    let pages = pages();
    assert!(pages.len() > 20 && pages.contains_key("kassa-key-create.1"), "{:?}", pages.keys());
    if std::env::var("KASSA_WRITE_MANUAL").is_ok() {
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).unwrap();
        }
        panic!("the manual is written: look at the difference, and run it again");
    }
    let hint = "KASSA_WRITE_MANUAL=1 cargo test -p kassa-server --lib manual writes the manual anew";
    for (name, page) in &pages {
        let written = std::fs::read(folder.join(name)).unwrap_or_default();
        assert!(written == *page, "{name} is not what the command says: {hint}");
    }
    let written = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(written, pages.len(), "a command is gone and its page is not: {hint}");
}
