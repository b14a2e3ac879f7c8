use crate::Stop;
use crate::contexts::tenancy::tenant_names;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::identity::{AllApiKeys, ApiKeySort, KeyStatus, TenantKeyRow};
use domain::kernel::{ApiKeyId, PersonId, ServiceAccountId, TenantId};
use domain::policy::Permissions;
use domain::{Moment, Page};
use uuid::Uuid;

const KEYS: &str = "select k.id, k.tenant_id, k.name, k.person_id, k.service_account_id, k.scopes, k.created_at, k.expires_at,
        case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end as status,
        (select u.name from identity.users u where u.id = k.person_id) as person_name,
        (select a.name from identity.service_accounts a
         where a.tenant_id = k.tenant_id and a.id = k.service_account_id) as account_name,
        (select n.used_at from identity.key_uses n where n.tenant_id = k.tenant_id and n.key_id = k.id) as used_at
    from identity.api_keys k";
const COLUMNS: &str = "id, tenant_id, name, person_id, service_account_id, scopes, created_at, expires_at, status, \
                       coalesce(person_name, account_name, '') as owner_name, used_at";

/// What a status comes to, in terms that indexes know.
const fn is_so(status: Option<KeyStatus>) -> &'static str {
    match status {
        None => "true",
        Some(KeyStatus::Active) => "k.revoked_at is null and (k.expires_at is null or k.expires_at > now())",
        Some(KeyStatus::Expired) => "k.revoked_at is null and k.expires_at <= now()",
        Some(KeyStatus::Revoked) => "k.revoked_at is not null",
    }
}

pub async fn all_api_keys(cx: &mut Context, op: AllApiKeys) -> Result<Page<TenantKeyRow>, Stop> {
    let order = match op.sort.unwrap_or(ApiKeySort::CreatedAtDown) {
        ApiKeySort::CreatedAtDown => Direction::Down,
        ApiKeySort::CreatedAt => Direction::Up,
    };
    let from = format!("({KEYS} where {}) keys", is_so(op.status));
    let tx = cx.tx().await?;
    let page = List::new(COLUMNS, &from, ("created_at", "timestamptz", order))
        .of_any_tenant(op.tenant_id.map(|tenant| tenant.0))
        .only_id("person_id", op.person_id.map(|person| person.0))
        .within("used_at", op.used_from, op.used_to)
        .search(&["name"], op.search.as_deref())
        .page(op.limit, op.cursor.as_deref())
        .fetch(tx, |row: Row| row)
        .await?;
    let names = tenant_names(tx, page.data.iter().map(|row| row.tenant_id).collect()).await?;
    let rows = page.data.into_iter().map(|row| {
        let tenant = names.get(&TenantId(row.tenant_id)).cloned().unwrap_or_default();
        row.shown(tenant)
    });
    Ok(Page { data: rows.collect(), next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    tenant_id: Uuid,
    name: String,
    person_id: Option<Uuid>,
    service_account_id: Option<Uuid>,
    scopes: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    status: String,
    owner_name: String,
    used_at: Option<DateTime<Utc>>,
}

impl Row {
    fn shown(self, tenant_name: String) -> TenantKeyRow {
        TenantKeyRow {
            id: ApiKeyId(self.id),
            name: self.name,
            tenant_id: TenantId(self.tenant_id),
            tenant_name,
            person_id: self.person_id.map(PersonId),
            service_account_id: self.service_account_id.map(ServiceAccountId),
            owner_name: self.owner_name,
            scopes: Permissions::named(self.scopes.iter().map(String::as_str)),
            status: KeyStatus::parse(&self.status).unwrap_or(KeyStatus::Revoked),
            created_at: Moment(self.created_at),
            expires_at: self.expires_at.map(Moment),
            last_used_at: self.used_at.map(Moment),
        }
    }
}
