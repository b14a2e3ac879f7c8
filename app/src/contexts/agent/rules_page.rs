//! What the agent may do in one's tenant, and what waits for approval: read by everybody, changed by whoever keeps the rules.

use super::labels;
use super::rules_form::RulesForm;
use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::ui::{Fact, Facts, PageTitle};
use crate::words;
use domain::agent::{AgentRules, AgentRulesView, RuleSet};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The rules.
#[component]
pub fn AgentRulesPage(base: &'static str) -> impl IntoView {
    let texts = words::texts();
    let title = texts.text(keys::agent::RULES_TITLE);
    let parts = vec![title.to_owned(), "Portico".to_owned()];
    let rules = Known::new(|| (), |()| port::call(AgentRules {}));
    live::follow(rules, &[ThingKind::Charter]);
    let changed = Callback::new(move |()| rules.refetch());
    view! {
        <PageTitle parts/>
        <p><a class="link" href=base>{texts.text(keys::agent::BACK)}</a></p>
        <h1 class="page-title">{title}</h1>
        <p>{texts.text(keys::agent::RULES_INTRO)}</p>
        <Shown known=rules rows=6 show=move |view| body(view, changed)/>
    }
    .erased()
}

fn body(view: AgentRulesView, changed: Callback<()>) -> AnyView {
    if view.may_change { view! { <RulesForm rules=view.rules changed/> }.erased() } else { read(view.rules) }
}

fn read(rules: RuleSet) -> AnyView {
    let texts = words::texts();
    let on = texts.text(if rules.on { keys::agent::IS_ON } else { keys::agent::IS_OFF });
    let named = |gate| texts.text(labels::gate(gate));
    let exceptions: Vec<_> = rules
        .exceptions
        .iter()
        .map(|rule| {
            let (operation, gate) = (rule.operation.clone(), named(rule.gate));
            view! {
                <li>
                    <code dir="ltr">{operation}</code>
                    " "
                    <span>{gate}</span>
                </li>
            }
        })
        .collect();
    let (writes, danger, outside) = (named(rules.writes), named(rules.danger), named(rules.outside));
    let (approver, hours) = (texts.text(labels::approver(rules.approver)), words::number(rules.waits_hours.into()));
    view! {
        <Facts>
            <Fact name=texts.text(keys::agent::RULE_ON)>{on}</Fact>
            <Fact name=texts.text(keys::agent::RULE_WRITES)>{writes}</Fact>
            <Fact name=texts.text(keys::agent::RULE_DANGER)>{danger}</Fact>
            <Fact name=texts.text(keys::agent::RULE_OUTSIDE)>{outside}</Fact>
            <Fact name=texts.text(keys::agent::RULE_APPROVER)>{approver}</Fact>
            <Fact name=texts.text(keys::agent::RULE_HOURS)><span class="num">{hours.clone()}</span></Fact>
        </Facts>
        <ul>{exceptions}</ul>
    }
    .erased()
}
