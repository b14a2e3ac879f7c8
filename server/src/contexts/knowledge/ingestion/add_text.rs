use crate::Stop;
use crate::contexts::files;
use crate::contexts::knowledge::reading::{Incoming, bring_in, find_space};
use crate::gateway::Context;
use domain::files::Use;
use domain::knowledge::ingestion::AddText;
use domain::knowledge::{DocumentKind, DocumentMade, TextFormat};

pub async fn add_text(cx: &mut Context, op: AddText) -> Result<DocumentMade, Stop> {
    let tenant = cx.actor()?.tenant_id;
    // Whoever may not write there isn't told how much room there is.
    find_space(cx, op.space_id, Use::Write).await?;
    files::check_room(cx, tenant, op.text.len() as u64).await?;
    let incoming = Incoming {
        space: op.space_id,
        parent: None,
        kind: DocumentKind::Text,
        title: op.title.trim().to_owned(),
        tags: op.tags,
        body: Some(op.text),
        format: op.format.unwrap_or(TextFormat::Plain),
        file: None,
    };
    Ok(DocumentMade { id: bring_in(cx, incoming).await? })
}
