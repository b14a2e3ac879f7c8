use super::key_text::prefix;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use crate::store::{Direction, List};
use chrono::{DateTime, Utc};
use domain::identity::{ApiKeyRow, ApiKeySort, ApiKeys, KeyStatus};
use domain::kernel::{ApiKeyId, Mode, PersonId, ServiceAccountId};
use domain::policy::{Permission, Permissions};
use domain::{Moment, Page};
use uuid::Uuid;

const COLUMNS: &str = "id, name, person_id, service_account_id, scopes, ranges, created_at, expires_at, old_until, \
     revoked_at, \
     coalesce((select u.name from identity.users u where u.id = api_keys.person_id), \
              (select a.name from identity.service_accounts a \
               where a.tenant_id = api_keys.tenant_id and a.id = api_keys.service_account_id), '') as owner_name, \
     (select n.used_at from identity.key_uses n \
      where n.tenant_id = api_keys.tenant_id and n.key_id = api_keys.id) as used_at";

pub async fn api_keys(cx: &mut Context, op: ApiKeys) -> Result<Page<ApiKeyRow>, Stop> {
    let actor = cx.actor()?.clone();
    let order = match op.sort.unwrap_or(ApiKeySort::CreatedAtDown) {
        ApiKeySort::CreatedAtDown => Direction::Down,
        ApiKeySort::CreatedAt => Direction::Up,
    };
    let list = List::new(COLUMNS, "identity.api_keys", ("created_at", "timestamptz", order))
        .of_tenant(actor.tenant_id.0)
        .only_id("service_account_id", op.service_account_id.map(|id| id.0));
    let list = match op.mine.unwrap_or_default() {
        true => list.only_id("person_id", Some(actor.person_id.0)),
        false if actor.holds(Permission::ManagePeople) => list,
        false => list.only_id_or_none("person_id", actor.person_id.0),
    };
    list.page(op.limit, op.cursor.as_deref()).fetch(cx.tx().await?, |row: Row| row.shown(actor.mode)).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    person_id: Option<Uuid>,
    service_account_id: Option<Uuid>,
    scopes: Vec<String>,
    ranges: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    old_until: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    owner_name: String,
    used_at: Option<DateTime<Utc>>,
}

impl Row {
    fn shown(self, mode: Mode) -> ApiKeyRow {
        let now = machine_now().0;
        let status = match (self.revoked_at, self.expires_at) {
            (Some(_), _) => KeyStatus::Revoked,
            (None, Some(end)) if end <= now => KeyStatus::Expired,
            (None, _) => KeyStatus::Active,
        };
        let overlaps = self.old_until.filter(|until| status == KeyStatus::Active && *until > now);
        ApiKeyRow {
            id: ApiKeyId(self.id),
            prefix: prefix(ApiKeyId(self.id), mode),
            name: self.name,
            person_id: self.person_id.map(PersonId),
            service_account_id: self.service_account_id.map(ServiceAccountId),
            owner_name: self.owner_name,
            scopes: Permissions::named(self.scopes.iter().map(String::as_str)),
            ranges: self.ranges.iter().filter_map(|range| range.parse().ok()).collect(),
            status,
            created_at: Moment(self.created_at),
            expires_at: self.expires_at.map(Moment),
            old_until: overlaps.map(Moment),
            last_used_at: self.used_at.map(Moment),
        }
    }
}
