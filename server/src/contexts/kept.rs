//! What contexts keep of people, table by table, for a person's own copy of it. Which rows are theirs and which columns
//! stay behind (secrets, and what is somebody else's) is declared here once a table; a test finds the table that nobody
//! declared.

use crate::Stop;
use domain::kernel::{PersonId, TenantId};
use serde_json::Value;
use sqlx::{AssertSqlSafe, PgConnection};

/// Rows at once: what is read stays in memory until it is written.
const PORTION: i64 = 1_000;

/// A table that keeps something of people.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Schema and name.
    pub table: &'static str,
    /// The column that says whose a row is.
    pub whose: &'static str,
    /// What orders the rows, and names each once.
    pub key: &'static str,
    /// Whether only rows of tenants count in which the person is a member: what was made in a tenant is the tenant's too,
    /// and stays there when the person leaves.
    pub of_members: bool,
    /// Columns that stay behind.
    pub without: &'static [&'static str],
}

impl Kept {
    /// A table whose rows are the person's, wherever they belong.
    pub const fn of(table: &'static str, whose: &'static str, key: &'static str) -> Self {
        Self { table, whose, key, of_members: false, without: &[] }
    }

    /// Only in tenants in which the person is a member.
    #[must_use]
    pub const fn in_tenants(self) -> Self {
        Self { of_members: true, ..self }
    }

    /// Without these columns.
    #[must_use]
    pub const fn without(self, columns: &'static [&'static str]) -> Self {
        Self { without: columns, ..self }
    }

    /// The rows of a person after `skip` others, at most a portion, in a transaction of the system.
    ///
    /// # Errors
    /// The database's.
    pub async fn rows(
        &self,
        db: &mut PgConnection,
        (person, tenants): (PersonId, &[TenantId]),
        skip: i64,
    ) -> Result<Vec<Value>, Stop> {
        let Self { table, whose, key, .. } = self;
        let member = if self.of_members { " and t.tenant_id = any($3)" } else { " and $3::uuid[] is not null" };
        let query = format!(
            "select to_jsonb(t) - $2::text[] from {table} t where t.{whose} = $1{member} order by {key} limit $4 offset $5"
        );
        let without: Vec<String> = self.without.iter().map(|&column| column.to_owned()).collect();
        let tenants: Vec<_> = tenants.iter().map(|tenant| tenant.0).collect();
        let rows = sqlx::query_scalar(AssertSqlSafe(query)).bind(person.0).bind(without).bind(tenants);
        Ok(rows.bind(PORTION).bind(skip).fetch_all(db).await?)
    }

    /// Whether so many rows were all there are.
    pub fn is_end(rows: usize) -> bool {
        i64::try_from(rows).is_ok_and(|rows| rows < PORTION)
    }
}
