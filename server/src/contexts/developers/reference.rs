use crate::Stop;
use crate::gateway::Context;
use domain::catalogue::{self, Entry};
use domain::developers::{OperationLine, OperationLines, Reference};
use domain::kernel::Access;
use domain::policy::{Actor, may_ask};

pub async fn reference(cx: &mut Context, op: Reference) -> Result<OperationLines, Stop> {
    let actor = cx.actor()?;
    let mut entries = catalogue::all();
    entries.sort_by_key(|entry| (entry.context, entry.name));
    let wanted = op.search.unwrap_or_default().trim().to_lowercase();
    let is_wanted = |entry: &&Entry| {
        let path = entry.rest.map_or("", |rest| rest.path);
        [entry.name, path, entry.doc].iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    Ok(OperationLines { data: entries.into_iter().filter(is_wanted).map(|entry| line(entry, actor)).collect() })
}

/// An operation in one line, as somebody sees it.
pub(super) fn line(entry: &Entry, actor: &Actor) -> OperationLine {
    let doc = entry.doc.split('\n').next().unwrap_or_default();
    OperationLine {
        name: entry.name.into(),
        context: entry.context.into(),
        kind: entry.kind.into(),
        method: entry.rest.map(|rest| rest.method.as_str().into()),
        path: entry.rest.map(|rest| rest.path.into()),
        summary: first_sentence(doc).into(),
        permission: match entry.access {
            Access::Needs(permission) => Some(permission),
            Access::Public | Access::SignedIn => None,
        },
        may: may_ask(Some(actor), entry.access, &entry.attributes).is_ok(),
    }
}

/// Up to the first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}
