//! Many statements of one text as one statement of many rows.
//!
//! Requests of the same kind write the same: a session, its event, its job and its stored answer. What waits together
//! is sent together, row beside row, which costs the server a fraction of what as many statements do. The text is made
//! from that of the single statement, so there is still one text for both engines.

use crate::plan::Plan;
use crate::value::{Expect, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use tokio_postgres::types::{ToSql, Type};

/// What is sent as one statement: one of a plan, or several of one text.
pub(super) struct Order<'a> {
    pub(super) statements: Vec<&'a Statement>,
}

impl<'a> Order<'a> {
    fn one(statement: &'a Statement) -> Self {
        Self { statements: vec![statement] }
    }

    pub(super) fn sql(&self) -> &'static str {
        self.statements.first().map_or("", |statement| statement.sql)
    }

    /// The single statement that it is, if it is no batch.
    pub(super) fn alone(&self) -> Option<&'a Statement> {
        match self.statements.as_slice() {
            [statement] => Some(statement),
            _ => None,
        }
    }

    /// Whether all of them did what was expected, by the number of rows that they touched.
    pub(super) fn is_met(&self, touched: u64) -> bool {
        let wanted = self.statements.iter().filter(|it| matches!(it.expect, Expect::One | Expect::Fresh));
        let any = self.statements.iter().any(|it| it.expect == Expect::Any);
        any || u64::try_from(wanted.count()).is_ok_and(|wanted| wanted == touched)
    }

    /// The values, column by column.
    pub(super) fn columns(&self) -> Vec<Vec<&'a Value>> {
        let width = self.statements.first().map_or(0, |statement| statement.values.len());
        let column = |at| self.statements.iter().filter_map(|statement| statement.values.get(at)).collect();
        (0..width).map(column).collect()
    }

    /// Whether its statements may be one: those that put a row in the place of another must not do that twice, and
    /// what two of them would do to one row, one does once. Where rows are counted, the sum tells; where none is, the
    /// same must not be asked for twice.
    fn is_distinct(&self) -> bool {
        let counted = self.statements.iter().all(|statement| statement.expect != Expect::Any);
        let width = match (conflicting(self.sql()), self.statements.first()) {
            (Some(width), _) => width,
            (None, Some(first)) if !counted => first.values.len(),
            _ => return true,
        };
        let mut seen = BTreeSet::new();
        self.statements.iter().all(|statement| seen.insert(statement.values.get(..width)))
    }
}

/// The statements of the plans, those of one text together where that is the same as one plan after the other: in
/// plans of the same form, whose rows no other of them can have seen yet.
pub(super) fn gather<'a>(plans: &'a [Plan]) -> Vec<Order<'a>> {
    let mut forms: BTreeMap<Vec<&'static str>, Vec<&'a Plan>> = BTreeMap::new();
    for plan in plans {
        forms.entry(plan.statements.iter().map(|statement| statement.sql).collect()).or_default().push(plan);
    }
    let mut orders: Vec<Order<'a>> = vec![];
    for (form, plans) in forms {
        let start = orders.len();
        for at in 0..form.len() {
            let of_all = plans.iter().filter_map(|plan| plan.statements.get(at));
            match orders.get_mut(start..).and_then(<[_]>::last_mut) {
                Some(last) if last.sql() == form.get(at).copied().unwrap_or_default() => {
                    last.statements.extend(of_all);
                }
                _ => orders.push(Order { statements: of_all.collect() }),
            }
        }
    }
    orders.into_iter().flat_map(apart_where_needed).collect()
}

/// The statements of the plans, each by itself.
pub(super) fn apart(plans: &[Plan]) -> Vec<Order<'_>> {
    plans.iter().flat_map(|plan| &plan.statements).map(Order::one).collect()
}

