//! Every operation there is, by context.

use super::code::prose;
use super::labels;
use super::narrow::{Narrow, has, typed};
use crate::lists::{ListHead, Shown};
use crate::port::{self, Erased, Known};
use crate::ui::{Column, EmptyState, Icon, Table};
use crate::words;
use domain::developers::{OperationLine, OperationLines, Reference};
use leptos::prelude::*;
use texts::keys;

/// The reference.
#[component]
pub fn ReferencePage() -> impl IntoView {
    let texts = words::texts();
    let typed = typed();
    let lines = Known::new(|| (), |()| port::call(Reference::default()));
    view! {
        <ListHead title=texts.text(keys::developers::REFERENCE) intro=texts.text(keys::developers::REFERENCE_INTRO)/>
        <div class="toolbar"><Narrow typed/></div>
        <Shown known=lines rows=8 show=move |lines| show(lines, typed)/>
    }
    .erased()
}

fn show(OperationLines { data }: OperationLines, typed: RwSignal<String>) -> AnyView {
    let narrowed = move || {
        let typed = typed.get();
        let found: Vec<&OperationLine> = data
            .iter()
            .filter(|line| has(&[&line.name, line.path.as_deref().unwrap_or_default(), &line.summary], &typed))
            .collect();
        contexts(&found)
    };
    view! { {narrowed} }.erased()
}

fn contexts(found: &[&OperationLine]) -> AnyView {
    let texts = words::texts();
    if found.is_empty() {
        let (title, text) = (texts.text(keys::developers::NOTHING_TITLE), texts.text(keys::developers::NOTHING_TEXT));
        return view! { <EmptyState icon="search-x" title text/> }.erased();
    }
    let count = texts.fill(keys::developers::FOUND, &[("count", &found.len().to_string())]);
    let groups: Vec<_> = found.chunk_by(|one, other| one.context == other.context).map(context).collect();
    view! {
        <p class="t-sm text-fg-muted" role="status">{count}</p>
        {groups}
    }
    .erased()
}

fn context(lines: &[&OperationLine]) -> AnyView {
    let texts = words::texts();
    let name = lines.first().map(|line| line.context.clone()).unwrap_or_default();
    let columns = [keys::developers::OPERATION, keys::developers::REQUEST, keys::developers::KIND];
    let mut columns = columns.map(|key| Column::new(texts.text(key))).to_vec();
    columns.push(Column::new(texts.text(keys::developers::PERMISSION)));
    let rows: Vec<_> = lines.iter().map(|line| row(line)).collect();
    view! {
        <section class="section">
            <h2 class="t-md" lang="en"><bdi>{name.clone()}</bdi></h2>
            <Table caption=name columns>{rows}</Table>
        </section>
    }
    .erased()
}

fn row(line: &OperationLine) -> AnyView {
    let texts = words::texts();
    let place = line.method.clone().zip(line.path.clone()).map(|(method, path)| format!("{method} {path}"));
    view! {
        <tr>
            <th scope="row">
                <div class="anywhere">
                    <a class="row-link" href=format!("/developer/reference/{}", line.name)>
                        <code dir="ltr">{line.name.clone()}</code>
                    </a>
                    <p class="t-sm text-fg-muted font-normal">{prose(&line.summary)}</p>
                </div>
            </th>
            <td data-label=texts.text(keys::developers::REQUEST)>
                <code class="anywhere" dir="ltr">{place}</code>
            </td>
            <td data-label=texts.text(keys::developers::KIND)>{texts.text(labels::kind(line.kind))}</td>
            <td data-label=texts.text(keys::developers::PERMISSION)>{access(line)}</td>
        </tr>
    }
    .erased()
}

/// The permission, and whether the reader has it: as a picture with words.
pub(super) fn access(line: &OperationLine) -> AnyView {
    let texts = words::texts();
    let (icon, said) = match line.may {
        true => ("circle-check", keys::developers::MAY),
        false => ("lock", keys::developers::MAY_NOT),
    };
    let permission = line.permission.map(|permission| view! { <code dir="ltr">{permission.as_str()}</code> });
    view! {
        <span class="flex gap-2 items-center" title=texts.text(said)>
            <Icon name=icon/>
            <span class="visually-hidden">{texts.text(said)}</span>
            {permission}
        </span>
    }
    .erased()
}
