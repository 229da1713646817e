//! The script that spreads the tables over several servers, by merchant.

use super::*;

const SCRIPT: &str = include_str!("../../../../deploy/citus.sql");

/// A distributed table can only keep what is unique within a merchant. Whatever is unique among all merchants, as what
/// a merchant is found by, must lie on every server.
#[tokio::test]
async fn every_table_is_spread_as_its_keys_allow() {
    let fresh = Fresh::file("spread").await;
    let connection = fresh.bare.connection();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = texts("select name from sqlite_master where type = 'table' and name <> 'migrations'");
    assert!(tables.len() > 30, "{tables:?}");
    for table in &tables {
        let of_all = texts(&format!(
            "select name from pragma_index_list('{table}') where \"unique\" = 1 and not exists \
             (select 1 from pragma_index_info(pragma_index_list.name) columns where columns.name = 'merchant')"
        ));
        let line = match of_all.as_slice() {
            [] => format!("select create_distributed_table('{table}', 'merchant'"),
            _ => format!("select create_reference_table('{table}')"),
        };
        assert_eq!(SCRIPT.matches(&line).count(), 1, "{line} {of_all:?}");
    }
    assert_eq!(SCRIPT.matches("select create_").count(), tables.len(), "the script names no other table");
    let colocated = SCRIPT.matches("colocate_with => 'accounts'").count();
    assert_eq!(
        colocated,
        SCRIPT.matches("create_distributed_table").count() - 1,
        "all but the first lie beside it"
    );
}
