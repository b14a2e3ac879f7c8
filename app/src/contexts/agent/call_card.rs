//! One call of the agent's: what it calls with what, what it would do, what became of it, and who decided that.

use super::labels::{self, StageBadge};
use super::live_errand::Decides;
use super::members::members;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::times::{Show, Time};
use crate::ui::{Alert, Button, Look, TextField, Tone, json_lines};
use crate::words;
use domain::agent::{ApproveStep, CallStage, DeclineStep, ErrandCall, Foreseen, ForeseenLine};
use domain::kernel::ErrandId;
use leptos::prelude::*;
use texts::keys;

/// One call as a card.
#[component]
pub(super) fn CallCard(errand: ErrandId, call: ErrandCall, decides: Decides) -> impl IntoView {
    let texts = words::texts();
    let (number, stage) = (call.call, call.stage);
    let waits = stage == CallStage::Waiting;
    let title = format!("call-{number}");
    let foreseen = call.foreseen.filter(|_| waits).map(would_happen);
    let reason = call.why_ask.filter(|_| waits).map(|why| {
        view! { <p class="t-sm">{texts.text(labels::why_ask(why))}</p> }
    });
    let refused =
        call.why_not.filter(|_| stage == CallStage::Refused).map(|why| refused(labels::why_not(why), call.about));
    let decided = call.decided_by_name.map(|name| {
        let key = if stage == CallStage::Declined { keys::agent::DECLINED_BY } else { keys::agent::APPROVED_BY };
        view! { <p class="t-sm text-fg-muted" dir="auto">{texts.fill(key, &[("person", &name)])}</p> }
    });
    let note = call.note.map(|note| view! { <p class="said t-sm" dir="auto">{note}</p> });
    let until = call.expires_at.filter(|_| waits).map(|at| {
        view! {
            <p class="t-sm text-fg-muted">
                <span>{texts.text(keys::agent::WAITS_UNTIL)}</span>
                " "
                <Time at show=Show::Minute/>
            </p>
        }
    });
    let (called, operation) = (call.title, call.operation);
    let name = (called != operation).then(|| view! { <code class="t-sm text-fg-muted" dir="ltr">{operation}</code> });
    let result = (!call.result.is_empty()).then(|| opened(keys::agent::RESULT, call.result));
    let approve = decides.approve.then(|| view! { <Approve errand number/> });
    let decline = decides.decline.then(|| view! { <Decline errand number/> });
    let decisions = waits.then(|| view! { <div class="decisions">{approve}{decline}</div> });
    view! {
        <article class="card call-card" aria-labelledby=title.clone() data-call=number.to_string() data-stage=stage.as_str()>
            <header class="actions">
                <h2 class="t-sm" id=title.clone()><bdi>{called}</bdi></h2>
                {name}
                <StageBadge stage/>
            </header>
            {reason}
            {refused}
            {members(call.members)}
            {opened(keys::agent::ARGUMENTS, call.arguments)}
            {foreseen}
            {decided}
            {note}
            {result}
            {until}
            {decisions}
        </article>
    }
    .erased()
}

/// What the call would do.
fn would_happen(foreseen: Foreseen) -> AnyView {
    let texts = words::texts();
    let is_empty = foreseen.lines.is_empty();
    let line = |line: ForeseenLine| {
        view! {
            <li>
                <bdi dir="auto">{line.text}</bdi>
                {members(line.members.unwrap_or_default())}
            </li>
        }
    };
    let lines: Vec<_> = foreseen.lines.into_iter().map(line).collect();
    let nothing = is_empty.then(|| view! { <p class="t-sm">{texts.text(keys::agent::FORESEEN_NOTHING)}</p> });
    let sketch = foreseen.only_sketch.then(|| {
        view! { <p class="t-sm text-fg-muted">{texts.text(keys::agent::FORESEEN_SKETCH)}</p> }
    });
    view! {
        <div class="call-foreseen" data-foreseen="">
            <h3 class="t-sm">{texts.text(keys::agent::FORESEEN)}</h3>
            <ul>{lines}</ul>
            {nothing}
            {sketch}
        </div>
    }
    .erased()
}

fn refused(why: texts::Key, about: String) -> AnyView {
    let about = (!about.is_empty()).then(|| view! { <p><code dir="ltr">{about}</code></p> });
    view! {
        <Alert tone=Tone::Warning>
            <p>{words::texts().text(why)}</p>
            {about}
        </Alert>
    }
    .erased()
}

/// JSON that is opened by whoever wants to read it.
fn opened(name: texts::Key, json: String) -> AnyView {
    view! {
        <details>
            <summary class="t-sm">{words::texts().text(name)}</summary>
            <pre class="code" dir="ltr" tabindex="0">{json_lines(&json)}</pre>
        </details>
    }
    .erased()
}

#[component]
fn Approve(errand: ErrandId, number: u32) -> impl IntoView {
    let form = Form::<ApproveStep>::new();
    view! {
        <OperationForm form class="form decision">
            <input type="hidden" name="id" value=errand.to_string()/>
            <input type="hidden" name="call" value=number.to_string()/>
            <div class="actions">
                <Button look=Look::Primary r#type="submit" icon="check" busy=form.pending()>
                    {words::texts().text(keys::agent::APPROVE)}
                </Button>
            </div>
        </OperationForm>
    }
    .erased()
}

#[component]
fn Decline(errand: ErrandId, number: u32) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<DeclineStep>::new();
    // Several calls may wait at once, each with its own field.
    let own = format!("decline-{number}");
    view! {
        <OperationForm form class="form decision">
            <input type="hidden" name="id" value=errand.to_string()/>
            <input type="hidden" name="call" value=number.to_string()/>
            <TextField
                form=own
                name="note"
                label=texts.text(keys::agent::NOTE)
                hint=texts.text(keys::agent::NOTE_HINT)
                error=form.error("note")
            />
            <div class="actions">
                <Button look=Look::Secondary r#type="submit" icon="x" busy=form.pending()>
                    {texts.text(keys::agent::DECLINE)}
                </Button>
            </div>
        </OperationForm>
    }
    .erased()
}
