//! What begins a run by itself: the clock, or something that happens and is like this.

use super::desk::Desk;
use super::labels;
use crate::port::{self, Erased, Known};
use crate::ui::{Button, Field, Icon, Look};
use crate::words;
use domain::developers::{EventCatalogue, EventLine, EventLines};
use domain::pipelines::{Comparison, EventCondition, Trigger, TriggerKind};
use leptos::prelude::*;
use texts::{Key, keys};

/// The triggers.
#[component]
pub(super) fn Triggers(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let events = Known::new(|| (), |()| port::call(EventCatalogue::default()));
    // A row is drawn anew when there is another kind of one, and not with each letter.
    let shape = Memo::new(move |_| {
        let shape = |trigger: &Trigger| (trigger.kind, trigger.conditions.len());
        desk.graph.with(|graph| graph.triggers.iter().map(shape).collect::<Vec<_>>())
    });
    let rows = move || {
        let shape = shape.get();
        let rows = shape
            .into_iter()
            .enumerate()
            .map(|(place, (kind, conditions))| row(desk, (place, kind, conditions), events));
        rows.collect::<Vec<_>>()
    };
    let add = move |kind| {
        desk.change(|graph| {
            let cron = (kind == TriggerKind::Schedule).then(|| "0 8 * * 1-5".to_owned());
            graph.triggers.push(Trigger { kind, cron, event: None, conditions: Vec::new() });
        });
    };
    view! {
        <section class="section" aria-labelledby="pipeline-triggers">
            <h2 class="t-md" id="pipeline-triggers">{texts.text(keys::pipelines::TRIGGERS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::pipelines::TRIGGERS_HINT)}</p>
            {rows}
            <div class="actions">
                <Button icon="clock" on:click=move |_| add(TriggerKind::Schedule)>
                    {texts.text(keys::pipelines::ADD_SCHEDULE)}
                </Button>
                <Button icon="radio" on:click=move |_| add(TriggerKind::Event)>
                    {texts.text(keys::pipelines::ADD_EVENT)}
                </Button>
            </div>
        </section>
    }
    .erased()
}

fn row(desk: Desk, (place, kind, conditions): (usize, TriggerKind, usize), events: Known<EventLines>) -> AnyView {
    let texts = words::texts();
    let body = match kind {
        TriggerKind::Schedule => {
            let hint = texts.text(keys::pipelines::CRON_HINT);
            line(desk, (place, "cron"), keys::pipelines::CRON, Some(hint), |trigger| &mut trigger.cron)
        }
        TriggerKind::Event => view! {
            <Transition>
                {move || Suspend::new(async move {
                    let lines = events.await.map(|events| events.data).unwrap_or_default();
                    event(desk, place, lines)
                })}
            </Transition>
            {(0..conditions).map(|at| condition(desk, place, at)).collect::<Vec<_>>()}
            <Button icon="plus" on:click=move |_| change(desk, place, |trigger| trigger.conditions.push(blank()))>
                {texts.text(keys::pipelines::ADD_CONDITION)}
            </Button>
        }
        .erased(),
    };
    view! {
        <div class="flow-trigger" role="group" aria-label=texts.text(labels::trigger(kind))>
            <h3 class="t-sm font-medium">{texts.text(labels::trigger(kind))}</h3>
            {body}
            <Button look=Look::Quiet icon="trash-2" on:click=move |_| desk.change(|graph| drop(graph.triggers.remove(place)))>
                {texts.text(keys::pipelines::REMOVE_TRIGGER)}
            </Button>
        </div>
    }
    .erased()
}

fn change(desk: Desk, place: usize, change: impl FnOnce(&mut Trigger)) {
    desk.change(|graph| {
        if let Some(trigger) = graph.triggers.get_mut(place) {
            change(trigger);
        }
    });
}

fn blank() -> EventCondition {
    EventCondition { member: String::new(), is: Comparison::Is, value: String::new() }
}

fn error_of(desk: Desk, place: usize, member: &'static str) -> Signal<Option<String>> {
    let path = format!("triggers.{place}.{member}");
    Signal::derive(move || {
        desk.faults.with(|faults| faults.iter().find(|fault| fault.field == path).map(|fault| fault.message.clone()))
    })
}

