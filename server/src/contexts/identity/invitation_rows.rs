//! `identity.invitations`: who was invited where, and what became of it.

use crate::store::{Projected, Projection, Recorded};
use domain::identity::{Invitation, InvitationEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Invitation>() }

impl Projected for Invitation {
    const TABLES: &'static [&'static str] = &["identity.invitations"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<InvitationEvent>) -> Result<(), sqlx::Error> {
        let (tenant, id, version) = (recorded.tenant.0, recorded.stream, recorded.version);
        match &recorded.event {
            InvitationEvent::UserInvited { person_id, email, role, until } => {
                sqlx::query!(
                    "insert into invitations
                         (tenant_id, id, email, subject, person_id, role, status, invited_at, until, version)
                     values ($1, $2, $3, $4, $4, $5, 'open', $6, $7, $8)",
                    tenant,
                    id,
                    email.known(),
                    person_id.0,
                    role.to_string(),
                    recorded.at.0,
                    until.0,
                    version
                )
                .execute(db)
                .await?;
            }
            InvitationEvent::InvitationResent { until } => {
                sqlx::query!(
                    "update invitations set until = $3, version = $4 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    until.0,
                    version
                )
                .execute(db)
                .await?;
            }
            InvitationEvent::InvitationRevoked {} => {
                sqlx::query!(
                    "update invitations set status = 'revoked', version = $3 where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    version
                )
                .execute(db)
                .await?;
            }
            InvitationEvent::InvitationAccepted { person_id } => {
                sqlx::query!(
                    "update invitations set status = 'accepted', person_id = $3, version = $4
                     where tenant_id = $1 and id = $2",
                    tenant,
                    id,
                    person_id.0,
                    version
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
