//! Summaries that nobody asks for: each version that is approved gets one. It is ordered with the version's text
//! (`ingestion::once_read`).

use super::gist::gist;
use crate::Stop;
use crate::computing::compute;
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::Task;
use crate::live::nudge_all;
use domain::kernel::{DocumentId, TenantId};
use domain::knowledge::citing::SummarySentence;
use domain::platform::ThingKind;
use serde::{Deserialize, Serialize};

/// Makes the summary of a version, unless it is there or the version is no longer what readers see.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SummariseDocument {
    /// The tenant.
    pub tenant: TenantId,
    /// The document.
    pub document: DocumentId,
    /// The version.
    pub version: u32,
}

impl Task for SummariseDocument {
    const NAME: &'static str = "summarise_document";
    const ATTEMPTS_MAX: i16 = 8;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let mut cx = Context::of_worker(services, Caller::system("a summary", Door::Worker), "knowledge.summarise");
        let Some(text) = self.text(&mut cx).await? else { return cx.commit().await };
        // Nothing is held open while a long text is looked through.
        cx.commit().await?;
        let sentences = compute(move || sentences_of(&text)).await.map_err(Stop::defect)?;
        self.write(&mut cx, &sentences).await?;
        cx.commit().await
    }
}

impl SummariseDocument {
    /// The text that the version was read as; `None` where its summary is there, or it is no longer what readers see.
    async fn text(&self, cx: &mut Context) -> Result<Option<String>, Stop> {
        let text = sqlx::query_scalar!(
            "select t.text from knowledge.documents d
             join knowledge.version_texts t
               on t.tenant_id = d.tenant_id and t.document_id = d.id and t.version = d.approved
             where d.tenant_id = $1 and d.id = $2 and d.approved = $3 and d.status = 'kept'
               and not exists (select from knowledge.summaries s
                               where s.tenant_id = d.tenant_id and s.document_id = d.id and s.version = $3)",
            self.tenant.0,
            self.document.0,
            self.number()
        )
        .fetch_optional(&mut **cx.tx().await?)
        .await?;
        Ok(text)
    }

    /// Writes it down. Of two that come at once the first stands; of a document that was removed for good meanwhile nothing does.
    async fn write(&self, cx: &mut Context, sentences: &[SummarySentence]) -> Result<(), Stop> {
        let now = cx.now;
        let sentences = serde_json::to_value(sentences).map_err(Stop::defect)?;
        let tx = cx.tx().await?;
        sqlx::query!(
            "insert into knowledge.summaries (tenant_id, document_id, version, sentences, made_at)
             select d.tenant_id, d.id, $3, $4, $5 from knowledge.documents d
             where d.tenant_id = $1 and d.id = $2 and d.status = 'kept' for share
             on conflict (tenant_id, document_id, version) do nothing",
            self.tenant.0,
            self.document.0,
            self.number(),
            sentences,
            now.0
        )
        .execute(&mut **tx)
        .await?;
        nudge_all(tx, Some(self.tenant), (ThingKind::Document, Some(self.document.0)));
        Ok(())
    }

    fn number(&self) -> i32 {
        i32::try_from(self.version).unwrap_or(i32::MAX)
    }
}

/// The sentences with their places in characters.
fn sentences_of(text: &str) -> Vec<SummarySentence> {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let sentence = |bytes: core::ops::Range<usize>| {
        let from = count(&text[..bytes.start]);
        let text = text[bytes].to_owned();
        SummarySentence { from, to: from.saturating_add(count(&text)), text }
    };
    gist(text).into_iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let text = "花椒真空包装，存放在冷库。冷库温度为零下五度。花椒开袋后两周内用完。昨天下雨了。冷库里的花椒保质期十八个月。";
        let letters: Vec<char> = text.chars().collect();
        let sentences = sentences_of(text);
        assert!(!sentences.is_empty());
        for sentence in sentences {
            let there: String = letters[sentence.from as usize..sentence.to as usize].iter().collect();
            assert_eq!(there, sentence.text);
        }
    }
}
