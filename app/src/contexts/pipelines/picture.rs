//! The picture of what is written: a box for each step, a line for each that comes after another. Everything stands by attributes
//! of the drawing, so it needs no styles of its own and is there before scripts have loaded.

use super::desk::Desk;
use super::draw::{BOX, Drawing, Line, draw};
use super::keys_of_picture::pressed;
use super::labels;
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use domain::kernel::FieldFault;
use domain::pipelines::{Graph, Step};
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// The picture. A box is chosen by a click or with Enter; arrows go from box to box.
#[component]
pub(super) fn Picture(desk: Desk) -> impl IntoView {
    let texts = words::texts();
    let node = NodeRef::<html::Div>::new();
    let keys_pressed = move |event: leptos::ev::KeyboardEvent| {
        if let Some(around) = node.get_untracked() {
            pressed(desk, &event, &around);
        }
    };
    // What is set in the steps changes nothing of their places.
    let shape = Memo::new(move |_| desk.graph.with(bare));
    view! {
        <div
            class="flow"
            role="group"
            aria-label=texts.text(keys::pipelines::PICTURE)
            aria-describedby="flow-keys"
            node_ref=node
            on:keydown=keys_pressed
        >
            {move || shape.with(|graph| drawn(desk, graph))}
        </div>
        <p class="t-sm text-fg-muted" id="flow-keys">{texts.text(keys::pipelines::PICTURE_KEYS)}</p>
    }
    .erased()
}

/// A graph without what is set in its steps.
pub(super) fn bare(graph: &Graph) -> Graph {
    let step = |step: &Step| Step { after: step.after.clone(), ..Step::new(step.id.clone(), step.kind) };
    Graph { steps: graph.steps.iter().map(step).collect(), ..Graph::default() }
}

fn drawn(desk: Desk, graph: &Graph) -> AnyView {
    let texts = words::texts();
    if graph.steps.is_empty() {
        return view! { <p class="flow-empty">{texts.text(keys::pipelines::NO_STEPS)}</p> }.erased();
    }
    let drawing = draw(graph);
    let boxes: Vec<_> = graph.steps.iter().enumerate().map(|(at, step)| stood(desk, step, drawing.boxes[at])).collect();
    framed(&drawing, boxes.erased())
}

/// The drawing around its boxes, with the lines behind them.
pub(super) fn framed(drawing: &Drawing, boxes: AnyView) -> AnyView {
    let lines: Vec<_> = drawing.lines.iter().map(line).collect();
    let Drawing { width, height, .. } = drawing;
    view! {
        <svg width=width.to_string() height=height.to_string() viewBox=format!("0 0 {width} {height}")>
            {lines}
            {boxes}
        </svg>
    }
    .erased()
}

fn line(line: &Line) -> AnyView {
    view! {
        <path class="flow-line" d=line.path.clone()></path>
        <polygon class="flow-head" points=line.head.clone()></polygon>
    }
    .erased()
}

/// A place in the drawing for what stands in a box.
pub(super) fn placed((x, y): (u32, u32), inside: AnyView) -> AnyView {
    view! {
        <foreignObject x=x.to_string() y=y.to_string() width=BOX.0.to_string() height=BOX.1.to_string()>
            {inside}
        </foreignObject>
    }
    .erased()
}

fn stood(desk: Desk, step: &Step, corner: (u32, u32)) -> AnyView {
    let texts = words::texts();
    let (icon, kind) = labels::kind(step.kind);
    let (name, id, own) = (step.id.clone(), step.id.clone(), step.id.clone());
    let (mine, chosen) = (format!("steps.{own}"), step.id.clone());
    let is_chosen = move || desk.chosen.with(|now| now.as_ref() == Some(&chosen));
    let wrong =
        Memo::new(move |_| desk.faults.with(|faults| faults.iter().filter(|fault| is_of(fault, &mine)).count()));
    let pressed = is_chosen.clone();
    let told = move || {
        (wrong.get() > 0).then(|| {
            let count = wrong.get().to_string();
            view! {
                <span class="flow-wrong" title=texts.fill(keys::pipelines::FAULTS_HERE, &[("count", &count)])>
                    <Icon name="circle-alert"/>
                    <span>{count.clone()}</span>
                </span>
            }
            .erased()
        })
    };
    let inside = view! {
        <button
            type="button"
            class="flow-box"
            class:flow-chosen=is_chosen
            class:flow-faulty=move || wrong.get() != 0
            aria-pressed=move || if pressed() { "true" } else { "false" }
            data-step=id
            on:click=move |_| desk.chosen.set(Some(own.clone()))
        >
            <Icon name=icon/>
            <span class="flow-words">
                <span class="flow-name" dir="ltr">{name}</span>
                <span class="flow-kind">{texts.text(kind)}</span>
            </span>
            {told}
        </button>
    };
    placed(corner, inside.erased())
}

/// Whether a fault is of what `path` names: `steps.find` has `steps.find.query`, and not `steps.finder`.
pub(super) fn is_of(fault: &FieldFault, path: &str) -> bool {
    fault.field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_stands_beside_its_own_step() {
        let fault = |field: &str| FieldFault {
            field: field.to_owned(),
            code: "required".to_owned(),
            params: std::collections::BTreeMap::new(),
            message: String::new(),
        };
        assert!(is_of(&fault("steps.find"), "steps.find") && is_of(&fault("steps.find.query"), "steps.find"));
        assert!(!is_of(&fault("steps.finder.query"), "steps.find"));
    }
}
