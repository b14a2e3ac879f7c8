//! `growth.readers`.

use crate::store::{Projected, Projection, Recorded};
use domain::growth::{Reader, ReaderEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Reader>() }

impl Projected for Reader {
    const TABLES: &'static [&'static str] = &["growth.readers"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ReaderEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            ReaderEvent::ReaderJoined { email, consent, page, language, asked_at: _ } => {
                // Two links of one address may be followed at the same moment: it is written to once.
                sqlx::query!(
                    "insert into readers (id, tenant_id, email, language, page, consent, joined_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
                    recorded.stream,
                    recorded.tenant.0,
                    email.known(),
                    language.as_str(),
                    page,
                    consent,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            ReaderEvent::ReaderLeft {} => {
                sqlx::query!(
                    "update readers set email = null, left_at = $2, version = $3 where id = $1",
                    recorded.stream,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
