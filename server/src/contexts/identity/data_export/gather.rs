//! Gathers what every context keeps of a person into one file. No transaction is open while bytes go to the store.

use super::addresses::with_addresses;
use super::bundle::Bundle;
use crate::Stop;
use crate::audit::{events_about, trail_of};
use crate::contexts::files::{self, OwnVersion, Packed};
use crate::contexts::{COPIED, Kept};
use crate::gateway::Context;
use domain::kernel::{PersonId, TenantId};
use futures::StreamExt;
use serde_json::json;

const REASON: &str = "everything is gathered that is kept of a person";

/// Makes the file. `tenant` is whose key seals it.
///
/// # Errors
/// The database's or the store's, and the cancellation of the job.
pub async fn gather(cx: &mut Context, tenant: TenantId, person: PersonId) -> Result<Packed, Stop> {
    let tenants = memberships(cx, person).await?;
    cx.widen_to_system(REASON).await?;
    let versions = files::versions_by(cx, person, &tenants).await?;
    let mut bundle = Bundle::begin(cx, tenant).await?;
    let tables: Vec<&Kept> = COPIED.iter().flat_map(|(_, tables)| tables.iter()).collect();
    // The tables, what happened, what they did, and their files.
    let total = (tables.len() + 2 + versions.len()) as u64;
    let mut done = 0;
    about(&mut bundle, cx, person).await?;
    for table in tables {
        copy(cx, &mut bundle, table, (person, &tenants)).await?;
        done += 1;
        cx.progress(done, total).await?;
    }
    record(cx, &mut bundle, person).await?;
    done += 2;
    cx.progress(done, total).await?;
    for version in &versions {
        content(cx, &mut bundle, version).await?;
        done += 1;
        cx.progress(done, total).await?;
    }
    bundle.finish().await
}

/// The tenants in which the person is a member.
async fn memberships(cx: &mut Context, person: PersonId) -> Result<Vec<TenantId>, Stop> {
    cx.widen_to_system(REASON).await?;
    let tenants = sqlx::query_scalar!("select tenant_id from identity.memberships where user_id = $1", person.0)
        .fetch_all(&mut **cx.tx().await?)
        .await?;
    Ok(tenants.into_iter().map(TenantId).collect())
}

/// What the file is.
async fn about(bundle: &mut Bundle, cx: &Context, person: PersonId) -> Result<(), Stop> {
    bundle.file("about.json")?;
    let about = json!({
        "personId": person,
        "madeAt": cx.now,
        "tables": "one JSON file for each table that knows the person, below the name of its part of Portico",
        "record": "record/about-you.json says what happened to the person, record/by-you.json what they did",
        "files": "below files/content, each version that the person added, where they still are a member",
        "leftOut": "passwords, keys and other secrets, of which only hashes are kept; what is personal of others",
    });
    bundle.write(&serde_json::to_vec_pretty(&about).map_err(Stop::defect)?).await
}

/// One table, portion by portion.
async fn copy(
    cx: &mut Context,
    bundle: &mut Bundle,
    table: &Kept,
    (person, tenants): (PersonId, &[TenantId]),
) -> Result<(), Stop> {
    bundle.file(&format!("{}.json", table.table.replace('.', "/")))?;
    let mut count = 0;
    loop {
        cx.widen_to_system(REASON).await?;
        let skip = i64::try_from(count).map_err(Stop::defect)?;
        let mut rows = table.rows(cx.tx().await?, (person, tenants), skip).await?;
        if table.table == "identity.sessions" {
            with_addresses(cx, person, &mut rows).await?;
        }
        cx.commit().await?;
        bundle.rows(count, &rows).await?;
        count += rows.len();
        if Kept::is_end(rows.len()) {
            return bundle.end_rows(count).await;
        }
    }
}

/// What happened to the person, and what they did.
async fn record(cx: &mut Context, bundle: &mut Bundle, person: PersonId) -> Result<(), Stop> {
    let services = cx.services.clone();
    cx.widen_to_system(REASON).await?;
    let events = events_about(cx.tx().await?, &services.keys, person).await?;
    cx.commit().await?;
    bundle.file("record/about-you.json")?;
    bundle.rows(0, &events).await?;
    bundle.end_rows(events.len()).await?;
    bundle.file("record/by-you.json")?;
    let (mut count, mut cursor) = (0, None);
    loop {
        cx.widen_to_system(REASON).await?;
        let page = trail_of(cx.tx().await?, &services.keys, person, cursor.as_deref()).await?;
        cx.commit().await?;
        bundle.rows(count, &page.data).await?;
        count += page.data.len();
        cursor = page.next_cursor;
        if cursor.is_none() {
            return bundle.end_rows(count).await;
        }
    }
}

/// The content of one version, under its own name.
async fn content(cx: &mut Context, bundle: &mut Bundle, version: &OwnVersion) -> Result<(), Stop> {
    cx.widen_to_system(REASON).await?;
    let mut pieces = files::content_of(cx, version).await?;
    let OwnVersion { file, number, name, .. } = version;
    bundle.file(&format!("files/content/{file}/{number}/{}", harmless(name)))?;
    while let Some(piece) = pieces.next().await {
        bundle.write(&piece?).await?;
    }
    Ok(())
}

/// A file's name as a part of a path: whoever unpacks it gets a file, and no way out of the folder.
fn harmless(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_control() || "/\\:".contains(c) { '_' } else { c }).collect();
    if kept.trim_matches('.').is_empty() { "_".repeat(kept.len().max(1)) } else { kept }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (name, kept) in
            [("a.txt", "a.txt"), ("../../etc/passwd", ".._.._etc_passwd"), ("..", "__"), ("", "_"), ("C:\\x", "C__x")]
        {
            assert_eq!(harmless(name), kept);
        }
    }
}
