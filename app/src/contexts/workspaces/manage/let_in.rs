//! Letting somebody into a workspace.

use super::labels;
use crate::forms::{Form, OperationForm};
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Field, Icon, Look, SelectField};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::workspaces::{SetWorkspaceMember, WorkspaceColleagues, WorkspaceRole};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "let-in";

#[component]
pub(super) fn LetIn(id: WorkspaceId, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetWorkspaceMember>::new();
    form.on_answer(move |_, ()| again.run(()));
    let roles: Vec<_> =
        WorkspaceRole::ALL.iter().map(|role| (role.as_str(), texts.text(labels::role(*role)))).collect();
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::workspace::LET_IN)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <ColleagueField id error=form.error("personId")/>
                <SelectField
                    form=FORM
                    name="role"
                    label=texts.text(keys::workspace::ROLE)
                    hint=texts.text(keys::workspace::ROLE_HINT)
                    error=form.error("role")
                    options=roles
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::workspace::LET_IN)}
                    </Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

/// A choice among the people of the tenant, as the member `personId` of a form. The first two hundred by name; nothing before
/// they are known.
#[component]
fn ColleagueField(id: WorkspaceId, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let texts = words::texts();
    let ask = move || WorkspaceColleagues { id, limit: Some(200), cursor: None, sort: None, search: None };
    let people = Known::new(|| (), move |()| port::call(ask()));
    view! {
        <Field id="let-in-person" label=texts.text(keys::workspace::PERSON) hint=None error>
            <div class="select"><select class="input" id="let-in-person" name="personId" aria-describedby="let-in-person-error">
                <Transition>
                    {move || Suspend::new(async move {
                        let people = people.await.map(|page| page.data).unwrap_or_default();
                        people
                            .into_iter()
                            .map(|person| view! { <option value=person.id.to_string()>{person.name}</option> })
                            .collect::<Vec<_>>()
                    })}
                </Transition>
            </select><Icon name="chevron-down"/></div>
        </Field>
    }
    .erased()
}
