//! Suggestions that nobody asks for: for each version that is approved they are worked out once. That is ordered with the
//! version's text (`ingestion::once_read`).

use super::chosen::{Known, Row, chosen};
use super::near::{near, readable_passages};
use crate::Stop;
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::Task;
use crate::live::nudge_all;
use crate::store::Tx;
use domain::kernel::{DocumentId, TenantId};
use domain::knowledge::TextFormat;
use domain::platform::ThingKind;
use serde::{Deserialize, Serialize};

/// Works out what is suggested for a version, unless that was done or the version is no longer what readers see.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SuggestForDocument {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: u32,
}

impl Task for SuggestForDocument {
    const NAME: &'static str = "suggest_for_document";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let caller = Caller::system("suggestions", Door::Worker);
        let mut cx = Context::of_worker(services, caller, "knowledge.suggest");
        if !self.is_wanted(&mut cx).await? {
            return cx.commit().await;
        }
        // Without vectors nothing is near to anything. Nothing is written down then: once there is a sentence model, the document
        // is embedded anew, and this ordered again.
        let Some(passages) = readable_passages(&mut cx, &self).await? else { return cx.commit().await };
        let found = near(&mut cx, &self, &passages).await?;
        let rows = chosen(&found, &self.known(&mut cx).await?);
        self.write(&mut cx, &rows).await?;
        cx.commit().await
    }
}

impl SuggestForDocument {
    async fn is_wanted(&self, cx: &mut Context) -> Result<bool, Stop> {
        let wanted = sqlx::query_scalar!(
            r#"select exists (
                   select from knowledge.documents d
                   where d.tenant_id = $1 and d.id = $2 and d.approved = $3 and d.status = 'kept'
                     and not exists (select from knowledge.suggested_versions s
                                     where s.tenant_id = d.tenant_id and s.document_id = d.id and s.version = $3)
               ) as "wanted!""#,
            self.tenant.0,
            self.document.0,
            self.number()
        )
        .fetch_one(&mut **cx.tx().await?)
        .await?;
        Ok(wanted)
    }

    /// What the document has already, and what was settled about it.
    async fn known(&self, cx: &mut Context) -> Result<Known, Stop> {
        let row = sqlx::query!(
            r#"select d.tags, d.readers, v.format,
                      coalesce((select array_agg(l.to_id) from knowledge.document_links l
                                where l.tenant_id = d.tenant_id and l.from_id = d.id), '{}') as "links!",
                      coalesce((select array_agg(s.what) from knowledge.settled_suggestions s
                                where s.tenant_id = d.tenant_id and s.document_id = d.id), '{}') as "settled!"
               from knowledge.documents d
               join knowledge.document_versions v
                 on v.tenant_id = d.tenant_id and v.document_id = d.id and v.number = $3
               where d.tenant_id = $1 and d.id = $2"#,
            self.tenant.0,
            self.document.0,
            self.number()
        )
        .fetch_one(&mut **cx.tx().await?)
        .await?;
        Ok(Known {
            tags: row.tags,
            readers: row.readers,
            links: row.links.into_iter().map(DocumentId).collect(),
            settled: row.settled.into_iter().collect(),
            takes_links: row.format == TextFormat::Markdown.as_str(),
        })
    }

    /// Writes it down. Of two that come at once the first stands; of a document that was removed for good meanwhile nothing does.
    async fn write(&self, cx: &mut Context, rows: &[Row<'_>]) -> Result<(), Stop> {
        let now = cx.now;
        let tx = cx.tx().await?;
        let made = sqlx::query!(
            "insert into knowledge.suggested_versions (tenant_id, document_id, version, made_at)
             select d.tenant_id, d.id, $3, $4 from knowledge.documents d
             where d.tenant_id = $1 and d.id = $2 and d.approved = $3 and d.status = 'kept' for share
             on conflict (tenant_id, document_id, version) do nothing",
            self.tenant.0,
            self.document.0,
            self.number(),
            now.0
        )
        .execute(&mut **tx)
        .await?
        .rows_affected();
        if made == 0 {
            return Ok(());
        }
        // Those of earlier versions are nobody's any more.
        sqlx::query!(
            "delete from knowledge.suggestions where tenant_id = $1 and document_id = $2",
            self.tenant.0,
            self.document.0
        )
        .execute(&mut **tx)
        .await?;
        self.insert(tx, rows).await?;
        nudge_all(tx, Some(self.tenant), (ThingKind::Document, Some(self.document.0)));
        Ok(())
    }

    async fn insert(&self, tx: &mut Tx, rows: &[Row<'_>]) -> Result<(), Stop> {
        let numbers = |of: fn(&Row) -> i32| rows.iter().map(of).collect::<Vec<i32>>();
        sqlx::query!(
            "insert into knowledge.suggestions
                 (tenant_id, document_id, version, what, other_id, other_version, other_from, other_to, from_char, to_char,
                  nearness)
             select $1, $2, $3, r.what, r.other_id, r.other_version, r.other_from, r.other_to, r.from_char, r.to_char,
                    r.nearness
             from unnest($4::text[], $5::uuid[], $6::integer[], $7::integer[], $8::integer[], $9::integer[],
                         $10::integer[], $11::real[])
                 as r (what, other_id, other_version, other_from, other_to, from_char, to_char, nearness)",
            self.tenant.0,
            self.document.0,
            self.number(),
            &rows.iter().map(|row| row.what.key()).collect::<Vec<_>>(),
            &rows.iter().map(|row| row.near.document).collect::<Vec<_>>(),
            &numbers(|row| row.near.version),
            &numbers(|row| row.near.from_char),
            &numbers(|row| row.near.to_char),
            &numbers(|row| row.near.own_from),
            &numbers(|row| row.near.own_to),
            &rows.iter().map(|row| row.near.nearness).collect::<Vec<_>>()
        )
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// The version as columns have it.
    pub(super) fn number(&self) -> i32 {
        i32::try_from(self.version).unwrap_or(i32::MAX)
    }
}
