//! The first account of an installation. Whoever has read what the server printed at its start makes it; once anybody has
//! ever had an account, nobody does again.

use super::actor_by_email;
use super::add_person::{NewPerson, admit};
use super::ask_by_mail::{require_platform_site, require_tls};
use super::confirm_account::on_its_own;
use super::password_rules::check_new;
use super::sign_in_finish::finish_sign_in;
use crate::Stop;
use crate::ambient::{base64url, new_id};
use crate::contexts::tenancy::{self, Opening};
use crate::gateway::Context;
use crate::store::Db;
use domain::Refusal;
use domain::identity::{Means, Person, PersonCommand, SetUpInstallation, SetupStanding, SetupState, SignedIn};
use domain::kernel::{Mode, PersonId};
use domain::policy::Role;
use domain::tenancy::TenantKind;
use hkdf::Hkdf;
use ring::digest::{SHA256, digest};
use sha2::Sha256;
use sqlx::PgConnection;

/// What the first account may do.
const FIRST: Role = Role::SuperAdmin;

/// The set-up token: derived from the installation's secret (HKDF-SHA-256, RFC 5869), so that all its processes print the
/// same one, again at each start until it has served.
pub struct SetupToken(String);

impl SetupToken {
    /// That of an installation.
    ///
    /// # Errors
    /// A defect; every secret makes a token.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut token = [0; 24];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico set-up v1", &mut token).map_err(Stop::defect)?;
        Ok(Self(base64url(&token)))
    }

    /// For whoever starts the server.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Compares hashes, so that the time tells nothing about the token.
    fn is(&self, token: &str) -> bool {
        digest(&SHA256, self.0.as_bytes()).as_ref() == digest(&SHA256, token.as_bytes()).as_ref()
    }
}

/// Whether nobody has ever had an account here. Who was erased keeps a row.
///
/// # Errors
/// When the database isn't there.
pub async fn setup_is_open(db: &Db) -> Result<bool, Stop> {
    is_open(&mut *db.as_system("is it set up").await?).await
}

async fn is_open(db: &mut PgConnection) -> Result<bool, Stop> {
    let nobody = sqlx::query_scalar!(r#"select not exists (select from identity.users) as "nobody!""#);
    Ok(nobody.fetch_one(db).await?)
}

pub async fn setup_state(cx: &mut Context, _: SetupState) -> Result<SetupStanding, Stop> {
    Ok(SetupStanding { is_open: setup_is_open(&cx.services.db).await? })
}

pub async fn set_up_installation(cx: &mut Context, op: SetUpInstallation) -> Result<SignedIn, Stop> {
    let closed = || Refusal::new(410, "setup_closed");
    require_tls(cx)?;
    require_platform_site(cx)?;
    if !setup_is_open(&cx.services.db).await? {
        return Err(closed().into());
    }
    if !cx.services.setup.is(op.token.trim()) {
        return Err(Refusal::new(403, "setup_token_wrong").into());
    }
    check_new("password", &op.password, &op.name, &op.email).await?;
    let hash = cx.services.passwords.hash(op.password).await?;
    let email = op.email.to_lowercase();
    let mut own = on_its_own(cx, "set-up");
    let tx = own.tx().await?;
    // Of two that come at once the second waits here, and finds the first's account.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('portico.setup'))").fetch_one(&mut **tx).await?;
    if !is_open(tx).await? {
        return Err(closed().into());
    }
    let kind = TenantKind::Organisation;
    let (admin_email, mode) = (email.clone(), Mode::Live);
    let opening = Opening { name: op.organisation, kind, admin_email, mode, provisioning: false };
    let tenant = tenancy::open(&mut own, opening).await?;
    let id =
        admit(&mut own, NewPerson { id: PersonId(new_id()), email: email.clone(), name: op.name, hash }, tenant, FIRST)
            .await?;
    let person = own.load::<Person>(id.0).await?;
    own.decide::<Person>(id.0, &person, PersonCommand::AppointFirst { tenant }).await?;
    own.commit().await?;
    let actor = actor_by_email(&cx.services.db, &email).await?.ok_or_else(Refusal::not_signed_in)?;
    finish_sign_in(cx, actor, Means::Password, None, None).await
}
