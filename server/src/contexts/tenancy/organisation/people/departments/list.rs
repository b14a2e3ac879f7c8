use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::kernel::{DepartmentId, PersonId, TenantId};
use domain::tenancy::{
    AllDepartments, DepartmentPeople, DepartmentPersonRow, DepartmentRow, DepartmentSort, DepartmentTree, Departments,
};
use domain::{Moment, Page, Refusal};
use sqlx::PgConnection;

pub async fn departments(cx: &mut Context, op: Departments) -> Result<Page<DepartmentRow>, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let order = match op.sort.unwrap_or(DepartmentSort::Name) {
        DepartmentSort::Name => ("lower(name)", "text", Direction::Up),
        DepartmentSort::NameDown => ("lower(name)", "text", Direction::Down),
    };
    List::new("id, name, parent_id, people", "tenancy.department_rows", order)
        .of_tenant(tenant)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

pub async fn department_tree(cx: &mut Context, _: DepartmentTree) -> Result<AllDepartments, Stop> {
    let tenant = cx.actor()?.tenant_id.0;
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", name as "name!", parent_id, people as "people!" from tenancy.department_rows
           where tenant_id = $1 order by lower(name), id"#,
        tenant
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(AllDepartments { departments: rows.into_iter().map(Row::into).collect() })
}

struct Row {
    id: uuid::Uuid,
    name: String,
    parent_id: Option<uuid::Uuid>,
    people: i64,
}

impl sqlx::FromRow<'_, sqlx::postgres::PgRow> for Row {
    fn from_row(row: &sqlx::postgres::PgRow) -> Result<Self, sqlx::Error> {
        use sqlx::Row as _;
        Ok(Self {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            parent_id: row.try_get("parent_id")?,
            people: row.try_get("people")?,
        })
    }
}

impl From<Row> for DepartmentRow {
    fn from(row: Row) -> Self {
        Self {
            id: DepartmentId(row.id),
            name: row.name,
            parent_id: row.parent_id.map(DepartmentId),
            people: u32::try_from(row.people).unwrap_or_default(),
        }
    }
}

pub async fn department_people(cx: &mut Context, op: DepartmentPeople) -> Result<Page<DepartmentPersonRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let db = cx.tx().await?;
    let mut covered = with_below(db, tenant, op.department_id).await?;
    if covered.is_empty() {
        return Err(Refusal::not_found().into());
    }
    if op.with_below == Some(false) {
        covered.truncate(1);
    }
    let order = ("lower(name)", "text", Direction::Up);
    List::new("id, name, department_id, since", "tenancy.department_people", order)
        .of_tenant(tenant.0)
        .among("department_id::text", covered.iter().map(ToString::to_string).collect())
        .page(op.limit, op.cursor.as_deref())
        .fetch(db, |row: Person| DepartmentPersonRow {
            id: PersonId(row.id),
            name: row.name,
            department_id: DepartmentId(row.department_id),
            since: Moment(row.since),
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Person {
    id: uuid::Uuid,
    name: String,
    department_id: uuid::Uuid,
    since: chrono::DateTime<chrono::Utc>,
}

/// A department and all below it, itself first; none where there is no such department.
async fn with_below(
    db: &mut PgConnection,
    tenant: TenantId,
    department: DepartmentId,
) -> Result<Vec<DepartmentId>, Stop> {
    let ids = sqlx::query_scalar!(
        r#"with recursive covered as (
               select id, 0 as level from tenancy.departments where tenant_id = $1 and id = $2
               union all
               select d.id, c.level + 1 from tenancy.departments d join covered c on d.parent_id = c.id
               where d.tenant_id = $1
           )
           select id as "id!" from covered order by level"#,
        tenant.0,
        department.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(DepartmentId).collect())
}

/// The departments that somebody belongs to: the one that they work in, and all above it, nearest first. What holds for a
/// department holds for those below it.
///
/// # Errors
/// The database's.
pub async fn departments_of(
    db: &mut PgConnection,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<DepartmentId>, Stop> {
    let ids = sqlx::query_scalar!(
        r#"with recursive above as (
               select d.id, d.parent_id, 0 as level from tenancy.department_people p
               join tenancy.departments d on d.tenant_id = p.tenant_id and d.id = p.department_id
               where p.tenant_id = $1 and p.id = $2
               union all
               select d.id, d.parent_id, a.level + 1 from tenancy.departments d join above a on d.id = a.parent_id
               where d.tenant_id = $1
           )
           select id as "id!" from above order by level"#,
        tenant.0,
        person.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(DepartmentId).collect())
}
