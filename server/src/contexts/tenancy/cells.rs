//! Where the cells of tenants are: the table of them, and the names that a new one gets.

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::TenantId;
use sqlx::PgConnection;

/// Letters of a tenant's name in the name of its host.
const LABEL_MAX: usize = 40;

/// Where a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// Whose it is.
    pub tenant: TenantId,
    /// The name of its database.
    pub database: String,
    /// The name under which it is reached.
    pub host: String,
    /// Whether it is reached: it is furnished, and not closed.
    pub is_open: bool,
}

/// Finds a place for a tenant's cell, in the caller's transaction: a database of its id, and a host of its name that is nobody's yet.
///
/// # Errors
/// The database's; those of [`crate::cells::Cells::domain`].
pub async fn place(cx: &mut Context, tenant: TenantId, name: &str) -> Result<CellPlace, Stop> {
    let domain = cx.services.cells.domain()?;
    let tx = cx.tx().await?;
    if let Some(place) = cell_of(tx, tenant).await? {
        return Ok(place);
    }
    let short = tenant.0.simple().to_string();
    let label = label_of(name).unwrap_or_else(|| short.clone());
    let asked = format!("{label}.{domain}");
    let taken = sqlx::query_scalar!(
        r#"select exists (select from tenancy.hosts where host = $1 union all select from tenancy.cells where host = $1) as "taken!""#,
        asked
    );
    let host = match taken.fetch_one(&mut **tx).await? {
        false => asked,
        true => format!("{label}-{}.{domain}", &short[short.len() - 8..]),
    };
    let database = format!("portico_cell_{short}");
    sqlx::query!(
        "insert into tenancy.cells (tenant_id, database, host, state, changed_at) values ($1, $2, $3, 'opening', $4)",
        tenant.0,
        database,
        host,
        machine_now().0
    )
    .execute(&mut **tx)
    .await?;
    Ok(CellPlace { tenant, database, host, is_open: false })
}

/// Says how far a cell is; every process hears of it with the commit.
///
/// # Errors
/// `resource_not_found` where there is none; the database's.
pub async fn mark(db: &mut PgConnection, tenant: TenantId, state: &str) -> Result<(), Stop> {
    let update = sqlx::query!(
        "update tenancy.cells set state = $2, changed_at = $3 where tenant_id = $1",
        tenant.0,
        state,
        machine_now().0
    );
    match update.execute(db).await?.rows_affected() {
        0 => Err(Refusal::not_found().into()),
        _ => Ok(()),
    }
}

/// Forgets where a cell was.
///
/// # Errors
/// The database's.
pub async fn forget_place(db: &mut PgConnection, tenant: TenantId) -> Result<(), Stop> {
    sqlx::query!("delete from tenancy.cells where tenant_id = $1", tenant.0).execute(db).await?;
    Ok(())
}

/// Why a tenant doesn't work, as the platform has said it.
///
/// # Errors
/// The database's.
pub async fn reason_of(db: &mut PgConnection, tenant: TenantId) -> Result<Option<String>, Stop> {
    let reason = sqlx::query_scalar!("select reason from tenancy.tenants where id = $1", tenant.0);
    Ok(reason.fetch_optional(db).await?.flatten())
}

/// Where a tenant's cell is, or is to be.
///
/// # Errors
/// The database's.
pub async fn cell_of(db: &mut PgConnection, tenant: TenantId) -> Result<Option<CellPlace>, Stop> {
    let row = sqlx::query!("select database, host, state from tenancy.cells where tenant_id = $1", tenant.0);
    let row = row.fetch_optional(db).await?;
    Ok(row.map(|row| CellPlace { tenant, database: row.database, host: row.host, is_open: row.state == "open" }))
}

/// The tenant whose cell answers under a host.
///
/// # Errors
/// The database's.
pub async fn cell_at(db: &mut PgConnection, host: &str) -> Result<Option<TenantId>, Stop> {
    let found = sqlx::query_scalar!("select tenant_id from tenancy.cells where host = $1 and state = 'open'", host);
    Ok(found.fetch_optional(db).await?.map(TenantId))
}

/// Of these tenants, those whose cells are gone or going.
///
/// # Errors
/// The database's.
pub async fn cells_gone(db: &mut PgConnection, tenants: &[TenantId]) -> Result<Vec<TenantId>, Stop> {
    let ids: Vec<_> = tenants.iter().map(|tenant| tenant.0).collect();
    let found = sqlx::query_scalar!(
        r#"select id as "id!" from unnest($1::uuid[]) as id
           where not exists (select from tenancy.cells c where c.tenant_id = id and c.state <> 'closed')"#,
        &ids
    );
    Ok(found.fetch_all(db).await?.into_iter().map(TenantId).collect())
}

/// The tenants whose cells are open.
///
/// # Errors
/// The database's.
pub async fn open_cells(db: &mut PgConnection) -> Result<Vec<TenantId>, Stop> {
    let found = sqlx::query_scalar!("select tenant_id from tenancy.cells where state = 'open' order by tenant_id");
    Ok(found.fetch_all(db).await?.into_iter().map(TenantId).collect())
}

/// Whether a tenant has a cell that is open.
///
/// # Errors
/// The database's.
pub async fn has_cell(db: &mut PgConnection, tenant: TenantId) -> Result<bool, Stop> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from tenancy.cells where tenant_id = $1 and state = 'open') as "is_there!""#,
        tenant.0
    );
    Ok(found.fetch_one(db).await?)
}

/// A tenant's name as a label of a host (RFC 1123): its Latin letters and digits, everything else as one hyphen. `None` where
/// nothing is left.
fn label_of(name: &str) -> Option<String> {
    let mut label = String::new();
    for letter in name.chars().map(|letter| letter.to_ascii_lowercase()) {
        match letter.is_ascii_alphanumeric() {
            true => label.push(letter),
            false if !label.is_empty() && !label.ends_with('-') => label.push('-'),
            false => {}
        }
    }
    label.truncate(LABEL_MAX);
    let label = label.trim_end_matches('-');
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::label_of;

    #[test]
    fn a_name_becomes_a_label_of_a_host() {
        for (name, label) in [
            ("Aurora Foods", Some("aurora-foods")),
            ("  Müller & Söhne GmbH ", Some("m-ller-s-hne-gmbh")),
            ("شركة", None),
            ("--", None),
            ("7-Seas", Some("7-seas")),
        ] {
            assert_eq!(label_of(name).as_deref(), label, "{name}");
        }
        assert_eq!(label_of(&"a".repeat(90)).map(|label| label.len()), Some(40));
    }
}
