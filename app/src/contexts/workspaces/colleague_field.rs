//! A choice among the colleagues who can open a run.

use crate::port::{Erased, Known};
use crate::ui::{Field, Icon};
use crate::words;
use domain::kernel::PersonId;
use domain::workspaces::Colleague;
use leptos::prelude::*;
use texts::keys;

/// The choice, as the member `personId` of a form.
#[component]
pub(super) fn ColleagueField(
    /// Unique in the page.
    id: &'static str,
    label: &'static str,
    colleagues: Known<Vec<Colleague>>,
    #[prop(into)] error: Signal<Option<String>>,
    /// Whoever is chosen at first; `None` within: nobody, which then is a choice.
    #[prop(optional_no_strip)]
    or_nobody: Option<Option<PersonId>>,
) -> impl IntoView {
    let texts = words::texts();
    let nobody = or_nobody.is_some().then(|| {
        view! { <option value="">{texts.text(keys::workspaces::ASSIGNED_TO_NOBODY)}</option> }
    });
    let chosen = or_nobody.flatten();
    view! {
        <Field id label hint=None error>
            <div class="select"><select class="input" id=id name="personId" aria-describedby=format!("{id}-error")>
                {nobody}
                <Transition>
                    {move || Suspend::new(async move {
                        let people = colleagues.await.unwrap_or_default();
                        people
                            .into_iter()
                            .map(|person| {
                                let is_chosen = chosen == Some(person.id);
                                view! {
                                    <option value=person.id.to_string() selected=is_chosen>{person.name}</option>
                                }
                            })
                            .collect::<Vec<_>>()
                    })}
                </Transition>
            </select><Icon name="chevron-down"/></div>
        </Field>
    }
    .erased()
}
