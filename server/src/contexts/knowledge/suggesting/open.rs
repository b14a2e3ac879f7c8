//! What is suggested for a document at present, as somebody may see it.

use crate::Stop;
use crate::contexts::knowledge::citing::readable_among;
use crate::contexts::knowledge::reading::FoundDocument;
use crate::gateway::Context;
use domain::kernel::DocumentId;
use domain::knowledge::suggesting::{Suggested, SuggestedLink, SuggestedTag, SuggestionReason};

/// What is open: neither settled nor there already.
#[derive(Default)]
pub(super) struct Open {
    pub tags: Vec<SuggestedTag>,
    pub links: Vec<SuggestedLink>,
}

/// The suggestions for a version of a document that was found, as far as the actor may read what they come from now. A document
/// that stands in another space by now suggests nothing, and a tag that it has lost isn't suggested by it either.
///
/// # Errors
/// The database's.
pub(super) async fn open(cx: &mut Context, found: &FoundDocument, version: u32) -> Result<Open, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let rows = sqlx::query!(
        r#"select s.what, s.other_id, o.title, o.tags, s.other_version, s.other_from, s.other_to, s.from_char, s.to_char,
                  s.nearness, substring(u.text from s.other_from + 1 for s.other_to - s.other_from) as there,
                  substring(t.text from s.from_char + 1 for s.to_char - s.from_char) as here
           from knowledge.suggestions s
           join knowledge.documents o on o.tenant_id = s.tenant_id and o.id = s.other_id and o.space_id = $4
           join knowledge.version_texts t
             on t.tenant_id = s.tenant_id and t.document_id = s.document_id and t.version = s.version
           join knowledge.version_texts u
             on u.tenant_id = s.tenant_id and u.document_id = s.other_id and u.version = s.other_version
           where s.tenant_id = $1 and s.document_id = $2 and s.version = $3
             and not exists (select from knowledge.settled_suggestions x
                             where x.tenant_id = s.tenant_id and x.document_id = s.document_id and x.what = s.what)
             and not (s.what like 'link:%' and exists (
                     select from knowledge.document_links l
                     where l.tenant_id = s.tenant_id and l.from_id = s.document_id and l.to_id = s.other_id))
           order by s.nearness desc, s.what, s.other_id"#,
        tenant.0,
        found.id.0,
        i32::try_from(version).unwrap_or(i32::MAX),
        found.space.id.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let others: Vec<DocumentId> = rows.iter().map(|row| DocumentId(row.other_id)).collect();
    let readable = readable_among(cx, &others).await?;
    let mut open = Open::default();
    for row in rows {
        let document = DocumentId(row.other_id);
        let Some(what) = Suggested::parse(&row.what).filter(|_| readable.contains(&document)) else { continue };
        let reason = SuggestionReason {
            document,
            title: row.title,
            version: row.other_version.unsigned_abs(),
            from: row.other_from.unsigned_abs(),
            to: row.other_to.unsigned_abs(),
            text: row.there.unwrap_or_default(),
            here_from: row.from_char.unsigned_abs(),
            here_to: row.to_char.unsigned_abs(),
            here: row.here.unwrap_or_default(),
            nearness: row.nearness,
        };
        match what {
            Suggested::Link(_) => open.links.push(SuggestedLink { reason }),
            Suggested::Tag(tag) if row.tags.contains(&tag) && !found.tags.contains(&tag) => open.add_tag(tag, reason),
            Suggested::Tag(_) => {}
        }
    }
    Ok(open)
}

impl Open {
    fn add_tag(&mut self, tag: String, reason: SuggestionReason) {
        match self.tags.iter().position(|suggested| suggested.tag == tag) {
            Some(place) => self.tags[place].reasons.push(reason),
            None => self.tags.push(SuggestedTag { tag, reasons: vec![reason] }),
        }
    }

    /// Whether this is suggested, to whoever looks.
    pub fn holds(&self, what: &Suggested) -> bool {
        match what {
            Suggested::Tag(tag) => self.tags.iter().any(|suggested| suggested.tag == *tag),
            Suggested::Link(to) => self.title_of(*to).is_some(),
        }
    }

    /// What the document is called to which a link is suggested.
    pub fn title_of(&self, to: DocumentId) -> Option<&str> {
        self.links.iter().find(|link| link.reason.document == to).map(|link| link.reason.title.as_str())
    }
}
