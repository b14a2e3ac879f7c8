//! Where the boxes of a picture stand and how its lines run, in the picture's own units, which are pixels. Steps stand in layers
//! from top to bottom, so a picture reads the same in every direction of writing.

use domain::pipelines::{Graph, layers};

/// A box's size.
pub(super) const BOX: (u32, u32) = (216, 64);
/// Between boxes, across and down.
const GAP: (u32, u32) = (24, 44);
/// Around all of it, for the ring of the focus.
const EDGE: u32 = 6;

/// A picture of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    pub width: u32,
    pub height: u32,
    /// The corner of each step's box, in the order of the graph.
    pub boxes: Vec<(u32, u32)>,
    /// The lines, from one step to another.
    pub lines: Vec<Line>,
}

/// A line from the foot of one box to the head of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub from: usize,
    pub to: usize,
    /// As an SVG path.
    pub path: String,
    /// The head of its arrow, as points of a polygon.
    pub head: String,
}

/// Draws a graph. Each layer stands in the midst.
pub(super) fn draw(graph: &Graph) -> Drawing {
    let layers = layers(graph);
    let widest = layers.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let width = across(widest) + 2 * EDGE;
    let mut boxes = vec![(EDGE, EDGE); graph.steps.len()];
    let mut y = EDGE;
    for layer in &layers {
        let mut x = EDGE + (across(widest) - across(layer.len().max(1))) / 2;
        for &at in layer {
            boxes[at] = (x, y);
            x += BOX.0 + GAP.0;
        }
        y += BOX.1 + GAP.1;
    }
    let height = y.saturating_sub(GAP.1).max(EDGE + BOX.1) + EDGE;
    let place = |id: &str| graph.steps.iter().position(|step| step.id == id);
    let mut lines = Vec::new();
    for (to, step) in graph.steps.iter().enumerate() {
        for from in step.after.iter().filter_map(|id| place(id)) {
            lines.push(line((from, boxes[from]), (to, boxes[to])));
        }
    }
    Drawing { width, height, boxes, lines }
}

fn across(count: usize) -> u32 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    count.saturating_mul(BOX.0 + GAP.0).saturating_sub(GAP.0)
}

/// A curve that leaves downwards and arrives from above; to what stands higher, as in a circle, it runs past the side.
fn line((from, (fx, fy)): (usize, (u32, u32)), (to, (tx, ty)): (usize, (u32, u32))) -> Line {
    let (x1, y1) = (fx + BOX.0 / 2, fy + BOX.1);
    let (x2, y2) = (tx + BOX.0 / 2, ty.saturating_sub(HEAD));
    let bend = if y2 > y1 { (y2 - y1) / 2 } else { GAP.1 };
    let path = format!("M {x1} {y1} C {x1} {}, {x2} {}, {x2} {y2}", y1 + bend, y2.saturating_sub(bend));
    let head = format!("{},{y2} {},{y2} {x2},{ty}", x2 - HEAD / 2, x2 + HEAD / 2);
    Line { from, to, path, head }
}

/// The length of an arrow's head.
const HEAD: u32 = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use domain::pipelines::{Step, StepKind};

    fn graph(steps: &[(&str, &[&str])]) -> Graph {
        let step = |(id, after): &(&str, &[&str])| {
            after.iter().fold(Step::new(*id, StepKind::Prompt), |step, before| step.after(before))
        };
        Graph { steps: steps.iter().map(step).collect(), ..Graph::default() }
    }

    #[test]
    fn steps_stand_below_what_they_come_after_and_layers_in_the_midst() {
        let drawing = draw(&graph(&[("a", &[]), ("b", &["a"]), ("c", &["a"]), ("d", &["b", "c"])]));
        let [a, b, c, d] = drawing.boxes[..] else { panic!("four boxes") };
        assert!(a.1 < b.1 && b.1 == c.1 && c.1 < d.1, "{drawing:?}");
        assert_eq!((a.0, d.0), (b.0 + (BOX.0 + GAP.0) / 2, a.0));
        assert_eq!(drawing.lines.len(), 4);
        assert!(drawing.boxes.iter().all(|(x, y)| x + BOX.0 <= drawing.width && y + BOX.1 <= drawing.height));
        assert!(drawing.lines[0].path.starts_with(&format!("M {} {} C", a.0 + BOX.0 / 2, a.1 + BOX.1)));
    }

    #[test]
    fn a_picture_of_nothing_and_one_of_a_circle_are_drawn_too() {
        assert_eq!(draw(&Graph::default()).boxes, []);
        let circle = draw(&graph(&[("a", &["b"]), ("b", &["a"]), ("c", &["gone"])]));
        assert_eq!((circle.boxes.len(), circle.lines.len()), (3, 2));
    }
}
