//! `growth.leads`.

use crate::store::{Projected, Projection, Recorded};
use domain::growth::{Lead, LeadEvent, LeadStatus};
use domain::kernel::Personal;
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Lead>() }

impl Projected for Lead {
    const TABLES: &'static [&'static str] = &["growth.leads"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<LeadEvent>) -> Result<(), sqlx::Error> {
        match &recorded.event {
            LeadEvent::LeadCaptured { name, email, organisation, message, topic, consent, page, language } => {
                sqlx::query!(
                    "insert into leads (id, tenant_id, name, email, organisation, message, topic, status, language, page,
                                        consent, captured_at, changed_at, version)
                     values ($1, $2, $3, $4, $5, $6, $7, 'new', $8, $9, $10, $11, $11, $12)",
                    recorded.stream,
                    recorded.tenant.0,
                    name.known(),
                    email.known(),
                    organisation.as_ref().and_then(Personal::known),
                    message.known(),
                    topic.as_str(),
                    language.as_str(),
                    page,
                    consent,
                    recorded.at.0,
                    recorded.version
                )
                .execute(db)
                .await?;
            }
            LeadEvent::LeadMoved { status } => moved(db, recorded, *status).await?,
            LeadEvent::LeadErased {} => {
                sqlx::query!(
                    "update leads set name = null, email = null, organisation = null, message = null where id = $1",
                    recorded.stream
                )
                .execute(&mut *db)
                .await?;
                moved(db, recorded, LeadStatus::Closed).await?;
            }
        }
        Ok(())
    }
}

async fn moved(db: &mut PgConnection, recorded: &Recorded<LeadEvent>, status: LeadStatus) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update leads set status = $2, changed_at = $3, version = $4 where id = $1",
        recorded.stream,
        status.as_str(),
        recorded.at.0,
        recorded.version
    )
    .execute(db)
    .await?;
    Ok(())
}
