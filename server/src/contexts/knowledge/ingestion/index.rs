//! The way of one version into the index: found, read, cut, turned into vectors, written. No transaction is open while it is
//! read or while the model works; what comes of it is written in one.

use super::ask;
use super::index_document::IndexDocument;
use super::read::{Cut, read};
use super::source::{self, Content};
use super::state::{self, Standing};
use super::vectors::{Vectors, vectors};
use super::write::{Written, write};
use crate::Stop;
use crate::contexts::billing::{Meter, entitlements_of, used_this_month};
use crate::gateway::Services;
use domain::billing::LimitKind;
use domain::knowledge::ingestion::{IngestionFault, IngestionNote, IngestionStatus};
use std::sync::Arc;

/// How long a version waits for tokens before it is looked again.
const WAITS_S: u32 = 15 * 60;

/// How it ended.
pub(super) enum Ended {
    /// It is found.
    Written(Written),
    /// It can't be read; its row says why.
    Failed,
    /// It waits for tokens, and is tried again.
    Waits,
    /// Another version was approved, or the document was removed.
    Overtaken,
}

/// Puts a version into the index.
///
/// # Errors
/// What may go well another time; its row says that it is tried again.
pub(super) async fn index(services: &Arc<Services>, what: &IndexDocument) -> Result<Ended, Stop> {
    let ended = carry_out(services, what).await;
    if ended.is_err() {
        // The first failure is the one that is told.
        let standing = Standing { note: Some(IngestionNote::TriedAgain), ..Standing::of(IngestionStatus::Waiting) };
        let _ = state::put(services, what, standing).await;
    }
    ended
}

async fn carry_out(services: &Arc<Services>, what: &IndexDocument) -> Result<Ended, Stop> {
    state::put(services, what, Standing::of(IngestionStatus::Reading)).await?;
    let source = match source::find(services, what).await? {
        Content::Overtaken => return Ok(Ended::Overtaken),
        Content::Gone => return failed(services, what, Some(IngestionNote::FileGone), Vec::new()).await,
        Content::NotReadable => return failed(services, what, Some(IngestionNote::NotReadable), Vec::new()).await,
        Content::TooLarge(fault) => return failed(services, what, None, vec![fault]).await,
        Content::Found(source) => source,
    };
    let title = source.title.clone();
    let cut = match read(source).await? {
        Ok(cut) => cut,
        Err(fault) => return failed(services, what, None, vec![fault]).await,
    };
    let Some(vectors) = embedded(services, what, &cut).await? else { return Ok(Ended::Waits) };
    Ok(write(services, what, (&title, &cut), &vectors).await?.map_or(Ended::Overtaken, Ended::Written))
}

/// The vectors of the pieces; none of them where there is no sentence model. `None`: the tenant has no tokens left.
async fn embedded(services: &Arc<Services>, what: &IndexDocument, cut: &Cut) -> Result<Option<Vectors>, Stop> {
    let standing = Standing {
        total: cut.pieces.len(),
        faults: Some(cut.faults.clone()),
        ..Standing::of(IngestionStatus::Embedding)
    };
    if services.models.embeddings().is_none() {
        return Ok(Some(Vectors::default()));
    }
    if !has_tokens(services, what).await? {
        let note = Some(IngestionNote::NoTokens);
        state::put(services, what, Standing { status: IngestionStatus::Waiting, note, ..standing }).await?;
        let mut tx = services.db.as_system("a document waits for tokens").await?;
        ask::put_down(&mut tx, what, WAITS_S).await?;
        tx.commit().await?;
        return Ok(None);
    }
    state::put(services, what, standing.clone()).await?;
    let texts = cut.pieces.iter().map(|piece| piece.embedded.clone()).collect();
    vectors(services, what, (texts, standing)).await.map(Some)
}

/// Whether the tenant has any tokens left this month. What a document takes is known when it was read, so the last one may go
/// beyond.
async fn has_tokens(services: &Services, what: &IndexDocument) -> Result<bool, Stop> {
    let mut tx = services.db.as_system("tokens for a document").await?;
    let limits = entitlements_of(&mut tx, what.tenant).await?.limits;
    let Some(max) = limits.of(LimitKind::AiTokensPerMonth) else { return Ok(true) };
    Ok(used_this_month(&mut *tx, what.tenant, Meter::AiTokens).await? < max)
}

async fn failed(
    services: &Services,
    what: &IndexDocument,
    note: Option<IngestionNote>,
    faults: Vec<IngestionFault>,
) -> Result<Ended, Stop> {
    let standing = Standing { note, faults: Some(faults), ..Standing::of(IngestionStatus::Failed) };
    state::put(services, what, standing).await?;
    Ok(Ended::Failed)
}
