//! Every table of tenants, read from outside with the application's role: without a tenant, and as another one. Row-level
//! security has to hold back every row, those that were just written for the other tenant among them.

use super::tries::Cell;
use super::world::World;
use crate::Stop;
use domain::platform::{IsolationSubject, IsolationVerdict};
use domain::policy::{Reach, Role};
use sqlx::{AssertSqlSafe, PgConnection};

/// So many pages of a table are read where it is large: every row of it would be held back for the same reason.
const PAGES_MAX: f64 = 1_000.0;

/// A table with a tenant in each row.
struct Table {
    name: String,
    pages: i32,
    is_walled: bool,
    is_readable: bool,
}

/// Two cells for each table.
pub async fn cells(world: &World) -> Result<Vec<Cell>, Stop> {
    let stage = world.stage();
    let actor = world.actor(Role::Owner);
    let mut tx = stage.enter(Some(&actor), Reach::Own).await?;
    let tables = tables(&mut tx).await?;
    let mut cells = Vec::with_capacity(tables.len() * 2);
    for table in &tables {
        let as_another = probe(&mut tx, table, world).await?;
        sqlx::raw_sql("set local app.tenant_id = ''; set local app.reach = ''").execute(&mut *tx).await?;
        let without = probe(&mut tx, table, world).await?;
        let back = format!("set local app.tenant_id = '{}'; set local app.reach = 'own'", world.own());
        sqlx::raw_sql(AssertSqlSafe(back)).execute(&mut *tx).await?;
        cells.push(cell(table, "no_tenant", without));
        cells.push(cell(table, "another_tenant", as_another));
    }
    stage.leave(tx, false).await?;
    Ok(cells)
}

async fn tables(db: &mut PgConnection) -> Result<Vec<Table>, Stop> {
    let tables = sqlx::query_as!(
        Table,
        r#"select format('%I.%I', n.nspname, c.relname) as "name!", c.relpages as "pages!",
                  c.relrowsecurity and c.relforcerowsecurity
                      and exists (select from pg_policy p where p.polrelid = c.oid) as "is_walled!",
                  has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as "is_readable!"
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
             and c.relkind in ('r', 'p') and exists (
                 select from pg_attribute a
                 where a.attrelid = c.oid and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype
                   and not a.attisdropped)
           order by 1"#
    );
    Ok(tables.fetch_all(db).await?)
}

/// Whether a row is seen that isn't one's own, and whether one of the other tenant of this world is.
async fn probe(db: &mut PgConnection, table: &Table, world: &World) -> Result<IsolationVerdict, Stop> {
    if !table.is_readable {
        return Ok(IsolationVerdict::Refused);
    }
    let share = (100.0 * PAGES_MAX / f64::from(table.pages.max(1))).min(100.0);
    // The name comes from the database's own catalogue, quoted by it.
    let query = format!(
        "select exists (select from {name} tablesample system ({share}) where tenant_id <> $1)
             or exists (select from {name} where tenant_id = $2)",
        name = table.name
    );
    let query = sqlx::query_scalar::<_, bool>(AssertSqlSafe(query)).bind(world.own().0).bind(world.foreign().0);
    let sees = query.fetch_one(db).await?;
    Ok(if sees || !table.is_walled { IsolationVerdict::Leak } else { IsolationVerdict::Refused })
}

fn cell(table: &Table, role: &'static str, verdict: IsolationVerdict) -> Cell {
    let note = match (table.is_walled, table.is_readable) {
        (false, _) => "no_wall",
        (true, false) => "no_access",
        (true, true) => "",
    };
    Cell {
        subject: IsolationSubject::Table,
        name: table.name.clone(),
        role,
        verdict,
        expected: None,
        function: None,
        rest: None,
        note: note.to_owned(),
    }
}
