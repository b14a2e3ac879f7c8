//! The newsletter's links. One confirms an address, once; the other stands in every mail and lets its reader leave. The
//! database keeps hashes of their secrets alone.

use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::identity::SecretToken;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Refusal;
use domain::billing::OF_PLATFORM;
use domain::growth::JoinNewsletter;
use domain::kernel::{Language, ReaderId};
use sqlx::PgConnection;

/// How long an address can be confirmed.
pub(super) const LASTS: TimeDelta = TimeDelta::hours(48);

/// What somebody asked for who has followed their link.
pub(super) struct Asked {
    pub(super) email: String,
    pub(super) language: Language,
    pub(super) page: String,
    pub(super) consent: String,
    pub(super) asked_at: DateTime<Utc>,
}

/// Notes who asks; answers the token of the link that confirms it.
pub(super) async fn ask(db: &mut PgConnection, op: &JoinNewsletter, email: &str) -> Result<String, Stop> {
    let (token, now) = (SecretToken::new(), machine_now().0);
    sqlx::query!(
        "insert into growth.newsletter_requests
             (id, tenant_id, secret_hash, email, language, page, consent, asked_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        token.id,
        OF_PLATFORM.0,
        token.hash(),
        email,
        op.language.as_str(),
        op.page,
        op.consent.as_deref().unwrap_or_default(),
        now,
        now + LASTS
    )
    .execute(db)
    .await?;
    Ok(token.text())
}

/// Uses a confirming link up: of two that come at once one finds it.
///
/// # Errors
/// `link_ended` (410) for one that was used, has ended or never was.
pub(super) async fn follow(db: &mut PgConnection, token: &str) -> Result<Asked, Stop> {
    let ended = || Refusal::new(410, "link_ended");
    let token = SecretToken::parse(token).ok_or_else(ended)?;
    let row = sqlx::query!(
        "delete from growth.newsletter_requests where id = $1 and secret_hash = $2 and expires_at > $3
         returning email, language, page, consent, asked_at",
        token.id,
        token.hash(),
        machine_now().0
    )
    .fetch_optional(db)
    .await?
    .ok_or_else(ended)?;
    let language = Language::parse(&row.language).unwrap_or(Language::En);
    Ok(Asked { email: row.email, language, page: row.page, consent: row.consent, asked_at: row.asked_at })
}

/// The token by which a reader leaves; each mail has one of its own.
pub(super) async fn leaving(db: &mut PgConnection, reader: ReaderId) -> Result<String, Stop> {
    let token = SecretToken::new();
    sqlx::query!(
        "insert into growth.leave_links (id, tenant_id, reader_id, secret_hash) values ($1, $2, $3, $4)",
        token.id,
        OF_PLATFORM.0,
        reader.0,
        token.hash()
    )
    .execute(db)
    .await?;
    Ok(token.text())
}

/// Who leaves by a token.
///
/// # Errors
/// `link_ended` (410) for one that never was.
pub(super) async fn who_leaves(db: &mut PgConnection, token: &str) -> Result<ReaderId, Stop> {
    let ended = || Refusal::new(410, "link_ended");
    let token = SecretToken::parse(token).ok_or_else(ended)?;
    let reader = sqlx::query_scalar!(
        "select reader_id from growth.leave_links where id = $1 and secret_hash = $2",
        token.id,
        token.hash()
    );
    Ok(ReaderId(reader.fetch_optional(db).await?.ok_or_else(ended)?))
}

/// Removes at most so many requests that nobody confirmed; answers how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_ended(db: &mut PgConnection, rows_max: i64) -> Result<u64, Stop> {
    let gone = sqlx::query!(
        "delete from growth.newsletter_requests where id in (
             select id from growth.newsletter_requests where expires_at < $1 order by expires_at limit $2)",
        machine_now().0,
        rows_max
    );
    Ok(gone.execute(db).await?.rows_affected())
}
