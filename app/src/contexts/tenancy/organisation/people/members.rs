//! A choice among the members of one's own organisation.

use crate::port::{self, Erased, Known};
use crate::ui::Field;
use crate::words;
use domain::identity::{People, PersonSort};
use leptos::prelude::*;
use texts::keys;

/// The choice, as the member `personId` of a form. The first two hundred by name; nothing before they are known.
#[component]
pub(super) fn MemberField(
    /// Unique in the page.
    id: &'static str,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = words::texts();
    let all = || People { limit: Some(200), sort: Some(PersonSort::Name), ..People::default() };
    let people = Known::new(|| (), move |()| port::call(all()));
    view! {
        <Field id label=texts.text(keys::organisation::PERSON) hint=None error>
            <select class="input" id=id name="personId" aria-describedby=format!("{id}-error")>
                <Transition>
                    {move || Suspend::new(async move {
                        let people = people.await.map(|page| page.data).unwrap_or_default();
                        people
                            .into_iter()
                            .map(|person| view! { <option value=person.id.to_string()>{person.name}</option> })
                            .collect::<Vec<_>>()
                    })}
                </Transition>
            </select>
        </Field>
    }
    .erased()
}
