//! Who reads and writes, as a list that is put together in the browser: everybody, people and teams, each in a role.

use super::super::labels;
use crate::port::{self, Erased};
use crate::ui::{Button, Choice, FindField, Finder, Finding, Icon, IconButton, Look};
use crate::words;
use domain::kernel::SpaceId;
use domain::knowledge::{Access, AccessRow, HOLDERS_MAX, HolderKind, HolderRow, SpaceHolders, SpaceRole};
use leptos::prelude::*;
use std::sync::Arc;
use texts::keys;

/// So many are found at a time.
const FOUND: u16 = 8;

/// Finds people and teams of the tenant by name, or those of one kind.
pub fn holders_of(space: SpaceId, kind: Option<HolderKind>) -> Finder {
    Arc::new(move |text| -> Finding {
        Box::pin(async move {
            let asked =
                SpaceHolders { id: space, limit: Some(FOUND), cursor: None, sort: None, kind, search: Some(text) };
            let found = port::call(asked).await.map(|page| page.data).unwrap_or_default();
            found.into_iter().map(choice).collect()
        })
    })
}

fn choice(HolderRow { kind, id, name }: HolderRow) -> Choice {
    let id = format!("{}:{id}", kind.as_str());
    Choice { id, name, about: words::texts().text(kind_name(kind)).to_owned(), icon: icon(kind) }
}

/// Who was chosen, as a reader at first.
fn chosen(choice: Choice) -> Option<AccessRow> {
    let (kind, id) = choice.id.split_once(':')?;
    let (kind, id) = (HolderKind::parse(kind)?, id.parse().ok()?);
    Some(AccessRow { kind, id: Some(id), name: choice.name, role: SpaceRole::Reader })
}

const fn icon(kind: HolderKind) -> &'static str {
    match kind {
        HolderKind::Everybody => "globe",
        HolderKind::Person => "contact",
        HolderKind::Team => "network",
    }
}

const fn kind_name(kind: HolderKind) -> texts::Key {
    match kind {
        HolderKind::Everybody => keys::knowledge_pages::EVERYBODY,
        HolderKind::Person => keys::knowledge_pages::PERSON,
        HolderKind::Team => keys::knowledge_pages::TEAM,
    }
}

/// What the list gives, as operations have it.
pub fn given(rows: &[AccessRow]) -> Vec<Access> {
    rows.iter().map(|row| Access { kind: row.kind, id: row.id, role: row.role }).collect()
}

/// The list, with the ways in and out.
#[component]
pub fn Holders(
    space: SpaceId,
    /// Who is in it.
    rows: RwSignal<Vec<AccessRow>>,
    /// Unique in the page.
    id: &'static str,
) -> impl IntoView {
    let texts = words::texts();
    let add = move |row: AccessRow| {
        rows.update(|rows| {
            let is_new = rows.iter().all(|it| (it.kind, it.id) != (row.kind, row.id));
            if is_new && rows.len() < HOLDERS_MAX {
                rows.push(row);
            }
        });
    };
    let on_choose = Callback::new(move |choice: Choice| {
        if let Some(row) = chosen(choice) {
            add(row);
        }
    });
    let everybody = move |_| {
        add(AccessRow { kind: HolderKind::Everybody, id: None, name: String::new(), role: SpaceRole::Reader });
    };
    let has_everybody = move || rows.with(|rows| rows.iter().any(|row| row.kind == HolderKind::Everybody));
    view! {
        <ul class="tree">{move || rows.get().into_iter().map(|it| row(it, rows)).collect::<Vec<_>>()}</ul>
        <FindField
            id=id
            label=texts.text(keys::knowledge_pages::FIND_HOLDER)
            nothing=texts.text(keys::knowledge_pages::NOBODY_FOUND)
            finder=holders_of(space, None)
            on_choose
        />
        <Show when=move || !has_everybody()>
            <Button look=Look::Quiet icon="globe" on:click=everybody>
                {texts.text(keys::knowledge_pages::ADD_EVERYBODY)}
            </Button>
        </Show>
    }
    .erased()
}

fn row(holder: AccessRow, rows: RwSignal<Vec<AccessRow>>) -> AnyView {
    let texts = words::texts();
    let AccessRow { kind, id, name, role } = holder;
    let is_it = move |row: &AccessRow| (row.kind, row.id) == (kind, id);
    let name = match kind {
        HolderKind::Everybody => texts.text(keys::knowledge_pages::EVERYBODY).to_owned(),
        HolderKind::Person | HolderKind::Team if name.is_empty() => {
            texts.text(keys::knowledge_pages::NOT_HERE).to_owned()
        }
        HolderKind::Person | HolderKind::Team => name,
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(chosen) = SpaceRole::parse(&event_target_value(&event)) {
            rows.update(|rows| {
                if let Some(row) = rows.iter_mut().find(|row| (row.kind, row.id) == (kind, id)) {
                    row.role = chosen;
                }
            });
        }
    };
    let options: Vec<_> = SpaceRole::ALL
        .iter()
        .map(|it| {
            let is_chosen = *it == role;
            view! { <option value=it.as_str() selected=is_chosen>{texts.text(labels::role(*it))}</option> }
        })
        .collect();
    let label = texts.fill(keys::knowledge_pages::ROLE_OF, &[("name", &name)]);
    view! {
        <li class="tree-item holder">
            <Icon name=icon(kind)/>
            <bdi class="font-medium" dir="auto">{name}</bdi>
            <div class="select">
                <select class="input" aria-label=label prop:value=role.as_str() on:change=choose>{options}</select>
                <Icon name="chevron-down"/>
            </div>
            <IconButton
                icon="x"
                label=texts.text(keys::knowledge_pages::TAKE_OUT)
                on:click=move |_| rows.update(|rows| rows.retain(|row| !is_it(row)))
            />
        </li>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_chosen_reads_at_first() {
        let id = "01920000-0000-7000-8000-000000000001";
        let choice = |id: String| Choice { id, name: "Care".into(), about: String::new(), icon: "contact" };
        let row = chosen(choice(format!("team:{id}"))).expect("a team");
        assert_eq!((row.kind, row.role), (HolderKind::Team, SpaceRole::Reader));
        assert_eq!(row.id.map(|id| id.to_string()).as_deref(), Some(id));
        assert!(chosen(choice(id.to_owned())).is_none() && chosen(choice("person:x".to_owned())).is_none());
    }
}
