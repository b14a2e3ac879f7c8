//! Links between documents, as far as whoever asks may read what is at their ends; and a text as they see it.

use super::super::reading::Seen;
use crate::Stop;
use crate::gateway::Context;
use crate::integrations::markdown::{self, Lead};
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{Heading, LinkedDocument, TextFormat, document_of};
use domain::policy::{Actor, Portal};
use std::collections::HashMap;
use uuid::Uuid;

/// Documents that link to one, told at most.
const BACK_LINKS_MAX: i64 = 200;

/// A document at the end of a link, and the space that it stands in.
pub struct Linked {
    pub document: LinkedDocument,
    pub space: SpaceId,
}

/// Those of these documents that may be read, by title.
///
/// # Errors
/// The database's.
pub async fn readable_of(cx: &mut Context, seen: &Seen, ids: &[Uuid]) -> Result<Vec<Linked>, Stop> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query!(
        "select id, space_id, title from knowledge.documents
         where tenant_id = $1 and id = any($2) and status = 'kept' and space_id = any($3)
           and (readers is null or readers && $4) and (approved is not null or space_id = any($5))
         order by lower(title), id",
        seen.readable.tenant.0,
        ids,
        &seen.readable.spaces,
        &seen.readable.principals,
        &seen.written
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let linked = rows.into_iter().map(|row| Linked {
        document: LinkedDocument { id: DocumentId(row.id), title: row.title },
        space: SpaceId(row.space_id),
    });
    Ok(linked.collect())
}

/// Those that link to a document, as far as they may be read.
///
/// # Errors
/// The database's.
pub async fn back_links(cx: &mut Context, seen: &Seen, id: DocumentId) -> Result<Vec<LinkedDocument>, Stop> {
    let ids = sqlx::query_scalar!(
        "select from_id from knowledge.document_links where tenant_id = $1 and to_id = $2 order by from_id limit $3",
        seen.readable.tenant.0,
        id.0,
        BACK_LINKS_MAX
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    Ok(readable_of(cx, seen, &ids).await?.into_iter().map(|linked| linked.document).collect())
}

/// The page of a document in the portal that the actor enters.
pub fn page_of(actor: &Actor, Linked { document, space }: &Linked) -> String {
    let open = Portal::open_to(actor);
    let portal = [Portal::Client, Portal::Employee].into_iter().find(|portal| open.contains(portal));
    format!("{}/knowledge/{space}/{}", portal.unwrap_or(Portal::Client).path(), document.id)
}

/// A text as HTML, and its headings. Links to documents lead to these pages; to others they are their words alone.
pub fn rendered(text: &str, format: TextFormat, pages: &HashMap<DocumentId, String>) -> (String, Vec<Heading>) {
    if format != TextFormat::Markdown {
        let html = if text.is_empty() { String::new() } else { markdown::as_typed(text) };
        return (html, Vec::new());
    }
    let lead = |address: &str| match document_of(address) {
        None => Lead::AsWritten,
        Some(id) => pages.get(&id).map_or(Lead::Nowhere, |page| Lead::To(format!("{page}{}", place_in(address)))),
    };
    let (html, parts) = markdown::with_parts(text, &lead);
    let headings = parts.into_iter().map(|part| Heading { level: part.level, text: part.text, anchor: part.anchor });
    (html, headings.collect())
}

/// What stands after the document in an address: the place in it.
fn place_in(address: &str) -> &str {
    address.find(['?', '#']).map_or("", |at| &address[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::knowledge::address_of;

    #[test]
    fn a_link_leads_to_what_may_be_read_and_else_nowhere() {
        let (one, other) = (DocumentId(Uuid::from_u128(1)), DocumentId(Uuid::from_u128(2)));
        let text = format!("[one]({}#part-2) [other]({})", address_of(one), address_of(other));
        let pages = HashMap::from([(one, "/client/knowledge/s/1".to_owned())]);
        let (html, _) = rendered(&text, TextFormat::Markdown, &pages);
        assert!(html.contains(r##"href="/client/knowledge/s/1#part-2""##), "{html}");
        assert!(html.contains("</a> other"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1);
    }

    #[test]
    fn only_markdown_has_marks() {
        let (html, headings) = rendered("# a <b>", TextFormat::Plain, &HashMap::new());
        assert_eq!((html.as_str(), headings.len()), ("<pre dir=\"auto\"># a &lt;b&gt;</pre>\n", 0));
        assert_eq!(rendered("", TextFormat::Csv, &HashMap::new()).0, "");
    }
}
