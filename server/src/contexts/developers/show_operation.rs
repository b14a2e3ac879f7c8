use super::members::{answer, members};
use super::reference::line;
use super::snippets::snippets;
use crate::Stop;
use crate::audit;
use crate::gateway::Context;
use crate::isolation::rest_of;
use domain::Refusal;
use domain::catalogue::{self, Entry};
use domain::developers::snippets::Request;
use domain::developers::{ErrorLine, OperationSheet, ShowOperation, Snippets};
use domain::kernel::{Access, Kind};
use domain::policy::{Permission, Role, may_ask};
use serde_json::Value;
use texts::{Catalogue, Locale};

pub async fn show_operation(cx: &mut Context, op: ShowOperation) -> Result<OperationSheet, Stop> {
    let entry = catalogue::find(&op.name).ok_or_else(Refusal::not_found)?;
    let actor = cx.actor()?.clone();
    let events = match actor.holds(Permission::ReadAuditLog) && !entry.kind.only_reads() {
        true => audit::written_by(cx.tx().await?, actor.tenant_id, entry.name).await?,
        false => Vec::new(),
    };
    let because = may_ask(Some(&actor), entry.access, &entry.attributes).err();
    let (body, snippets) = example(entry, &cx.services.mail.public_url);
    Ok(OperationSheet {
        line: line(entry, &actor),
        doc: entry.doc.into(),
        because: because.map(|refusal| sentence(&refusal, cx.caller.locale)),
        roles: match entry.access {
            Access::Needs(permission) => Role::carrying(permission).collect(),
            Access::Public | Access::SignedIn => Vec::new(),
        },
        members: members(entry),
        body,
        status: entry.status(),
        answer: answer(entry),
        errors: entry.refusals().into_iter().map(|(status, doc)| ErrorLine { status, doc: doc.into() }).collect(),
        limit: entry.attributes.limit.into(),
        takes_key: entry.takes_key(),
        danger: entry.attributes.danger,
        deprecated_since: entry.attributes.deprecated_since.map(str::to_owned),
        events,
        snippets,
    })
}

/// The body of an operation's example, and the example as programs ask it.
fn example(entry: &Entry, public_url: &str) -> (Option<String>, Option<Snippets>) {
    let Some(rest) = entry.rest.filter(|_| entry.kind != Kind::Upload) else { return (None, None) };
    let (method, path, body) = rest_of(entry, rest, &(entry.example)());
    let body = body.as_object().filter(|members| !members.is_empty()).map(|_| pretty(&body));
    let url = format!("{}{path}", public_url.trim_end_matches('/'));
    let request = Request { method: method.as_str(), url: &url, body: body.as_deref() };
    let snippets = snippets(&request);
    (body, Some(snippets))
}

/// JSON that a person reads.
pub(super) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// What a refusal says in a language.
fn sentence(refusal: &Refusal, locale: Locale) -> String {
    let catalogue = Catalogue::of(locale);
    let params: Vec<_> = refusal.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let key = catalogue.named(&format!("errors.{}", refusal.code));
    key.map_or_else(|| refusal.code.to_string(), |key| catalogue.fill(key, &params))
}
