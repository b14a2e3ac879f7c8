//! The tables that a rebuild works in.

use crate::store::Projection;
use sqlx::PgConnection;

/// Makes empty shadows; older ones go.
pub(super) async fn prepare(db: &mut PgConnection, projection: &Projection) -> Result<(), sqlx::Error> {
    let statement = sqlx::query!("select rebuild.prepare($1)", &names(projection));
    statement.fetch_one(db).await.map(|_| ())
}

/// Drops the shadows.
pub(super) async fn clear(db: &mut PgConnection, projection: &Projection) -> Result<(), sqlx::Error> {
    let statement = sqlx::query!("select rebuild.clear($1)", &names(projection));
    statement.fetch_one(db).await.map(|_| ())
}

/// From here to the end of the transaction a table's bare name is its shadow's.
pub(super) async fn put_in_front(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query!("select set_config('search_path', 'rebuild, ' || current_setting('search_path'), true)")
        .fetch_one(db)
        .await
        .map(|_| ())
}

fn names(projection: &Projection) -> Vec<String> {
    projection.tables.iter().map(|table| (*table).to_owned()).collect()
}
