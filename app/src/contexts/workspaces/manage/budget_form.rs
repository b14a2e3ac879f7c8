//! Adding a budget. Whose it is and how much it lets be used are put together in the browser.

use super::amounts::micros;
use super::budgets::Names;
use super::labels;
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Alert, Button, Field, Icon, Look, SelectField, Tone};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::workspaces::{AddBudget, BudgetOf, BudgetPeriod};
use leptos::prelude::*;
use leptos::{ev, html};
use texts::keys;
use web_sys::FormData;

const FORM: &str = "add-budget";
/// The budget of everybody together, as a value of the choice.
const ALL: &str = "workspace";

#[component]
pub(super) fn AddBudgetForm(id: WorkspaceId, people: Names, teams: Names, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddBudget>::new();
    let node = NodeRef::<html::Form>::new();
    let is_wrong = RwSignal::new(false);
    form.on_answer(move |_, _| changed.run(()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(data) = node.get_untracked().and_then(|node| FormData::new_with_form(&node).ok()) else { return };
        let read = read(id, &data);
        is_wrong.set(read.is_none());
        if let Some(read) = read {
            form.submit(read);
        }
    };
    let periods: Vec<_> = BudgetPeriod::ALL.iter().map(|it| (it.as_str(), texts.text(labels::period(*it)))).collect();
    let no_amount = Signal::derive(move || is_wrong.get().then(|| texts.text(keys::workspace::NO_AMOUNT).to_owned()));
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::workspace::ADD_BUDGET)}</h2>
            <form class="form" method="dialog" node_ref=node novalidate=true on:submit=submit>
                <Refused form/>
                <Whose people teams/>
                <SelectField
                    form=FORM
                    name="period"
                    label=texts.text(keys::workspace::PERIOD)
                    error=form.error("period")
                    options=periods
                />
                <Amount name="tokens" label=texts.text(keys::workspace::TOKENS) error=form.error("tokens")/>
                <Amount name="cost" label=texts.text(keys::workspace::COST) error=no_amount/>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>
                        {texts.text(keys::workspace::ADD_BUDGET)}
                    </Button>
                </div>
            </form>
        </section>
    }
    .erased()
}

/// Everybody together, a team, or a person.
#[component]
fn Whose(people: Names, teams: Names) -> impl IntoView {
    let texts = words::texts();
    let option = |kind: &'static str| move |(id, name): (String, String)| view! { <option value=format!("{kind}:{id}")>{name}</option> };
    let teams: Vec<_> = teams.into_iter().map(option("team")).collect();
    let people: Vec<_> = people.into_iter().map(option("person")).collect();
    let some_teams = !teams.is_empty();
    view! {
        <Field id="add-budget-of" label=texts.text(keys::workspace::BUDGET_OF) hint=None error=Signal::stored(None::<String>)>
            <div class="select"><select class="input" id="add-budget-of" name="of">
                <option value=ALL>{texts.text(keys::workspace::BUDGET_ALL)}</option>
                {some_teams.then(|| view! { <optgroup label=texts.text(keys::organisation::TEAMS)>{teams}</optgroup> })}
                <optgroup label=texts.text(keys::workspace::TAB_MEMBERS)>{people}</optgroup>
            </select><Icon name="chevron-down"/></div>
        </Field>
    }
    .erased()
}

#[component]
fn Amount(name: &'static str, label: &'static str, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let id = format!("{FORM}-{name}");
    view! {
        <Field id=id.clone() label hint=None error>
            <input
                class="input"
                id=id.clone()
                name=name
                inputmode="decimal"
                autocomplete="off"
                dir="ltr"
                aria-describedby=format!("{id}-error")
            />
        </Field>
    }
    .erased()
}

/// Why the server said no, where no field is to blame.
#[component]
fn Refused(form: Form<AddBudget>) -> impl IntoView {
    let texts = words::texts();
    move || {
        let refusal = form.refusal().get().filter(|refusal| refusal.fields.is_empty())?;
        Some(view! { <Alert tone=Tone::Danger live=true><p>{words::refusal(texts, &refusal)}</p></Alert> })
    }
}

/// What was typed; none where an amount is none.
fn read(id: WorkspaceId, data: &FormData) -> Option<AddBudget> {
    let text = |name: &str| data.get(name).as_string().unwrap_or_default().trim().to_owned();
    let (tokens, cost) = (text("tokens"), text("cost"));
    let tokens = if tokens.is_empty() { None } else { Some(tokens.parse().ok()?) };
    let cost_micros = if cost.is_empty() { None } else { Some(micros(&cost)?) };
    let period = BudgetPeriod::parse(&text("period"))?;
    Some(AddBudget { id, of: whose(&text("of"))?, period, tokens, cost_micros })
}

fn whose(value: &str) -> Option<BudgetOf> {
    match value.split_once(':') {
        None if value == ALL => Some(BudgetOf::Workspace),
        Some(("team", id)) => id.parse().ok().map(BudgetOf::Team),
        Some(("person", id)) => id.parse().ok().map(BudgetOf::Person),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_says_whose_the_budget_is() {
        let team = "01920000-0000-7000-8000-000000000052";
        assert_eq!(whose("workspace"), Some(BudgetOf::Workspace));
        assert_eq!(whose(&format!("team:{team}")), team.parse().ok().map(BudgetOf::Team));
        assert!(whose(&format!("person:{team}")).is_some());
        assert_eq!((whose("team:x"), whose("somebody"), whose("")), (None, None, None));
    }
}
