//! Where the rows of a test's shop are.

use kassa_cluster::{Scratch, Template};
use kassa_store::{Database, Store};
use std::path::PathBuf;
use tokio::sync::OnceCell;

/// Where the rows of a shop are: in a file of its folder, or in a database of its own at a PostgreSQL server, as this
/// run of the tests wants it.
pub enum Rows {
    File(PathBuf),
    Scratch(Scratch),
}

impl Rows {
    pub async fn in_folder(folder: &std::path::Path) -> Self {
        if kassa_cluster::is_wanted() { Self::at_server().await } else { Self::in_file(folder).await }
    }

    /// A SQLite file in a folder, whatever the run is about.
    pub async fn in_file(folder: &std::path::Path) -> Self {
        // The tables are made once, and then are a file like any other.
        static TABLES: OnceCell<Vec<u8>> = OnceCell::const_new();
        let path = folder.join("kassa.db");
        let template = async {
            drop(Store::open(&Database::new(&format!("sqlite:{}", path.display()))).await.unwrap());
            std::fs::read(&path).unwrap()
        };
        std::fs::write(&path, TABLES.get_or_init(|| template).await).unwrap();
        Self::File(path)
    }

    /// A database of its own at the PostgreSQL server of the run, whatever the run is about.
    pub async fn at_server() -> Self {
        // Making the tables anew for each shop would take longer than most tests.
        static TABLES: OnceCell<Template> = OnceCell::const_new();
        let template = async {
            let scratch = Scratch::make();
            drop(Store::open(&Database::new(scratch.url())).await.unwrap());
            scratch.freeze()
        };
        Self::Scratch(Scratch::like(TABLES.get_or_init(|| template).await))
    }

    /// The address of the database.
    pub fn url(&self) -> String {
        match self {
            Self::File(path) => format!("sqlite:{}", path.display()),
            Self::Scratch(scratch) => scratch.url().to_owned(),
        }
    }

    /// Runs statements past the store, as another program would.
    pub async fn execute(&self, sql: &str) {
        match self {
            Self::File(path) => rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap(),
            Self::Scratch(scratch) => scratch.beside().await.batch_execute(sql).await.unwrap(),
        }
    }

    /// The text in the first column of each row that a statement finds.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        match self {
            Self::File(path) => {
                let file = rusqlite::Connection::open(path).unwrap();
                let mut statement = file.prepare(sql).unwrap();
                statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
            }
            Self::Scratch(scratch) => {
                let found = scratch.beside().await.query(sql, &[]).await.unwrap();
                found.iter().map(|row| row.get(0)).collect()
            }
        }
    }
}
