//! The lines of an export, which may have been anywhere since they were written.

use super::{corpus, fuzz};
use kassa_store::export::Moment;
use kassa_store::lines::{End, Head, LinesError, Reader, check};
use kassa_store::{Database, Store, Table};

/// The tables of a shop.
fn tables() -> Vec<Table> {
    let folder = std::env::temp_dir().join(format!("kassa-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let database = Database::new(&format!("sqlite:{}", folder.join("kassa.db").display()));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let tables = runtime.block_on(async {
        drop(Store::open(&database).await.unwrap());
        Moment::of(&database).await.unwrap().tables().await.unwrap()
    });
    std::fs::remove_dir_all(&folder).unwrap();
    tables
}

/// Whatever can be read is written as it was, so nothing is read in two ways. What is no line is told with its number
/// and ends there.
fn is_read(tables: &[Table], line: &str) -> bool {
    let as_head = Head::read(line).map(|head| head.line());
    let as_end = End::read(line).map(|end| end.line());
    let as_row = check(tables, line).map(|()| line.to_owned());
    for written in [&as_head, &as_end, &as_row].into_iter().flatten() {
        assert_eq!(written, line);
    }
    for problem in [&as_head, &as_end, &as_row].into_iter().filter_map(|read| read.as_ref().err()) {
        assert!(!problem.is_empty());
    }
    match Reader::open(line.as_bytes()) {
        Ok(_) => assert!(line.contains('\n'), "a line without its end is none: {line}"),
        Err(LinesError::Line { line, .. }) => assert_eq!(line, 1),
        Err(problem) => panic!("{problem}"),
    }
    as_head.is_ok() || as_end.is_ok() || as_row.is_ok()
}

#[test]
fn exported_lines() {
    let tables = tables();
    fuzz("exports", &corpus::lines("exports.txt"), super::TRIES, |bytes| {
        is_read(&tables, &String::from_utf8_lossy(bytes))
    });
}
