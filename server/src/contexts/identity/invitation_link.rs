//! The link of an invitation: a secret of which the database keeps the hash, and the mail that carries it.

use super::people;
use super::secret_token::SecretToken;
use crate::Stop;
use crate::contexts::tenancy::{house_of, settings_of};
use crate::gateway::Context;
use crate::integrations::mail::{self, Letter, Recipient};
use chrono::TimeDelta;
use domain::identity::Invitation;
use domain::kernel::{InvitationId, MailId, TenantId};
use domain::platform::MailKind;
use domain::policy::RoleRef;
use domain::tenancy::Setting;
use domain::{Moment, Refusal};
use sqlx::PgConnection;

use crate::ambient::machine_now;
use crate::store::Loaded;

/// How long a link works, by the machine's clock: mails are read by people, not in a tenant's test time.
pub(super) async fn lasts(cx: &mut Context, tenant: TenantId) -> Result<TimeDelta, Stop> {
    let settings = settings_of(cx.tx().await?, Some(tenant)).await?;
    Ok(TimeDelta::days(settings.number(Setting::InvitationDays).into()))
}

/// Makes a new link for an invitation and mails it, in the transaction of a call that sees beyond tenants. A link from
/// before works no more.
pub(super) async fn send(cx: &mut Context, id: InvitationId, lasts: TimeDelta) -> Result<(), Stop> {
    let mail = write(cx, id, lasts).await?;
    let services = cx.services.clone();
    mail::send(cx.tx().await?, &services.mail, mail).await
}

/// As [`send`], for whoever delivers the mail themselves.
pub(super) async fn write(cx: &mut Context, id: InvitationId, lasts: TimeDelta) -> Result<MailId, Stop> {
    let (locale, services) = (cx.caller.locale, cx.services.clone());
    let tx = cx.tx().await?;
    let row = sqlx::query!(
        r#"select i.tenant_id, i.email as "email!", i.until, t.name as tenant_name from identity.invitations i
           join tenancy.tenants t on t.id = i.tenant_id
           where i.id = $1 and i.email is not null"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or_else(Refusal::not_found)?;
    let token = SecretToken::new();
    sqlx::query!(
        "insert into identity.invitation_secrets (tenant_id, invitation_id, id, secret_hash, expires_at)
         values ($1, $2, $3, $4, $5)
         on conflict (invitation_id) do update
         set id = excluded.id, secret_hash = excluded.secret_hash, expires_at = excluded.expires_at",
        row.tenant_id,
        id.0,
        token.id,
        token.hash(),
        row.until
    )
    .execute(&mut **tx)
    .await?;
    let to = match people::by_address(tx, &row.email, locale).await? {
        Some(known) => known,
        None => Recipient { person: None, name: row.email.clone(), address: row.email, locale },
    };
    let page = Some(format!("/invitations/accept?token={}", token.text()));
    let days = lasts.num_days().to_string();
    let values = [("tenant", row.tenant_name.as_str()), ("days", days.as_str())];
    let house = house_of(tx, Some(TenantId(row.tenant_id))).await?;
    let letter = Letter {
        kind: MailKind::Invitation,
        to: &to,
        page,
        leave: None,
        values: &values,
        useful_for: Some(lasts),
        texts: house.texts,
        brand: Some(&house.brand),
        host: house.host.as_deref(),
    };
    mail::write_down(tx, &services.mail, &letter).await
}

/// What a link stands for.
pub(super) struct Invited {
    pub(super) id: InvitationId,
    pub(super) tenant: TenantId,
    pub(super) tenant_name: String,
    pub(super) email: String,
    /// The id that the person has, or gets with their account.
    pub(super) subject: uuid::Uuid,
    pub(super) role: RoleRef,
    /// What it is called.
    pub(super) role_name: String,
    pub(super) until: Moment,
    /// The account of the address, if it has one.
    pub(super) account: Option<uuid::Uuid>,
}

/// The invitation that a link belongs to, in a transaction of the system. `for update` in it: of two who follow it at
/// once one waits.
///
/// # Errors
/// `invitation_ended` (409) for one that was used, replaced, taken back, has ended or never was.
pub(super) async fn follow(db: &mut PgConnection, token: &str) -> Result<Invited, Stop> {
    let ended = || Refusal::new(409, "invitation_ended");
    let token = SecretToken::parse(token).ok_or_else(ended)?;
    let row = sqlx::query!(
        r#"select i.id, i.tenant_id, t.name as tenant_name, i.email as "email!", i.subject, i.role,
                  coalesce(r.name, i.role) as "role_name!", s.expires_at, u.id as "account?"
           from identity.invitation_secrets s
           join identity.invitations i on i.id = s.invitation_id
           join tenancy.tenants t on t.id = i.tenant_id
           left join identity.roles r on r.tenant_id = i.tenant_id and r.id::text = i.role
           left join identity.users u on u.email = i.email
           where s.id = $1 and s.secret_hash = $2 and s.expires_at > $3 and i.status = 'open' and i.email is not null
           for update of s"#,
        token.id,
        token.hash(),
        machine_now().0
    )
    .fetch_optional(db)
    .await?
    .ok_or_else(ended)?;
    Ok(Invited {
        id: InvitationId(row.id),
        tenant: TenantId(row.tenant_id),
        tenant_name: row.tenant_name,
        email: row.email,
        subject: row.subject,
        role: row.role.parse().map_err(Stop::defect)?,
        role_name: row.role_name,
        until: Moment(row.expires_at),
        account: row.account,
    })
}

/// Makes the link of an invitation useless.
pub(super) async fn end(db: &mut PgConnection, id: InvitationId) -> Result<(), Stop> {
    sqlx::query!("delete from identity.invitation_secrets where invitation_id = $1", id.0).execute(db).await?;
    Ok(())
}

/// An invitation that the caller sees and may send or take back.
///
/// # Errors
/// `resource_not_found` (404).
pub(super) async fn load(cx: &mut Context, id: InvitationId) -> Result<Loaded<Invitation>, Stop> {
    cx.reach_as_far_as_allowed().await?;
    let loaded = cx.load::<Invitation>(id.0).await?;
    cx.widen_to_system("links are the system's").await?;
    Ok(loaded)
}
