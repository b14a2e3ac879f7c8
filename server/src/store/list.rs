//! One builder for every list: filters, search, order and keyset paging. The cursor carries the order that it belongs
//! to, so that it can't be used with another one.

use crate::Stop;
use crate::ambient::{base64url, from_base64url};
use domain::kernel::{LIMIT_DEFAULT, LIMIT_MAX};
use domain::{Moment, Page, Refusal};
use serde::{Deserialize, Serialize};
use sqlx::postgres::PgRow;
use sqlx::{FromRow, PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Smallest, earliest, A first.
    Up,
    /// Largest, latest, Z first.
    Down,
}

/// A list under construction. Column and table names are the handler's own literals; values are always bound.
pub struct List<'a> {
    query: QueryBuilder<Postgres>,
    filtered: bool,
    key: &'static str,
    cast: &'static str,
    direction: Direction,
    limit: u16,
    cursor: Option<&'a str>,
}

/// Where the page before ended.
#[derive(Serialize, Deserialize)]
struct Cursor {
    order: String,
    value: String,
    id: Uuid,
}

/// A row with the value that it is ordered by.
#[derive(FromRow)]
struct Keyed<T> {
    #[sqlx(flatten)]
    row: T,
    list_key: String,
    list_id: Uuid,
}

impl<'a> List<'a> {
    /// Rows of `from` (a table, schema included) with `columns`, ordered by `key` (an expression) of SQL type `cast`.
    pub fn new(columns: &str, from: &str, (key, cast, direction): (&'static str, &'static str, Direction)) -> Self {
        let query =
            QueryBuilder::new(format!("select {columns}, ({key})::text as list_key, id as list_id from {from}"));
        Self { query, filtered: false, key, cast, direction, limit: LIMIT_DEFAULT, cursor: None }
    }

