//! Links between documents, as far as whoever asks may read what is at their ends; and a text as they see it.

use super::super::reading::Seen;
use crate::Stop;
use crate::contexts::files;
use crate::gateway::Context;
use crate::integrations::markdown::{self, Lead};
use domain::Operation;
use domain::kernel::{DocumentId, FileId, SpaceId};
use domain::knowledge::{
    DownloadAttachment, Heading, LinkedDocument, TextFormat, attachment_of, attachments_in, document_of,
};
use domain::policy::{Actor, Portal};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Documents that link to one, told at most.
const BACK_LINKS_MAX: i64 = 200;

/// A document at the end of a link, and the space that it stands in.
pub struct Linked {
    pub document: LinkedDocument,
    pub space: SpaceId,
}

/// Where the links of a text lead, for whoever asks; what isn't here is its words alone.
#[derive(Default)]
pub struct Ends {
    /// The pages of documents.
    pub pages: HashMap<DocumentId, String>,
    /// Files, with the documents that they are attached to.
    pub files: HashSet<(DocumentId, FileId)>,
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

/// The attached files that a text links to, of the document that it is of and of others that may be read.
///
/// # Errors
/// The database's.
pub async fn attached(
    cx: &mut Context,
    seen: &Seen,
    (own, text): (DocumentId, &str),
) -> Result<HashSet<(DocumentId, FileId)>, Stop> {
    let named = attachments_in(text);
    if named.is_empty() {
        return Ok(HashSet::new());
    }
    let (documents, ids): (Vec<Uuid>, Vec<Uuid>) = named.iter().map(|(document, file)| (document.0, file.0)).unzip();
    let others = readable_of(cx, seen, &documents).await?.into_iter().map(|linked| linked.document.id);
    let read: HashSet<DocumentId> = others.chain([own]).collect();
    let owned = files::owners_of(cx, &ids).await?.into_iter();
    let there: HashSet<_> = owned.filter_map(|(file, owner)| Some((owner.document()?, file))).collect();
    Ok(named.into_iter().filter(|link| read.contains(&link.0) && there.contains(link)).collect())
}

/// The page of a document in the portal that the actor enters.
pub fn page_of(actor: &Actor, Linked { document, space }: &Linked) -> String {
    let open = Portal::open_to(actor);
    let portal = [Portal::Client, Portal::Employee].into_iter().find(|portal| open.contains(portal));
    format!("{}/knowledge/{space}/{}", portal.unwrap_or(Portal::Client).path(), document.id)
}

/// A text as HTML, and its headings. Links to documents and to what is attached to them lead to these ends; others of them are their
/// words alone.
pub fn rendered(text: &str, format: TextFormat, ends: &Ends) -> (String, Vec<Heading>) {
    if format != TextFormat::Markdown {
        let html = if text.is_empty() { String::new() } else { markdown::as_typed(text) };
        return (html, Vec::new());
    }
    let lead = |address: &str| match (attachment_of(address), document_of(address)) {
        (Some(link), _) if ends.files.contains(&link) => Lead::File(content_of(link)),
        (Some(_), _) => Lead::Nowhere,
        (None, None) => Lead::AsWritten,
        (None, Some(id)) => {
            ends.pages.get(&id).map_or(Lead::Nowhere, |page| Lead::To(format!("{page}{}", place_in(address))))
        }
    };
    let (html, parts) = markdown::with_parts(text, &lead);
    let headings = parts.into_iter().map(|part| Heading { level: part.level, text: part.text, anchor: part.anchor });
    (html, headings.collect())
}

/// Where the content of an attached file is.
fn content_of((document, file): (DocumentId, FileId)) -> String {
    let template = DownloadAttachment::REST.map_or("", |rest| rest.path);
    let path = template.replace("{id}", &document.to_string()).replace("{fileId}", &file.to_string());
    format!("/api/v1{path}")
}

/// What stands after the document in an address: the place in it.
fn place_in(address: &str) -> &str {
    address.find(['?', '#']).map_or("", |at| &address[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::knowledge::{address_of, attachment_address};

    #[test]
    fn a_link_leads_to_what_may_be_read_and_else_nowhere() {
        let (one, other) = (DocumentId(Uuid::from_u128(1)), DocumentId(Uuid::from_u128(2)));
        let text = format!("[one]({}#part-2) [other]({})", address_of(one), address_of(other));
        let pages = HashMap::from([(one, "/client/knowledge/s/1".to_owned())]);
        let (html, _) = rendered(&text, TextFormat::Markdown, &Ends { pages, ..Ends::default() });
        assert!(html.contains(r##"href="/client/knowledge/s/1#part-2""##), "{html}");
        assert!(html.contains("</a> other"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1);
    }

    #[test]
    fn a_link_to_an_attached_file_leads_to_its_content_or_is_its_words_alone() {
        let document = DocumentId(Uuid::from_u128(1));
        let (one, other) = (FileId(Uuid::from_u128(2)), FileId(Uuid::from_u128(3)));
        let address = |file| attachment_address(document, file);
        let text = format!("[one]({}) [other]({})", address(one), address(other));
        let (pages, files) = (HashMap::from([(document, "/page".to_owned())]), HashSet::from([(document, one)]));
        let (html, _) = rendered(&text, TextFormat::Markdown, &Ends { pages, files });
        let path = format!(r#"href="/api/v1/documents/{document}/attachments/{one}/content" download="""#);
        assert!(html.contains(&path) && html.contains("</a> other"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1);
    }

    #[test]
    fn only_markdown_has_marks() {
        let (html, headings) = rendered("# a <b>", TextFormat::Plain, &Ends::default());
        assert_eq!((html.as_str(), headings.len()), ("<pre dir=\"auto\"># a &lt;b&gt;</pre>\n", 0));
        assert_eq!(rendered("", TextFormat::Csv, &Ends::default()).0, "");
    }
}