fn apart_where_needed(order: Order<'_>) -> Vec<Order<'_>> {
    let can = can_be_many(order.sql()) && order.is_distinct();
    if can { vec![order] } else { order.statements.into_iter().map(Order::one).collect() }
}

/// The texts of many rows, by those of one.
#[derive(Debug, Default)]
pub(super) struct Texts(Mutex<BTreeMap<&'static str, Arc<str>>>);

impl Texts {
    /// The text of many rows, for values of these types. `None` where [`gather`] makes no batch.
    pub(super) fn of(&self, sql: &'static str, kinds: &[Type]) -> Option<Arc<str>> {
        let mut texts = self.0.lock().ok()?;
        if let Some(text) = texts.get(sql) {
            return Some(Arc::clone(text));
        }
        let text: Arc<str> = many(sql, kinds)?.into();
        texts.insert(sql, Arc::clone(&text));
        Some(text)
    }
}

/// The parts of a statement that can be one of many rows.
enum Form<'a> {
    /// What it begins with, the values, and what it ends with.
    Insert(&'a str, &'a str, &'a str),
    /// What it begins with, and the condition.
    Update(&'a str, &'a str),
    Delete(&'a str, &'a str),
}

impl<'a> Form<'a> {
    fn of(sql: &'a str) -> Option<Self> {
        if sql.starts_with("insert into ") {
            let (head, rest) = sql.split_once(" values (")?;
            let mut depth = 1_usize;
            let end = rest.find(|letter| {
                depth = match letter {
                    '(' => depth + 1,
                    ')' => depth - 1,
                    _ => depth,
                };
                depth == 0
            })?;
            let (values, tail) = (rest.get(..end)?, rest.get(end + 1..)?);
            // What a row that is there already becomes cannot depend on the given rows.
            return (!tail.contains('$')).then_some(Self::Insert(head, values, tail));
        }
        let (head, condition) = sql.split_once(" where ")?;
        match sql.split(' ').next() {
            Some("update") if !head.contains('(') => Some(Self::Update(head, condition)),
            Some("delete") => Some(Self::Delete(head, condition)),
            _ => None,
        }
    }
}

fn can_be_many(sql: &'static str) -> bool {
    Form::of(sql).is_some()
}

/// The number of leading values by which an insert finds the row that is there already, if it looks for one.
fn conflicting(sql: &str) -> Option<usize> {
    let (_, target) = sql.split_once("on conflict (")?;
    let (columns, _) = target.split_once(')')?;
    let (_, own) = sql.split_once('(')?;
    // Where these are not its first columns, all rows count as the same.
    Some(if own.starts_with(columns) { columns.split(',').count() } else { 0 })
}

/// The text of one statement for many rows, whose columns come as arrays.
fn many(sql: &str, kinds: &[Type]) -> Option<String> {
    let array = |kind: &Type| match *kind {
        Type::TEXT => "text[]",
        Type::BYTEA => "bytea[]",
        _ => "bigint[]",
    };
    let arrays: Vec<String> =
        kinds.iter().enumerate().map(|(at, kind)| format!("${}::{}", at + 1, array(kind))).collect();
    let names: Vec<String> = (1..=kinds.len()).map(|number| format!("v{number}")).collect();
    let given = format!("unnest({}) as given ({})", arrays.join(", "), names.join(", "));
    Some(match Form::of(sql)? {
        Form::Insert(head, values, tail) => {
            format!("{head} select {} from {given}{tail}", with_names(values))
        }
        Form::Update(head, condition) => {
            format!("{} from {given} where {}", with_names(head), with_names(condition))
        }
        Form::Delete(head, condition) => format!("{head} using {given} where {}", with_names(condition)),
    })
}

/// The names of the given columns in place of the numbers of placeholders.
fn with_names(text: &str) -> String {
    text.replace('$', "given.v")
}

/// The values of a batch, as the client library takes them.
pub(super) fn bound<'a>(columns: &'a [Vec<&'a Value>]) -> Vec<&'a (dyn ToSql + Sync)> {
    columns.iter().map(|column| -> &(dyn ToSql + Sync) { column }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::values;

    const INSERT: &str = "insert into t (a, b) values ($1, case when $2 <> 'x' then $2 else lower($2) end)";
    const UPSERT: &str =
        "insert into t (a, b, c) values ($1, $2, $3) on conflict (a, b) do update set c = excluded.c";
    const COUNTED: &str = "insert into t (a) values ($1) on conflict (a) do update set a = $2";
    const UPDATE: &str = "update t set version = version + 1, b = $1 where a = $2";
    const DELETE: &str = "delete from t where a = $1";

    fn plan(statements: Vec<Statement>) -> Plan {
        Plan { statements, timelines: BTreeMap::new(), leaves_work: false, emits: false }
    }

    fn sizes(plans: &[Plan]) -> Vec<(&'static str, usize)> {
        gather(plans).iter().map(|order| (order.sql(), order.statements.len())).collect()
    }

    #[test]
    fn one_text_becomes_the_other() {
        let kinds = [Type::INT4, Type::TEXT];
        let given = "unnest($1::bigint[], $2::text[]) as given (v1, v2)";
        assert_eq!(
            many(INSERT, &kinds).unwrap(),
            format!(
                "insert into t (a, b) select given.v1, case when given.v2 <> 'x' then given.v2 else lower(given.v2) \
                 end from {given}"
            )
        );
        assert_eq!(
            many(UPDATE, &kinds).unwrap(),
            format!("update t set version = version + 1, b = given.v1 from {given} where a = given.v2")
        );
        assert_eq!(
            many(DELETE, &[Type::BYTEA]).unwrap(),
            "delete from t using unnest($1::bytea[]) as given (v1) where a = given.v1"
        );
        assert_eq!(many(COUNTED, &kinds), None);
        assert!(many(UPSERT, &kinds).unwrap().ends_with(" on conflict (a, b) do update set c = excluded.c"));
    }

    #[test]
    fn plans_of_one_form_share_their_statements() {
        let both =
            |n: i64| plan(vec![Statement::fresh(INSERT, values![n]), Statement::one(UPDATE, values![n, n])]);
        let plans = [both(1), plan(vec![Statement::any(DELETE, values![7])]), both(2)];
        let mut found = sizes(&plans);
        found.sort_unstable();
        assert_eq!(found, [(DELETE, 1), (INSERT, 2), (UPDATE, 2)]);
        let insert = gather(&plans).into_iter().find(|order| order.sql() == INSERT).unwrap();
        assert_eq!(insert.columns(), [[&Value::Int(1), &Value::Int(2)]]);
        assert!(insert.is_met(2) && !insert.is_met(1) && insert.alone().is_none());
    }

    #[test]
    fn a_plan_keeps_its_order() {
        let plans = [plan(vec![
            Statement::one(UPDATE, values![1, 1]),
            Statement::one(UPDATE, values![2, 2]),
            Statement::any(DELETE, values![1]),
            Statement::one(UPDATE, values![3, 3]),
        ])];
        assert_eq!(sizes(&plans), [(UPDATE, 2), (DELETE, 1), (UPDATE, 1)]);
        assert_eq!(apart(&plans).len(), 4);
    }

    #[test]
    fn what_cannot_be_one_statement_stays_apart() {
        let counted = |n: i64| plan(vec![Statement::one(COUNTED, values![n, n])]);
        assert_eq!(sizes(&[counted(1), counted(2)]), [(COUNTED, 1), (COUNTED, 1)]);
        let put = |n: i64| plan(vec![Statement::any(UPSERT, values![1, n, 5])]);
        assert_eq!(sizes(&[put(1), put(2)]), [(UPSERT, 2)]);
        assert_eq!(sizes(&[put(1), put(1)]), [(UPSERT, 1), (UPSERT, 1)], "one row must not be put twice");
        let move_on = |n: i64| plan(vec![Statement::any(UPDATE, values![0, n])]);
        assert_eq!(sizes(&[move_on(1), move_on(2)]), [(UPDATE, 2)]);
        assert_eq!(sizes(&[move_on(1), move_on(1)]), [(UPDATE, 1), (UPDATE, 1)], "twice is not once");
    }
}
