//! What can be done to the steps of a graph, by whichever key or button.

use domain::pipelines::{Graph, Step};

/// Puts a new step after another, or after the last.
pub(super) fn add(graph: &mut Graph, mut step: Step, after: Option<String>) {
    let after = after.or_else(|| graph.steps.last().map(|last| last.id.clone()));
    let place = after.as_ref().and_then(|id| graph.steps.iter().position(|step| step.id == *id));
    step.after.extend(after);
    graph.steps.insert(place.map_or(graph.steps.len(), |place| place + 1), step);
}

/// Takes a step away. What came after it comes after what it came after, so that nothing falls apart.
pub(super) fn remove(graph: &mut Graph, id: &str) {
    let Some(place) = graph.steps.iter().position(|step| step.id == id) else { return };
    let gone = graph.steps.remove(place);
    for step in &mut graph.steps {
        if let Some(at) = step.after.iter().position(|before| *before == gone.id) {
            step.after.remove(at);
            let left = gone.after.iter().filter(|before| **before != step.id && !step.after.contains(before));
            let left: Vec<String> = left.cloned().collect();
            step.after.extend(left);
        }
    }
}

/// Moves a step one place up or down among the others.
pub(super) fn shift(graph: &mut Graph, id: &str, down: bool) {
    let Some(place) = graph.steps.iter().position(|step| step.id == id) else { return };
    let to = if down { Some(place + 1) } else { place.checked_sub(1) };
    if let Some(to) = to.filter(|to| *to < graph.steps.len()) {
        graph.steps.swap(place, to);
    }
}

/// A name that no step has yet.
pub(super) fn free_id(graph: &Graph, base: &str) -> String {
    let numbered = (2..).map(|number| format!("{base}_{number}"));
    let mut names = std::iter::once(base.to_owned()).chain(numbered);
    names.find(|name| graph.step(name).is_none()).unwrap_or_default()
}

/// Names a step anew, wherever it is named.
pub(super) fn rename(graph: &mut Graph, id: &str, to: &str) {
    for step in &mut graph.steps {
        if step.id == id {
            to.clone_into(&mut step.id);
        }
        for before in step.after.iter_mut().filter(|before| *before == id) {
            to.clone_into(before);
        }
        for set in &mut step.settings {
            for end in [".", "}", " "] {
                set.value = set.value.replace(&format!("steps.{id}{end}"), &format!("steps.{to}{end}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::pipelines::StepKind;

    fn graph() -> Graph {
        let find = Step::new("find", StepKind::Retrieve).with("query", "x");
        let write = Step::new("write", StepKind::Prompt)
            .with("text", "{{steps.find.text}} {{steps.finder.text}}")
            .after("find");
        Graph { steps: vec![find, write], ..Graph::default() }
    }

    #[test]
    fn a_name_is_changed_wherever_it_stands_and_nowhere_else() {
        let mut graph = graph();
        rename(&mut graph, "find", "seek");
        assert_eq!(graph.steps[1].after, ["seek"]);
        assert_eq!(graph.steps[1].setting("text"), Some("{{steps.seek.text}} {{steps.finder.text}}"));
    }

    #[test]
    fn new_steps_are_called_like_none_before() {
        assert_eq!(free_id(&graph(), "model"), "model");
        assert_eq!(free_id(&graph(), "find"), "find_2");
    }

    #[test]
    fn what_came_after_a_step_that_is_gone_comes_after_what_it_came_after() {
        let mut graph = graph();
        add(&mut graph, Step::new("tell", StepKind::Prompt), None);
        assert_eq!(graph.steps[2].after, ["write"]);
        remove(&mut graph, "write");
        assert_eq!((graph.steps.len(), graph.steps[1].after.as_slice()), (2, &["find".to_owned()][..]));
        shift(&mut graph, "tell", false);
        assert_eq!(graph.steps[0].id, "tell");
        shift(&mut graph, "tell", false);
        assert_eq!(graph.steps[0].id, "tell", "there is nothing above it");
    }
}
