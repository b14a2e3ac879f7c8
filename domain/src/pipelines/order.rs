//! What comes before what, and how steps stand in a picture.

use super::{Graph, Step};

/// The steps that come before one, in the order of the graph; those that aren't there are left out.
pub fn ancestors<'a>(graph: &'a Graph, id: &str) -> Vec<&'a Step> {
    let mut known: Vec<&str> = Vec::new();
    let mut open: Vec<&str> = graph.step(id).into_iter().flat_map(|step| &step.after).map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if !known.contains(&next) {
            known.push(next);
            open.extend(graph.step(next).into_iter().flat_map(|step| &step.after).map(String::as_str));
        }
    }
    graph.steps.iter().filter(|step| known.contains(&step.id.as_str())).collect()
}

/// The steps that stand in a circle: each comes before itself.
pub(super) fn circle(graph: &Graph) -> Vec<&Step> {
    graph.steps.iter().filter(|step| ancestors(graph, &step.id).iter().any(|before| before.id == step.id)).collect()
}

/// Steps in layers from first to last, by their places in the graph: each stands below all that it comes after. Those of a
/// circle stand together in the last layer. Within a layer they follow what they come after, so that lines cross little.
pub fn layers(graph: &Graph) -> Vec<Vec<usize>> {
    let steps = &graph.steps;
    let mut depth: Vec<Option<usize>> = vec![None; steps.len()];
    let place = |id: &str| steps.iter().position(|step| step.id == id);
    // Each round settles at least one step, unless only those of circles are left.
    for _ in 0..steps.len() {
        for (at, step) in steps.iter().enumerate() {
            let before: Vec<usize> = step.after.iter().filter_map(|id| place(id)).collect();
            let known: Vec<usize> = before.iter().filter_map(|&it| depth[it]).collect();
            if depth[at].is_none() && known.len() == before.len() {
                depth[at] = Some(known.into_iter().max().map_or(0, |deepest| deepest + 1));
            }
        }
    }
    let last = depth.iter().flatten().max().map_or(0, |deepest| deepest + 1);
    let has_circle = depth.iter().any(Option::is_none);
    let mut layers = vec![Vec::new(); last + usize::from(has_circle)];
    for (at, depth) in depth.iter().enumerate() {
        layers[depth.unwrap_or(last)].push(at);
    }
    for below in 1..layers.len() {
        let (above, rest) = layers.split_at_mut(below);
        let Some(above) = above.last() else { continue };
        let middle = |at: usize| {
            let places: Vec<usize> = steps[at]
                .after
                .iter()
                .filter_map(|id| above.iter().position(|&other| steps[other].id == *id))
                .collect();
            if places.is_empty() { usize::MAX } else { places.iter().sum::<usize>() * 100 / places.len() }
        };
        rest[0].sort_by_key(|&at| middle(at));
    }
    layers
}

/// Where a step stands: its layer, and its place in that.
pub fn row(layers: &[Vec<usize>], at: usize) -> Option<(usize, usize)> {
    layers.iter().enumerate().find_map(|(layer, steps)| Some((layer, steps.iter().position(|&it| it == at)?)))
}

#[cfg(test)]
mod tests {
    use super::super::StepKind;
    use super::*;

    fn graph(steps: &[(&str, &[&str])]) -> Graph {
        let step = |(id, after): &(&str, &[&str])| {
            after.iter().fold(Step::new(*id, StepKind::Prompt), |step, before| step.after(before))
        };
        Graph { steps: steps.iter().map(step).collect(), ..Graph::default() }
    }

    fn names<'a>(steps: &[&'a Step]) -> Vec<&'a str> {
        steps.iter().map(|step| step.id.as_str()).collect()
    }

    #[test]
    fn a_step_stands_below_all_that_it_comes_after() {
        let graph = graph(&[("d", &["b", "c"]), ("a", &[]), ("b", &["a"]), ("c", &["a"]), ("e", &["d", "a"])]);
        assert_eq!(layers(&graph), [vec![1], vec![2, 3], vec![0], vec![4]]);
        assert_eq!(row(&layers(&graph), 3), Some((1, 1)));
        assert_eq!(names(&ancestors(&graph, "d")), ["a", "b", "c"]);
        assert!(circle(&graph).is_empty());
    }

    #[test]
    fn what_comes_before_itself_is_told() {
        let graph = graph(&[("a", &[]), ("b", &["c"]), ("c", &["b"]), ("d", &["c"]), ("e", &["gone"])]);
        assert_eq!(names(&circle(&graph)), ["b", "c"]);
        assert_eq!(layers(&graph), [vec![0, 4], vec![1, 2, 3]], "a step that isn't there holds nobody up");
        assert!(ancestors(&graph, "gone").is_empty());
    }

    #[test]
    fn whatever_is_drawn_has_each_step_once_and_below_what_comes_before() {
        // Every graph of five steps, each after any of those before it.
        for bits in 0..1024_u32 {
            let mut steps: Vec<Step> = (0..5).map(|at| Step::new(format!("s{at}"), StepKind::Prompt)).collect();
            let mut bit = 0;
            for later in 1..5 {
                for before in 0..later {
                    if bits >> bit & 1 == 1 {
                        let id = format!("s{before}");
                        steps.get_mut(later).unwrap().after.push(id);
                    }
                    bit += 1;
                }
            }
            let graph = Graph { steps, ..Graph::default() };
            let layers = layers(&graph);
            assert_eq!(layers.iter().map(Vec::len).sum::<usize>(), 5);
            for (at, step) in graph.steps.iter().enumerate() {
                let own = row(&layers, at).unwrap().0;
                for before in ancestors(&graph, &step.id) {
                    let other = graph.steps.iter().position(|it| it.id == before.id).unwrap();
                    assert!(row(&layers, other).unwrap().0 < own);
                }
            }
        }
    }
}