/// One line of a trigger.
fn line(
    desk: Desk,
    (place, member): (usize, &'static str),
    label: Key,
    hint: Option<&'static str>,
    of: fn(&mut Trigger) -> &mut Option<String>,
) -> AnyView {
    let id = format!("trigger-{place}-{member}");
    let error = error_of(desk, place, member);
    let value = Signal::derive(move || {
        let trigger = desk.graph.with(|graph| graph.triggers.get(place).cloned());
        trigger.and_then(|mut trigger| of(&mut trigger).clone()).unwrap_or_default()
    });
    let described = format!("{id}-error {id}-hint");
    view! {
        <Field id=id.clone() label=words::texts().text(label) hint error>
            <input
                class="input"
                type="text"
                id=id
                autocomplete="off"
                dir="ltr"
                aria-describedby=described
                prop:value=value
                on:change=move |event| {
                    let text = event_target_value(&event);
                    change(desk, place, |trigger| *of(trigger) = Some(text).filter(|text| !text.trim().is_empty()));
                }
            />
        </Field>
    }
    .erased()
}

/// The type of event, of those that the person may read.
fn event(desk: Desk, place: usize, lines: Vec<EventLine>) -> AnyView {
    let id = format!("trigger-{place}-event");
    let error = error_of(desk, place, "event");
    let now = desk.graph.with_untracked(|graph| graph.triggers.get(place).and_then(|trigger| trigger.event.clone()));
    let options: Vec<_> = lines
        .into_iter()
        .filter(|line| line.may)
        .map(|line| {
            let is_chosen = now.as_ref() == Some(&line.name);
            let label = format!("{} · {}", line.name, line.text);
            view! { <option value=line.name selected=is_chosen>{label}</option> }
        })
        .collect();
    let described = format!("{id}-error");
    view! {
        <Field id=id.clone() label=words::texts().text(keys::pipelines::EVENT) hint=None error>
            <div class="select">
                <select
                    class="input"
                    id=id
                    aria-describedby=described
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        change(desk, place, |trigger| trigger.event = Some(name).filter(|name| !name.is_empty()));
                    }
                >
                    <option value="">"–"</option>
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </Field>
    }
    .erased()
}

/// What a member of the event has to be like.
fn condition(desk: Desk, place: usize, at: usize) -> AnyView {
    let texts = words::texts();
    let now =
        desk.graph.with_untracked(|graph| graph.triggers.get(place).and_then(|it| it.conditions.get(at).cloned()));
    let EventCondition { member, is, value } = now.unwrap_or_else(blank);
    let set = move |write: fn(&mut EventCondition, String), text: String| {
        change(desk, place, |trigger| {
            if let Some(condition) = trigger.conditions.get_mut(at) {
                write(condition, text);
            }
        });
    };
    let options: Vec<_> = Comparison::ALL
        .iter()
        .map(|&each| {
            view! { <option value=each.as_str() selected=each == is>{labels::comparison(each)}</option> }
        })
        .collect();
    view! {
        <div class="flow-condition">
            <input
                class="input"
                type="text"
                dir="ltr"
                aria-label=texts.text(keys::pipelines::CONDITION_MEMBER)
                placeholder="name"
                value=member
                on:change=move |event| set(|condition, text| condition.member = text, event_target_value(&event))
            />
            <div class="select">
                <select
                    class="input"
                    aria-label=texts.text(keys::pipelines::CONDITION_IS)
                    on:change=move |event| {
                        let write = |condition: &mut EventCondition, text: String| {
                            condition.is = Comparison::parse(&text).unwrap_or(Comparison::Is);
                        };
                        set(write, event_target_value(&event));
                    }
                >
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
            <input
                class="input"
                type="text"
                dir="auto"
                aria-label=texts.text(keys::pipelines::CONDITION_VALUE)
                value=value
                on:change=move |event| set(|condition, text| condition.value = text, event_target_value(&event))
            />
        </div>
    }
    .erased()
}
