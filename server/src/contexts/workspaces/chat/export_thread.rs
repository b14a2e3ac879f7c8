use super::exported::{json, markdown};
use super::show_thread::{head, turn};
use super::turns::{Placed, placed, said};
use super::visible;
use crate::Stop;
use crate::gateway::{Context, Download};
use domain::workspaces::chat::{ExportThread, ThreadFormat, ThreadTurn, TurnPlace, path, siblings};

pub async fn export_thread(cx: &mut Context, op: ExportThread) -> Result<Download, Stop> {
    let loaded = visible::read(cx, op.id).await?;
    let head = head(cx, op.id).await?;
    let all = placed(cx, op.id).await?;
    let places: Vec<TurnPlace> = all.iter().map(|placed| placed.place).collect();
    let format = op.format.unwrap_or(ThreadFormat::Markdown);
    let way = path(&places, op.at);
    let is_asked = |placed: &&Placed| format == ThreadFormat::Json || way.contains(&placed.place.turn);
    let wanted: Vec<&Placed> = all.iter().filter(is_asked).collect();
    let mut said = said(cx, &wanted).await?;
    let turns: Vec<ThreadTurn> = wanted
        .iter()
        .filter_map(|placed| {
            let said = said.remove(&placed.execution)?;
            Some(turn(placed, siblings(&places, placed.place.turn), said, false))
        })
        .collect();
    let (ending, media_type, text) = match format {
        ThreadFormat::Markdown => ("md", "text/markdown", markdown(&head, &turns)),
        ThreadFormat::Json => ("json", "application/json", json(&head, &turns).map_err(Stop::defect)?),
    };
    // A run's answer grows without an event of the thread: its length is what tells one copy from the next.
    let etag = format!("{}-{}-{ending}-{}", op.id, loaded.version, text.len());
    Ok(Download::of(&format!("chat-{}.{ending}", head.created_at.date()), media_type, &etag, text))
}
