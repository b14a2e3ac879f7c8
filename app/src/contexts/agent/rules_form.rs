//! The rules of the agent as a form.

use super::labels;
use crate::forms::Form;
use crate::port::{Erased, Inside};
use crate::ui::{Alert, Button, Field, Icon, Look, Toasts, Tone};
use crate::words;
use domain::agent::{Approver, Gate, RuleFor, RuleSet, SetAgentRules};
use leptos::ev;
use leptos::prelude::*;
use texts::{Key, keys};

/// Between an operation and what becomes of it, in the lines of the exceptions.
const BETWEEN: char = '=';
/// What may become of what does most harm.
const WITH_A_PERSON: &[Gate] = &[Gate::Ask, Gate::Never];

/// Sets the rules.
#[component]
pub(super) fn RulesForm(rules: RuleSet, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetAgentRules>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::agent::RULES_SAVED).to_owned());
        changed.run(());
    });
    let (on, domains, exceptions) = (rules.on, rules.domains.join("\n"), written(&rules.exceptions));
    let (hours, turns) = (rules.waits_hours.to_string(), rules.turns_max.to_string());
    let (writes, danger, outside, approver) = (rules.writes, rules.danger, rules.outside, rules.approver);
    let held = RwSignal::new(rules);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.submit(SetAgentRules { rules: held.get_untracked() });
    };
    let gates = |gates: &'static [Gate], chosen: Gate| {
        options(gates.iter().map(|gate| (gate.as_str(), labels::gate(*gate))), chosen.as_str())
    };
    let approvers = options(Approver::ALL.iter().map(|it| (it.as_str(), labels::approver(*it))), approver.as_str());
    let set_gate = move |set: fn(&mut RuleSet, Gate)| {
        move |event: ev::Event| {
            if let Some(gate) = Gate::parse(&event_target_value(&event)) {
                held.update(|rules| set(rules, gate));
            }
        }
    };
    let set_approver = move |event: ev::Event| {
        if let Some(approver) = Approver::parse(&event_target_value(&event)) {
            held.update(|rules| rules.approver = approver);
        }
    };
    view! {
        <form class="form" method="dialog" novalidate=true on:submit=submit>
            <Refused form/>
            <label class="tick-line">
                <input
                    type="checkbox"
                    checked=on
                    on:change=move |event| held.update(|rules| rules.on = event_target_checked(&event))
                />
                <span>{texts.text(keys::agent::RULE_ON)}</span>
            </label>
            <Choice id="rules-writes" label=keys::agent::RULE_WRITES>
                <select class="input" id="rules-writes" on:change=set_gate(|rules, gate| rules.writes = gate)>
                    {gates(Gate::ALL, writes)}
                </select>
            </Choice>
            <Choice id="rules-danger" label=keys::agent::RULE_DANGER>
                <select class="input" id="rules-danger" on:change=set_gate(|rules, gate| rules.danger = gate)>
                    {gates(WITH_A_PERSON, danger)}
                </select>
            </Choice>
            <Choice id="rules-outside" label=keys::agent::RULE_OUTSIDE>
                <select class="input" id="rules-outside" on:change=set_gate(|rules, gate| rules.outside = gate)>
                    {gates(Gate::ALL, outside)}
                </select>
            </Choice>
            <Choice id="rules-approver" label=keys::agent::RULE_APPROVER>
                <select class="input" id="rules-approver" on:change=set_approver>{approvers}</select>
            </Choice>
            <Field id="rules-domains" label=texts.text(keys::agent::RULE_DOMAINS) hint=Some(texts.text(keys::agent::RULE_DOMAINS_HINT)) error=form.error("rules.domains")>
                <textarea
                    class="input"
                    id="rules-domains"
                    rows="3"
                    dir="ltr"
                    aria-describedby="rules-domains-error rules-domains-hint"
                    prop:value=domains
                    on:input=move |event| held.update(|rules| rules.domains = lines(&event_target_value(&event)))
                ></textarea>
            </Field>
            <Field id="rules-exceptions" label=texts.text(keys::agent::RULE_EXCEPTIONS) hint=Some(texts.text(keys::agent::RULE_EXCEPTIONS_HINT)) error=form.error("rules.exceptions")>
                <textarea
                    class="input"
                    id="rules-exceptions"
                    rows="5"
                    dir="ltr"
                    aria-describedby="rules-exceptions-error rules-exceptions-hint"
                    prop:value=exceptions
                    on:input=move |event| held.update(|rules| rules.exceptions = read(&event_target_value(&event)))
                ></textarea>
            </Field>
            <Field id="rules-hours" label=texts.text(keys::agent::RULE_HOURS) hint=None error=form.error("rules.waitsHours")>
                <input
                    class="input"
                    id="rules-hours"
                    inputmode="numeric"
                    autocomplete="off"
                    dir="ltr"
                    value=hours
                    aria-describedby="rules-hours-error"
                    // What is no number is none that the rules take, so that they say what is.
                    on:input=move |event| held.update(|rules| rules.waits_hours = event_target_value(&event).trim().parse().unwrap_or_default())
                />
            </Field>
            <Field id="rules-turns" label=texts.text(keys::agent::RULE_TURNS) hint=None error=form.error("rules.turnsMax")>
                <input
                    class="input"
                    id="rules-turns"
                    inputmode="numeric"
                    autocomplete="off"
                    dir="ltr"
                    value=turns
                    aria-describedby="rules-turns-error"
                    on:input=move |event| held.update(|rules| rules.turns_max = event_target_value(&event).trim().parse().unwrap_or_default())
                />
            </Field>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::agent::RULES_SAVE)}</Button>
            </div>
        </form>
    }
    .erased()
}

