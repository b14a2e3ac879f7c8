//! What is suggested for a document at present, as somebody may see it.

use crate::Stop;
use crate::contexts::knowledge::citing::readable_among;
use crate::contexts::knowledge::reading::FoundDocument;
use crate::gateway::Context;
use domain::kernel::DocumentId;
use domain::knowledge::Access;
use domain::knowledge::suggesting::{
    SUGGESTIONS_MAX, Suggested, SuggestedLink, SuggestedTag, SuggestionReason, is_open_to_readers,
};

/// What is open: neither settled nor there already. The passages are places without words.
#[derive(Default)]
pub(super) struct Open {
    pub tags: Vec<SuggestedTag>,
    pub links: Vec<SuggestedLink>,
}

/// The suggestions for a version of a document that was found, as far as the actor may read what they come from now. A document
/// that stands in another space by now suggests nothing, and a tag that it has lost isn't suggested by it either. A link is only
/// to what everybody may read who reads this document, and to nothing as long as it is shared outside.
///
/// # Errors
/// The database's.
pub(super) async fn open(cx: &mut Context, found: &FoundDocument, version: u32) -> Result<Open, Stop> {
    let (tenant, now) = (cx.actor()?.tenant_id, cx.now);
    let rows = sqlx::query!(
        "select s.what, s.other_id, o.title, o.tags, o.readers, s.other_version, s.other_from, s.other_to, s.from_char,
                s.to_char, s.nearness
         from knowledge.suggestions s
         join knowledge.documents o on o.tenant_id = s.tenant_id and o.id = s.other_id and o.space_id = $4
         where s.tenant_id = $1 and s.document_id = $2 and s.version = $3
           and not exists (select from knowledge.settled_suggestions x
                           where x.tenant_id = s.tenant_id and x.document_id = s.document_id and x.what = s.what)
           and not (s.what like 'link:%' and (
                   exists (select from knowledge.document_links l
                           where l.tenant_id = s.tenant_id and l.from_id = s.document_id and l.to_id = s.other_id)
                   or exists (select from knowledge.document_shares h
                              where h.tenant_id = s.tenant_id and h.document_id = s.document_id
                                and h.revoked_at is null and h.expires_at > $5)))
         order by s.nearness desc, s.what, s.other_id",
        tenant.0,
        found.id.0,
        i32::try_from(version).unwrap_or(i32::MAX),
        found.space.id.0,
        now.0
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let others: Vec<DocumentId> = rows.iter().map(|row| DocumentId(row.other_id)).collect();
    let readable = readable_among(cx, &others).await?;
    let readers: Option<Vec<String>> =
        found.readers.as_ref().map(|readers| readers.iter().map(Access::principal).collect());
    let mut open = Open::default();
    for row in rows {
        let document = DocumentId(row.other_id);
        let Some(what) = Suggested::parse(&row.what).filter(|_| readable.contains(&document)) else { continue };
        let is_theirs = is_open_to_readers(readers.as_deref(), row.readers.as_deref());
        let reason = SuggestionReason {
            document,
            title: row.title,
            version: row.other_version.unsigned_abs(),
            from: row.other_from.unsigned_abs(),
            to: row.other_to.unsigned_abs(),
            text: String::new(),
            here_from: row.from_char.unsigned_abs(),
            here_to: row.to_char.unsigned_abs(),
            here: String::new(),
            nearness: row.nearness,
        };
        match what {
            Suggested::Link(_) if is_theirs => open.links.push(SuggestedLink { reason }),
            Suggested::Tag(tag) if row.tags.contains(&tag) && !found.tags.contains(&tag) => open.add_tag(tag, reason),
            Suggested::Link(_) | Suggested::Tag(_) => {}
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

    /// As much of it as is shown at once.
    pub fn shown(mut self) -> Self {
        self.tags.truncate(SUGGESTIONS_MAX);
        self.links.truncate(SUGGESTIONS_MAX);
        self
    }

    /// What all of it comes from.
    pub fn reasons(&mut self) -> Vec<&mut SuggestionReason> {
        let of_tags = self.tags.iter_mut().flat_map(|tag| tag.reasons.iter_mut());
        of_tags.chain(self.links.iter_mut().map(|link| &mut link.reason)).collect()
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