    /// Rows on a page, and where the page before ended.
    #[must_use]
    pub fn page(mut self, limit: Option<u16>, cursor: Option<&'a str>) -> Self {
        self.limit = limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX);
        self.cursor = cursor;
        self
    }

    /// Only rows whose `column` is `value`, if there is one.
    #[must_use]
    pub fn only(mut self, column: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            self.condition();
            self.query.push(format!("{column} = ")).push_bind(value.to_owned());
        }
        self
    }

    /// Only rows whose `column` is one of `values`.
    #[must_use]
    pub fn among(mut self, column: &str, values: Vec<String>) -> Self {
        self.condition();
        self.query.push(format!("{column} = any(")).push_bind(values).push(")");
        self
    }

    /// Only rows whose `column` is one of these ids, if any are named.
    #[must_use]
    pub fn among_ids(mut self, column: &str, ids: Option<Vec<Uuid>>) -> Self {
        if let Some(ids) = ids {
            self.condition();
            self.query.push(format!("{column} = any(")).push_bind(ids).push(")");
        }
        self
    }

    /// Only rows whose `column`, a list, has `value` in it, if there is one.
    #[must_use]
    pub fn holding(mut self, column: &str, value: Option<String>) -> Self {
        if let Some(value) = value {
            self.condition();
            self.query.push_bind(value).push(format!(" = any({column})"));
        }
        self
    }

    /// Only rows whose `column`, a list, has one of `values` in it.
    #[must_use]
    pub fn holding_any(mut self, column: &str, values: Vec<String>) -> Self {
        self.condition();
        self.query.push(format!("{column} && ")).push_bind(values);
        self
    }

    /// Only rows whose `column`, a list, has all of `values` in it.
    #[must_use]
    pub fn holding_all(mut self, column: &str, values: Vec<String>) -> Self {
        if !values.is_empty() {
            self.condition();
            self.query.push(format!("{column} @> ")).push_bind(values);
        }
        self
    }

    /// Only rows whose `column`, a list of who may see them, names one of `principals`, and those that name nobody.
    #[must_use]
    pub fn open_to(mut self, column: &str, principals: Vec<String>) -> Self {
        self.condition();
        self.query.push(format!("({column} is null or {column} && ")).push_bind(principals).push(")");
        self
    }

    /// Only rows whose `column` has a value, and those whose `other` column is one of these ids.
    #[must_use]
    pub fn present_or_among_ids(mut self, column: &str, other: &str, ids: Vec<Uuid>) -> Self {
        self.condition();
        self.query.push(format!("({column} is not null or {other} = any(")).push_bind(ids).push("))");
        self
    }

    /// Only rows whose `column` has a value, or only those where it has none.
    #[must_use]
    pub fn present(mut self, column: &str, present: bool) -> Self {
        self.condition();
        self.query.push(format!("{column} is {}", if present { "not null" } else { "null" }));
        self
    }

    /// Only rows whose `column` is a moment from `from` on and before `to`, as far as these are given.
    #[must_use]
    pub fn within(mut self, column: &str, from: Option<Moment>, to: Option<Moment>) -> Self {
        for (compare, moment) in [(">=", from), ("<", to)] {
            if let Some(moment) = moment {
                self.condition();
                self.query.push(format!("{column} {compare} ")).push_bind(moment.0);
            }
        }
        self
    }

    /// Only rows whose `column` is a moment up to this one.
    #[must_use]
    pub fn up_to(mut self, column: &str, moment: Moment) -> Self {
        self.condition();
        self.query.push(format!("{column} <= ")).push_bind(moment.0);
        self
    }

    /// Only rows of one tenant: the plan; row-level security is the net.
    #[must_use]
    pub fn of_tenant(mut self, tenant: Uuid) -> Self {
        self.condition();
        self.query.push("tenant_id = ").push_bind(tenant);
        self
    }

    /// Only rows whose `column` is this number, if there is one.
    #[must_use]
    pub fn only_number(mut self, column: &str, number: Option<i64>) -> Self {
        if let Some(number) = number {
            self.condition();
            self.query.push(format!("{column} = ")).push_bind(number);
        }
        self
    }

    /// Only rows whose `column` is this id, if there is one.
    #[must_use]
    pub fn only_id(mut self, column: &str, id: Option<Uuid>) -> Self {
        if let Some(id) = id {
            self.condition();
            self.query.push(format!("{column} = ")).push_bind(id);
        }
        self
    }

    /// Only rows of one tenant, if one is named: for those who reach beyond their own.
    #[must_use]
    pub fn of_any_tenant(self, tenant: Option<Uuid>) -> Self {
        self.only_id("tenant_id", tenant)
    }

    /// Only rows that a tenant may use: those for `everybody`, those that name it among their `tenants`, and its own, but for
    /// those that are `internal`, which their authors alone see.
    #[must_use]
    pub fn offered_to(mut self, tenant: Uuid, is_author: bool) -> Self {
        self.condition();
        self.query.push("newest > 0 and not is_retired and (audience = 'everybody' or ").push_bind(tenant);
        self.query.push(" = any(tenants) or (tenant_id = ").push_bind(tenant);
        self.query.push(if is_author { "))" } else { " and audience <> 'internal'))" });
        self
    }

    /// Only rows one of whose `columns` contains the text, in any case.
    #[must_use]
    pub fn search(mut self, columns: &[&str], text: Option<&str>) -> Self {
        let text = text.map(str::trim).unwrap_or_default();
        if !text.is_empty() {
            self.condition();
            self.query.push("(");
            for (i, column) in columns.iter().enumerate() {
                self.query.push(if i > 0 { " or " } else { "" });
                self.query.push("position(lower(").push_bind(text.to_owned());
                self.query.push(format!(") in lower({column})) > 0"));
            }
            self.query.push(")");
        }
        self
    }

    /// Only rows whose `column` is this id, or none at all.
    #[must_use]
    pub fn only_id_or_none(mut self, column: &str, id: Uuid) -> Self {
        self.condition();
        self.query.push(format!("({column} is null or {column} = ")).push_bind(id).push(")");
        self
    }

    /// The page.
    ///
    /// # Errors
    /// `validation_failed` for a cursor that isn't one, or is another order's.
    pub async fn fetch<T, O>(mut self, db: &mut PgConnection, into: impl Fn(T) -> O) -> Result<Page<O>, Stop>
    where
        T: for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let (order, compare) = match self.direction {
            Direction::Up => ("asc", ">"),
            Direction::Down => ("desc", "<"),
        };
        let (key, cast, limit) = (self.key, self.cast, usize::from(self.limit));
        let order_name = format!("{key} {order}");
        if let Some(cursor) = self.cursor {
            let Cursor { value, id, .. } = read_cursor(cursor, &order_name)?;
            self.condition();
            self.query.push(format!("({key}, id) {compare} (")).push_bind(value);
            self.query.push(format!("::{cast}, ")).push_bind(id).push(")");
        }
        self.query.push(format!(" order by {key} {order}, id {order} limit ")).push_bind(limit as i64 + 1);
        let mut rows: Vec<Keyed<T>> = self.query.build_query_as().fetch_all(db).await.map_err(foreign_cursor)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = rows.last().filter(|_| more).map(|last| {
            let cursor = Cursor { order: order_name, value: last.list_key.clone(), id: last.list_id };
            base64url(&serde_json::to_vec(&cursor).unwrap_or_default())
        });
        Ok(Page { data: rows.into_iter().map(|keyed| into(keyed.row)).collect(), next_cursor })
    }

    fn condition(&mut self) {
        self.query.push(if self.filtered { " and " } else { " where " });
        self.filtered = true;
    }
}

fn read_cursor(text: &str, order: &str) -> Result<Cursor, Refusal> {
    from_base64url(text)
        .and_then(|bytes| serde_json::from_slice::<Cursor>(&bytes).ok())
        .filter(|cursor| cursor.order == order)
        .ok_or_else(|| Refusal::invalid_field("cursor", "not_a_cursor"))
}

/// A forged cursor's value doesn't cast (SQLSTATE class 22): the caller's fault, not ours.
fn foreign_cursor(error: sqlx::Error) -> Stop {
    match &error {
        sqlx::Error::Database(inner) if inner.code().is_some_and(|code| code.starts_with("22")) => {
            Refusal::invalid_field("cursor", "not_a_cursor").into()
        }
        _ => error.into(),
    }
}
