//! One step of a run: what went in, what came out, what went wrong, how long it took and how often it was tried.

use super::labels;
use super::steer::Decide;
use crate::port::Erased;
use crate::ui::{Alert, Badge, Icon, Tone};
use crate::words;
use domain::kernel::PipelineRunId;
use domain::pipelines::{RunStepRow, StepKind};
use leptos::prelude::*;
use texts::keys;

/// One step, open where something is to be read or done.
pub(super) fn step(run: PipelineRunId, step: RunStepRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::step(step.status);
    let (kind_icon, kind) = labels::kind(step.kind);
    let is_open = !step.output.is_empty() || step.error.is_some() || step.may_decide;
    let took = step.took_ms.map(|ms| view! { <span class="t-sm text-fg-muted">{words::seconds(texts, ms)}</span> });
    let tries = (step.attempts > 1).then(|| {
        let count = step.attempts.to_string();
        view! { <span class="t-sm text-fg-muted">{texts.fill(keys::pipelines::ATTEMPTS, &[("count", &count)])}</span> }
    });
    let error = step.error_text.clone().map(|told| {
        let detail = step.detail.clone();
        view! {
            <Alert tone=Tone::Danger>
                <p>{told}</p>
                <p class="t-sm" dir="auto">{detail}</p>
            </Alert>
        }
    });
    let asked = (step.kind == StepKind::Approval).then(|| asked_of(&step.input)).flatten();
    let decide = step.may_decide.then(|| view! { <Decide run step=step.step.clone() changed/> });
    let model = step.execution_id.map(|id| {
        view! { <p><a class="link" href=format!("/client/runs/{id}")>{texts.text(keys::pipelines::OPEN_MODEL_RUN)}</a></p> }
    });
    let (anchor, own) = (format!("step-{}", step.step), step.step.clone());
    view! {
        <li id=anchor>
            <details open=is_open data-step-status=step.status.as_str() data-step=step.step.clone()>
                <summary>
                    <Icon name=kind_icon/>
                    <code dir="ltr">{own}</code>
                    <span class="t-sm text-fg-muted">{texts.text(kind)}</span>
                    <Badge tone icon label=texts.text(name)/>
                    {took}
                    {tries}
                </summary>
                {error}
                {asked.map(|text| view! { <p class="said said-prompt" dir="auto">{text}</p> })}
                {decide}
                {json(texts.text(keys::pipelines::INPUT), &step.input)}
                {json(texts.text(keys::pipelines::OUTPUT), &step.output)}
                {model}
            </details>
        </li>
    }
    .erased()
}

/// What went in or came out, as it is kept.
fn json(label: &'static str, text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        let lines = indented(text);
        view! {
            <section class="flow-io">
                <h3 class="field-label">{label}</h3>
                <pre class="flow-json" dir="ltr" tabindex="0" role="group" aria-label=label>{lines}</pre>
            </section>
        }
        .erased()
    })
}

/// What somebody is asked.
fn asked_of(input: &str) -> Option<String> {
    let (_, rest) = input.split_once("\"ask\":\"")?;
    let mut out = String::new();
    let mut letters = rest.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return Some(out),
            '\\' => match letters.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => {}
                'u' => {
                    let code: String = letters.by_ref().take(4).collect();
                    out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    None
}

/// JSON with a line for each member, without reading it: what stands in quotation marks stays as it is.
fn indented(text: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0_usize, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    for letter in text.chars() {
        if quoted {
            out.push(letter);
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => {
                quoted = true;
                out.push(letter);
            }
            '{' | '[' => {
                depth += 1;
                out.push(letter);
                line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_shown_with_a_line_for_each_member() {
        assert_eq!(indented(r#"{"a":"x, {y}","b":[1]}"#), "{\n  \"a\": \"x, {y}\",\n  \"b\": [\n    1\n  ]\n}");
        assert_eq!(indented(r#""a \" b""#), r#""a \" b""#);
    }

    #[test]
    fn what_somebody_is_asked_is_read_out_of_what_went_in() {
        let input = r#"{"approvers":"anybody","ask":"Send \"this\"?\nYes \u00e4"}"#;
        assert_eq!(asked_of(input).as_deref(), Some("Send \"this\"?\nYes ä"));
        assert_eq!(asked_of("{}"), None);
    }
}