/// A choice among few, with its name.
#[component]
fn Choice(id: &'static str, label: Key, children: Inside) -> impl IntoView {
    view! {
        <Field id=id label=words::texts().text(label) hint=None error=Signal::stored(None::<String>)>
            <div class="select">{children.show()}<Icon name="chevron-down"/></div>
        </Field>
    }
    .erased()
}

fn options(all: impl Iterator<Item = (&'static str, Key)>, chosen: &str) -> Vec<AnyView> {
    let option = |(value, name): (&'static str, Key)| {
        view! { <option value=value selected=value == chosen>{words::texts().text(name)}</option> }.erased()
    };
    all.map(option).collect()
}

/// Why the server said no, and which of the rules.
#[component]
fn Refused(form: Form<SetAgentRules>) -> impl IntoView {
    let texts = words::texts();
    move || {
        let refusal = form.refusal().get()?;
        let faults: Vec<_> =
            refusal.fields.iter().map(|fault| view! { <li>{words::fault(texts, fault)}</li> }).collect();
        Some(view! {
            <Alert tone=Tone::Danger live=true>
                <p>{words::refusal(texts, &refusal)}</p>
                <ul>{faults}</ul>
            </Alert>
        })
    }
}

/// Each line that says something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The exceptions as lines, `tenancy.add_team = run`.
fn written(exceptions: &[RuleFor]) -> String {
    let line = |rule: &RuleFor| format!("{} {BETWEEN} {}", rule.operation, rule.gate.as_str());
    exceptions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The exceptions of lines. Where a line doesn't say what becomes of the operation, that is refused.
fn read(text: &str) -> Vec<RuleFor> {
    let rule = |line: String| {
        let (operation, gate) = line.split_once(BETWEEN).unwrap_or((line.as_str(), ""));
        RuleFor { operation: operation.trim().to_owned(), gate: Gate::parse(gate.trim()).unwrap_or(Gate::Never) }
    };
    lines(text).into_iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_read_as_they_are_written() {
        let rules = vec![
            RuleFor { operation: "tenancy.add_team".into(), gate: Gate::Run },
            RuleFor { operation: "files.*".into(), gate: Gate::Never },
        ];
        assert_eq!(read(&written(&rules)), rules);
        assert_eq!(read("\n tenancy.teams \n"), [RuleFor { operation: "tenancy.teams".into(), gate: Gate::Never }]);
    }
}
