//! Making a table equal to its shadow by writing only what differs.

use sqlx::{AssertSqlSafe, PgConnection};

/// A table and its columns, quoted as SQL needs it.
struct Shape {
    /// With its schema, as the projection names it.
    live: String,
    shadow: String,
    key: Vec<String>,
    /// All but those that the database computes.
    columns: Vec<String>,
}

/// Writes the differences of all tables; answers how many rows it wrote or deleted. `tables` begin with those that
/// others refer to: rows come in that order and go in the other.
pub(super) async fn write(db: &mut PgConnection, tables: &[&str]) -> Result<i64, sqlx::Error> {
    let mut shapes = Vec::new();
    for table in tables {
        shapes.push(shape(db, table).await?);
    }
    let mut changed = 0;
    for statement in shapes.iter().rev().map(Shape::delete).chain(shapes.iter().map(Shape::upsert)) {
        changed += sqlx::query(AssertSqlSafe(statement)).execute(&mut *db).await?.rows_affected();
    }
    Ok(i64::try_from(changed).unwrap_or(i64::MAX))
}

async fn shape(db: &mut PgConnection, table: &str) -> Result<Shape, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select quote_ident(a.attname) as "column!", a.attgenerated <> '' as "computed!",
                  coalesce(a.attnum = any (i.indkey), false) as "key!"
           from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
           where a.attrelid = ($1::text)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum"#,
        table
    )
    .fetch_all(db)
    .await?;
    let key = rows.iter().filter(|row| row.key).map(|row| row.column.clone()).collect();
    let columns = rows.into_iter().filter(|row| !row.computed).map(|row| row.column).collect();
    let bare = table.rsplit('.').next().unwrap_or(table);
    Ok(Shape { live: table.to_owned(), shadow: format!("rebuild.{bare}"), key, columns })
}

impl Shape {
    fn delete(&self) -> String {
        let Self { live, shadow, .. } = self;
        format!(
            "delete from {live} live_row where not exists (select from {shadow} shadow_row where {})",
            self.same_key()
        )
    }

    /// `*<>` compares rows byte by byte, for types without an order too. The names of the rows are no columns, which would come
    /// before them.
    fn upsert(&self) -> String {
        let Self { live, shadow, key, columns } = self;
        let from_shadow: Vec<_> = columns.iter().map(|column| format!("shadow_row.{column}")).collect();
        let others = columns.iter().filter(|column| !key.contains(column));
        let set: Vec<_> = others.map(|column| format!("{column} = excluded.{column}")).collect();
        let then = if set.is_empty() { "nothing".to_owned() } else { format!("update set {}", set.join(", ")) };
        format!(
            "insert into {live} ({}) select {} from {shadow} shadow_row left join {live} live_row on {}
             where live_row.{} is null or shadow_row *<> live_row
             on conflict ({}) do {then}",
            columns.join(", "),
            from_shadow.join(", "),
            self.same_key(),
            key[0],
            key.join(", ")
        )
    }

    fn same_key(&self) -> String {
        let same: Vec<_> = self.key.iter().map(|column| format!("live_row.{column} = shadow_row.{column}")).collect();
        same.join(" and ")
    }
}
