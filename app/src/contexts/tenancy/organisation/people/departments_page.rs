//! The tree of departments; one of them stands open beside it (`?department=…`). Every department is a link within nested
//! lists, so that keyboard and screen reader need nothing of their own.

use super::department_panel::{AddForm, DepartmentPanel};
use super::{may_manage, opened};
use crate::lists::{ExportMenu, ListHead, Shown};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::EmptyState;
use crate::words;
use domain::kernel::DepartmentId;
use domain::platform::ThingKind;
use domain::tenancy::{DepartmentRow, DepartmentTree, Departments};
use leptos::prelude::*;
use texts::keys;

/// The tree of departments.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let texts = words::texts();
    let tree = Known::new(|| (), |()| port::call(DepartmentTree {}));
    live::follow(tree, &[ThingKind::Departments, ThingKind::Posting]);
    let open = opened::<DepartmentId>("department");
    let again = Callback::new(move |()| tree.refetch());
    let intro = texts.text(keys::organisation::DEPARTMENTS_INTRO);
    view! {
        <ListHead title=texts.text(keys::organisation::DEPARTMENTS) intro>
            <ExportMenu list=Signal::stored(Departments::default())/>
        </ListHead>
        <Shown
            known=tree
            rows=6
            show=move |all| view! { <Forest all=all.departments open again/> }.erased()
        />
    }
    .erased()
}

#[component]
fn Forest(all: Vec<DepartmentRow>, open: Memo<Option<DepartmentId>>, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (known, empty) = (StoredValue::new(all.clone()), all.is_empty());
    let panel = move || {
        let id = open.get()?;
        let all = known.get_value();
        let department = all.iter().find(|row| row.id == id)?.clone();
        Some(view! { <DepartmentPanel department all again/> })
    };
    let tree = match empty {
        true => {
            let title = texts.text(keys::organisation::DEPARTMENTS_EMPTY_TITLE);
            view! { <EmptyState icon="network" title text=texts.text(keys::organisation::DEPARTMENTS_EMPTY_TEXT)/> }
                .erased()
        }
        false => branch(&all, None, open),
    };
    view! {
        {panel}
        <section class="section">{tree}</section>
        {may_manage().then(|| view! {
            <section class="section prose">
                <h2 class="t-md">{texts.text(keys::organisation::DEPARTMENT_ADD)}</h2>
                <AddForm all again/>
            </section>
        })}
    }
    .erased()
}

/// The departments below one, each with those below it.
fn branch(all: &[DepartmentRow], parent: Option<DepartmentId>, open: Memo<Option<DepartmentId>>) -> AnyView {
    let texts = words::texts();
    let rows: Vec<_> = all
        .iter()
        .filter(|row| row.parent_id == parent)
        .map(|row| {
            let id = row.id;
            let below = all.iter().any(|other| other.parent_id == Some(id)).then(|| branch(all, Some(id), open));
            let is_open = move || open.get() == Some(id);
            let people = texts.fill(keys::organisation::PEOPLE_COUNT, &[("count", &row.people.to_string())]);
            view! {
                <li>
                    <div class="tree-item" data-chosen=move || is_open().then_some("true")>
                        <a
                            class="link"
                            href=format!("/client/departments?department={id}")
                            aria-current=move || is_open().then_some("true")
                        >
                            <bdi>{row.name.clone()}</bdi>
                        </a>
                        <span class="t-sm text-fg-muted">{people}</span>
                    </div>
                    {below}
                </li>
            }
        })
        .collect();
    let class = parent.is_none().then_some("tree");
    view! { <ul class=class>{rows}</ul> }.erased()
}
