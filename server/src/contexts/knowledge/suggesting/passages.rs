//! The words of the passages that suggestions come from. They are read for what is shown and nothing else, once it is known that
//! whoever looks may read it: a passage lies within a text that may be a whole book.

use crate::Stop;
use crate::gateway::Context;
use domain::kernel::DocumentId;
use domain::knowledge::suggesting::SuggestionReason;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Where a passage is: characters of the text of a version.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    document: Uuid,
    version: i32,
    from: i32,
    to: i32,
}

impl Place {
    fn of(document: DocumentId, version: u32, (from, to): (u32, u32)) -> Self {
        let [version, from, to] = [version, from, to].map(|number| i32::try_from(number).unwrap_or(i32::MAX));
        Self { document: document.0, version, from, to }
    }

    /// The passage of the other document.
    fn there(reason: &SuggestionReason) -> Self {
        Self::of(reason.document, reason.version, (reason.from, reason.to))
    }

    /// The passage of the document itself.
    fn here(itself: (DocumentId, u32), reason: &SuggestionReason) -> Self {
        Self::of(itself.0, itself.1, (reason.here_from, reason.here_to))
    }
}

/// Puts their words into the reasons of what is suggested for a version of a document.
///
/// # Errors
/// The database's.
pub(super) async fn put_words(
    cx: &mut Context,
    itself: (DocumentId, u32),
    reasons: Vec<&mut SuggestionReason>,
) -> Result<(), Stop> {
    // A tag and a link that come from the same passages share them.
    let places: HashSet<Place> =
        reasons.iter().flat_map(|reason| [Place::there(reason), Place::here(itself, reason)]).collect();
    let words = words(cx, &places.into_iter().collect::<Vec<_>>()).await?;
    for reason in reasons {
        let (there, here) = (Place::there(reason), Place::here(itself, reason));
        reason.text = words.get(&there).cloned().unwrap_or_default();
        reason.here = words.get(&here).cloned().unwrap_or_default();
    }
    Ok(())
}

async fn words(cx: &mut Context, places: &[Place]) -> Result<HashMap<Place, String>, Stop> {
    if places.is_empty() {
        return Ok(HashMap::new());
    }
    let tenant = cx.actor()?.tenant_id;
    let numbers = |of: fn(&Place) -> i32| places.iter().map(of).collect::<Vec<i32>>();
    let rows = sqlx::query!(
        r#"select p.document_id as "document_id!", p.version as "version!", p.from_char as "from_char!",
                  p.to_char as "to_char!",
                  substring(t.text from p.from_char + 1 for greatest(p.to_char - p.from_char, 0)) as "words!"
           from unnest($2::uuid[], $3::integer[], $4::integer[], $5::integer[])
               as p (document_id, version, from_char, to_char)
           join knowledge.version_texts t
             on t.tenant_id = $1 and t.document_id = p.document_id and t.version = p.version"#,
        tenant.0,
        &places.iter().map(|place| place.document).collect::<Vec<_>>(),
        &numbers(|place| place.version),
        &numbers(|place| place.from),
        &numbers(|place| place.to)
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let named = rows.into_iter().map(|row| {
        let place = Place { document: row.document_id, version: row.version, from: row.from_char, to: row.to_char };
        (place, row.words)
    });
    Ok(named.collect())
}
