use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{PasskeyRow, PasskeySort, Passkeys};
use domain::kernel::PasskeyId;
use domain::{Moment, Page};

pub async fn passkeys(cx: &mut Context, op: Passkeys) -> Result<Page<PasskeyRow>, Stop> {
    let person = cx.actor()?.person_id;
    cx.widen_to_system("a person looks at their passkeys").await?;
    let order = match op.sort.unwrap_or(PasskeySort::AddedAtDown) {
        PasskeySort::AddedAtDown => ("added_at", "timestamptz", Direction::Down),
    };
    List::new("id, name, added_at, last_used_at", "identity.passkeys", order)
        .only_id("user_id", Some(person.0))
        .page(op.limit, op.cursor.as_deref())
        .fetch(cx.tx().await?, Row::into)
        .await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: uuid::Uuid,
    name: String,
    added_at: chrono::DateTime<chrono::Utc>,
    last_used_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<Row> for PasskeyRow {
    fn from(row: Row) -> Self {
        Self {
            id: PasskeyId(row.id),
            name: row.name,
            added_at: Moment(row.added_at),
            last_used_at: row.last_used_at.map(Moment),
        }
    }
}
