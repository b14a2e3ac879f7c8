use crate::Stop;
use crate::audit::{self, seals::seals_after};
use crate::gateway::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::platform::{CheckpointRow, Checkpoints};
use domain::{Moment, Page};

pub async fn checkpoints(cx: &mut Context, op: Checkpoints) -> Result<Page<CheckpointRow>, Stop> {
    let list = audit::seal_list(op.sort).page(op.limit, op.cursor.as_deref());
    let page: Page<Row> = list.fetch(cx.tx().await?, |row| row).await?;
    let mut data = Vec::new();
    for row in page.data {
        let Some(seal) = seals_after(cx.tx().await?, row.number - 1, 1).await?.pop() else { continue };
        let payload = seal.payload.text();
        let key = cx.services.audit.signer.key_of(payload.as_bytes(), &seal.signature);
        data.push(CheckpointRow {
            number: u64::try_from(row.number).unwrap_or_default(),
            count: u64::try_from(row.count).unwrap_or_default(),
            sealed_at: Moment(row.sealed_at),
            payload,
            signature: STANDARD.encode(&seal.signature),
            public_key: STANDARD.encode(key.unwrap_or_default()),
        });
    }
    Ok(Page { data, next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    count: i64,
    sealed_at: chrono::DateTime<chrono::Utc>,
}
