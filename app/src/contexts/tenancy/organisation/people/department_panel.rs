//! One department: who works in it and below, and the forms that change it.

use super::may_manage;
use super::members::MemberField;
use crate::forms::{Form, OperationForm, TakeAway};
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Field, Look, TextField};
use crate::words;
use domain::kernel::DepartmentId;
use domain::platform::ThingKind;
use domain::tenancy::{
    AddDepartment, ChangeDepartment, DepartmentPeople, DepartmentPersonRow, DepartmentRow, MoveDepartment, PostPerson,
    RemoveDepartment,
};
use leptos::prelude::*;
use texts::keys;

/// One department. `again` looks at the tree anew.
#[component]
pub(super) fn DepartmentPanel(
    department: DepartmentRow,
    all: Vec<DepartmentRow>,
    again: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let id = department.id;
    let ask = move || DepartmentPeople { department_id: id, with_below: None, limit: Some(200), cursor: None };
    let people = Known::new(|| (), move |()| port::call(ask()));
    live::follow(people, &[ThingKind::Posting, ThingKind::Person]);
    let title = texts.fill(keys::organisation::DEPARTMENT_PEOPLE, &[("name", &department.name)]);
    let names = StoredValue::new(all.clone());
    view! {
        <section class="section card house-panel" aria-labelledby="department-panel">
            <h2 class="t-md" id="department-panel">{title}</h2>
            <Shown
                known=people
                rows=2
                show=move |page| view! { <People rows=page.data all=names.get_value()/> }.erased()
            />
            {may_manage().then(|| view! { <Change department all again/> })}
        </section>
    }
    .erased()
}

#[component]
fn People(rows: Vec<DepartmentPersonRow>, all: Vec<DepartmentRow>) -> impl IntoView {
    let texts = words::texts();
    if rows.is_empty() {
        return view! { <p class="text-fg-muted">{texts.text(keys::organisation::DEPARTMENT_NOBODY)}</p> }.erased();
    }
    let rows: Vec<_> = rows
        .into_iter()
        .map(|person| {
            let place = all.iter().find(|row| row.id == person.department_id).map(|row| row.name.clone());
            view! {
                <li class="tree-item">
                    <bdi class="font-medium">{person.name}</bdi>
                    <span class="t-sm text-fg-muted"><bdi>{place}</bdi></span>
                </li>
            }
        })
        .collect();
    view! { <ul class="tree">{rows}</ul> }.erased()
}

#[component]
fn Change(department: DepartmentRow, all: Vec<DepartmentRow>, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (post, rename, moved) =
        (Form::<PostPerson>::new(), Form::<ChangeDepartment>::new(), Form::<MoveDepartment>::new());
    post.on_answer(move |_, ()| again.run(()));
    rename.on_answer(move |_, ()| again.run(()));
    moved.on_answer(move |_, ()| again.run(()));
    let id = department.id;
    view! {
        <OperationForm form=post>
            <input type="hidden" name="departmentId" value=id.to_string()/>
            <MemberField id="department-person" error=post.error("personId")/>
            <div class="actions">
                <Button r#type="submit" busy=post.pending()>{texts.text(keys::organisation::DEPARTMENT_POST)}</Button>
            </div>
        </OperationForm>
        <OperationForm form=rename>
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField
                form="rename-department"
                name="name"
                label=texts.text(keys::organisation::NAME)
                error=rename.error("name")
                value=department.name
            />
            <div class="actions">
                <Button r#type="submit" busy=rename.pending()>{texts.text(keys::organisation::RENAME)}</Button>
            </div>
        </OperationForm>
        <OperationForm form=moved>
            <input type="hidden" name="id" value=id.to_string()/>
            {parents("move-department", &all, department.parent_id, moved.error("parentId"))}
            <div class="actions">
                <Button r#type="submit" busy=moved.pending()>{texts.text(keys::organisation::DEPARTMENT_MOVE)}</Button>
            </div>
        </OperationForm>
        <TakeAway<RemoveDepartment>
            id=id.to_string()
            label=texts.text(keys::organisation::REMOVE)
            question=texts.text(keys::organisation::DEPARTMENT_REMOVE_QUESTION)
            changed=again
        />
    }
    .erased()
}

/// The form that adds a department.
#[component]
pub(super) fn AddForm(all: Vec<DepartmentRow>, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddDepartment>::new();
    form.on_answer(move |_, _| again.run(()));
    view! {
        <OperationForm form>
            <TextField form="add-department" name="name" label=texts.text(keys::organisation::NAME) error=form.error("name")/>
            {parents("add-department-parent", &all, None, form.error("parentId"))}
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::organisation::DEPARTMENT_ADD)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// The choice of the department above.
fn parents(
    id: &'static str,
    all: &[DepartmentRow],
    chosen: Option<DepartmentId>,
    error: Signal<Option<String>>,
) -> AnyView {
    let texts = words::texts();
    let options: Vec<_> = all
        .iter()
        .map(|row| {
            let is_chosen = Some(row.id) == chosen;
            view! { <option value=row.id.to_string() selected=is_chosen>{row.name.clone()}</option> }
        })
        .collect();
    view! {
        <Field id label=texts.text(keys::organisation::DEPARTMENT_BELOW) hint=None error>
            <select class="input" id=id name="parentId" aria-describedby=format!("{id}-error")>
                <option value="" selected=chosen.is_none()>{texts.text(keys::organisation::DEPARTMENT_TOP)}</option>
                {options}
            </select>
        </Field>
    }
    .erased()
}
