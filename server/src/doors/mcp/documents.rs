//! Documents as resources of the protocol: those that the caller may read, each as the text that readers see.

use crate::gateway::{Caller, Gateway};
use domain::Refusal;
use domain::kernel::DocumentId;
use domain::knowledge::{Documents, ShowDocument, TextFormat};
use rmcp::model::{ListResourcesResult, ReadResourceResult, Resource, ResourceContents};

/// What the address of a document begins with.
const ADDRESS: &str = "portico://documents/";
/// Documents on a page.
const PAGE: u16 = 100;

/// A page of documents that readers see something of.
pub(super) async fn listed(
    gateway: &Gateway,
    caller: &Caller,
    after: Option<String>,
) -> Result<ListResourcesResult, Refusal> {
    let asked = Documents { limit: Some(PAGE), cursor: after, ..Documents::default() };
    let page = gateway.call(caller.clone(), asked).await?;
    let seen = page.data.into_iter().filter(|row| row.approved.is_some());
    let resources = seen.map(|row| {
        let name = format!("{} › {}", row.space_name, row.title);
        Resource::new(format!("{ADDRESS}{}", row.id), name).with_title(row.title)
    });
    let mut listed = ListResourcesResult::with_all_items(resources.collect());
    listed.next_cursor = page.next_cursor;
    Ok(listed)
}

/// The text of a document.
pub(super) async fn read(gateway: &Gateway, caller: &Caller, address: &str) -> Result<ReadResourceResult, Refusal> {
    let id: Option<DocumentId> = address.strip_prefix(ADDRESS).and_then(|id| id.parse().ok());
    let id = id.ok_or_else(Refusal::not_found)?;
    let document = gateway.call(caller.clone(), ShowDocument { id, version: None }).await?;
    let media_type = match document.format {
        TextFormat::Plain => "text/plain",
        TextFormat::Markdown => "text/markdown",
        TextFormat::Html => "text/html",
        TextFormat::Csv => "text/csv",
    };
    let contents = ResourceContents::text(document.body, address).with_mime_type(media_type);
    Ok(ReadResourceResult::new(vec![contents]))
}
