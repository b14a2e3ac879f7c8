//! Who may ask for an operation, how it runs, and what its calls count against.

use super::labels;
use super::reference_page::access;
use crate::port::Erased;
use crate::ui::{Alert, Fact, Facts, Tone};
use crate::words;
use domain::developers::OperationSheet;
use leptos::prelude::*;
use texts::keys;

pub(super) fn facts(sheet: &OperationSheet) -> AnyView {
    let texts = words::texts();
    let because = sheet.because.clone().map(|because| {
        let title = texts.text(keys::developers::MAY_NOT);
        view! { <Alert tone=Tone::Warning title=title><p>{because}</p></Alert> }
    });
    let deprecated = sheet.deprecated_since.as_deref().map(|release| {
        let text = texts.fill(keys::developers::DEPRECATED, &[("release", release)]);
        view! { <Alert tone=Tone::Warning><p>{text}</p></Alert> }
    });
    let roles: Vec<_> = sheet.roles.iter().map(|role| words::role(texts, role.as_str())).collect();
    let roles = (!roles.is_empty()).then(|| {
        view! { <Fact name=texts.text(keys::developers::ROLES)>{roles.join(" · ")}</Fact> }
    });
    let says = sheet.line.permission.map(|permission| words::permission(texts, permission.as_str()));
    let says = says.unwrap_or_else(|| texts.text(keys::developers::ANYBODY));
    let key = sheet.takes_key.then(|| {
        view! {
            <Fact name=texts.text(keys::developers::IDEMPOTENCY)>{texts.text(keys::developers::IDEMPOTENCY_TAKEN)}</Fact>
        }
    });
    let access = access(&sheet.line);
    let (kind, limit) = (texts.text(labels::kind(sheet.line.kind)), texts.text(labels::limit(sheet.limit)));
    view! {
        {deprecated}
        {because}
        <Facts>
            <Fact name=texts.text(keys::developers::PERMISSION)>
                {access}
                <span class="t-sm text-fg-muted">{says}</span>
            </Fact>
            {roles}
            <Fact name=texts.text(keys::developers::KIND)>{kind}</Fact>
            <Fact name=texts.text(keys::developers::LIMIT)>{limit}</Fact>
            {key}
        </Facts>
    }
    .erased()
}
