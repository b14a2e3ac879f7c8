//! A small learner on top of vectors: sorts a text under one of a few labels, and says how sure it is.
//!
//! With [`LEARNED_FROM`] examples of each label it is a logistic regression with a penalty on large weights, whose
//! certainty is set by examples that it hadn't seen (temperature scaling, Guo et al. 2017, with Platt's softened
//! targets). With fewer there is nothing to learn from: then the nearest mean of a label's examples counts, and the
//! certainty is a fixed function of the distances.

use crate::numbers::{dot, soften, to_length_one};

/// Examples of each label from which on it is learned.
pub const LEARNED_FROM: usize = 3;

/// What tells labels apart.
#[derive(Debug, Clone)]
pub struct Head {
    /// A row for each label.
    weights: Vec<Vec<f32>>,
    biases: Vec<f32>,
    /// What scores are multiplied with before they become probabilities.
    sharpness: f32,
}

/// An example: the number of its label, and its vector, which has length 1.
type Seen<'a> = (usize, &'a [f32]);

/// The strength of the penalty, for one example. Sentence vectors have length 1, so weights have to be able to grow.
const PENALTY: f32 = 0.05;
const STEPS: usize = 300;
const STEPS_MIN: usize = 40;
/// Multiplications of one descent, about a second on one core: many labels with many examples are learned less finely, and
/// don't keep a core busy for minutes.
const WORK_MAX: usize = 4_000_000_000;
/// Parts that are held back in turn to find out how sure the learner may be.
const PARTS: usize = 5;
/// For means of examples: a difference of 0.1 in the cosine makes a label 3.3 times as likely.
const SHARPNESS_OF_MEANS: f32 = 12.0;

impl Head {
    /// Learns from examples. Labels are numbered from 0; gives none if one of them has no example, or vectors differ
    /// in length.
    #[must_use]
    pub fn train(examples: &[(usize, Vec<f32>)]) -> Option<Self> {
        let seen: Vec<Seen<'_>> = examples.iter().map(|(label, vector)| (*label, vector.as_slice())).collect();
        let labels = seen.iter().map(|(label, _)| label + 1).max()?;
        let width = seen.first()?.1.len();
        let fewest = (0..labels).map(|label| seen.iter().filter(|(of, _)| *of == label).count()).min()?;
        if fewest == 0 || seen.iter().any(|(_, vector)| vector.len() != width) {
            return None;
        }
        if labels == 1 || fewest < LEARNED_FROM {
            return Some(Self::means(&seen, labels, width));
        }
        let mut head = Self::fit(&seen, labels, width);
        head.sharpness = sharpness(&seen, labels, width);
        Some(head)
    }

    /// How likely each label is for a text with this vector; they add up to one.
    #[must_use]
    pub fn probabilities(&self, vector: &[f32]) -> Vec<f32> {
        let mut scores = self.scores(vector);
        scores.iter_mut().for_each(|score| *score *= self.sharpness);
        soften(&mut scores);
        scores
    }

    fn scores(&self, vector: &[f32]) -> Vec<f32> {
        self.weights.iter().zip(&self.biases).map(|(row, bias)| dot(row, vector) + bias).collect()
    }

    fn means(seen: &[Seen<'_>], labels: usize, width: usize) -> Self {
        let mut weights = vec![vec![0.0; width]; labels];
        for (label, vector) in seen {
            add(&mut weights[*label], vector, 1.0);
        }
        weights.iter_mut().for_each(|row| to_length_one(row));
        Self { weights, biases: vec![0.0; labels], sharpness: SHARPNESS_OF_MEANS }
    }

    /// Descends along the slope of the mean log loss with Nesterov's momentum. The step is as long as the curvature of
    /// this loss on vectors of length 1 allows, so it can't overshoot. A label with few examples counts as much as one
    /// with many.
    fn fit(seen: &[Seen<'_>], labels: usize, width: usize) -> Self {
        let mut shares = vec![0.0_f32; labels];
        seen.iter().for_each(|(label, _)| shares[*label] += 1.0);
        let penalty = PENALTY / seen.len() as f32;
        let heaviest = shares.iter().map(|count| seen.len() as f32 / (labels as f32 * count)).fold(1.0, f32::max);
        let step = 1.0 / (heaviest + penalty);
        let mut at = Self { weights: vec![vec![0.0; width]; labels], biases: vec![0.0; labels], sharpness: 1.0 };
        let mut ahead = at.clone();
        for turn in 0..steps(seen.len(), labels, width) {
            let mut next = ahead.clone();
            next.weights.iter_mut().flatten().for_each(|x| *x *= 1.0 - step * penalty);
            for (label, vector) in seen {
                let probabilities = ahead.probabilities(vector);
                for (nth, probability) in probabilities.into_iter().enumerate() {
                    let missed = probability - if nth == *label { 1.0 } else { 0.0 };
                    let by = -step * missed / (labels as f32 * shares[*label]);
                    add(&mut next.weights[nth], vector, by);
                    next.biases[nth] += by;
                }
            }
            let momentum = turn as f32 / (turn as f32 + 3.0);
            ahead = next.beyond(&at, momentum);
            at = next;
        }
        at
    }

    /// Where this would be if it went on from `before` by so much more.
    fn beyond(&self, before: &Self, momentum: f32) -> Self {
        let on = |now: &[f32], then: &[f32]| now.iter().zip(then).map(|(x, y)| x + momentum * (x - y)).collect();
        Self {
            weights: self.weights.iter().zip(&before.weights).map(|(now, then)| on(now, then)).collect(),
            biases: on(&self.biases, &before.biases),
            sharpness: self.sharpness,
        }
    }
}

/// Steps of a descent.
fn steps(examples: usize, labels: usize, width: usize) -> usize {
    let each = examples.saturating_mul(labels).saturating_mul(width).saturating_mul(2);
    (WORK_MAX / each.max(1)).clamp(STEPS_MIN, STEPS)
}

fn add(row: &mut [f32], vector: &[f32], by: f32) {
    row.iter_mut().zip(vector).for_each(|(x, y)| *x += by * y);
}

/// The sharpness under which examples that were held back are the least surprising.
fn sharpness(seen: &[Seen<'_>], labels: usize, width: usize) -> f32 {
    let (mut nth_of, mut parts) = (vec![0; labels], Vec::new());
    for (label, _) in seen {
        parts.push(nth_of[*label] % PARTS);
        nth_of[*label] += 1;
    }
    let mut held = Vec::new();
    for part in 0..PARTS {
        let (out, rest): (Vec<_>, Vec<_>) = seen.iter().copied().zip(&parts).partition(|(_, of)| **of == part);
        if out.is_empty() {
            continue;
        }
        let rest: Vec<_> = rest.into_iter().map(|(seen, _)| seen).collect();
        let head = Head::fit(&rest, labels, width);
        held.extend(out.into_iter().map(|((label, vector), _)| (label, head.scores(vector))));
    }
    let candidates = (-12..=16).map(|step| 1.25_f32.powi(step));
    let losses = candidates.map(|sharpness| (sharpness, loss(&held, sharpness)));
    losses.min_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(1.0, |(sharpness, _)| sharpness)
}

/// The log loss against targets that leave a little to every label, as much as so few examples can't rule out.
fn loss(held: &[(usize, Vec<f32>)], sharpness: f32) -> f32 {
    let count = held.len() as f32;
    let each = |(label, scores): &(usize, Vec<f32>)| {
        let mut shares: Vec<f32> = scores.iter().map(|score| score * sharpness).collect();
        soften(&mut shares);
        let others = 1.0 / (count + 2.0) / (shares.len() as f32 - 1.0);
        let target = |nth| if nth == *label { (count + 1.0) / (count + 2.0) } else { others };
        shares.iter().enumerate().map(|(nth, share)| -target(nth) * share.max(1e-30).ln()).sum::<f32>()
    };
    held.iter().map(each).sum::<f32>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points on a circle, in degrees.
    fn at(degrees: f32) -> Vec<f32> {
        vec![degrees.to_radians().cos(), degrees.to_radians().sin()]
    }

    fn likeliest(head: &Head, degrees: f32) -> (usize, f32) {
        let shares = head.probabilities(&at(degrees));
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        let best = shares.iter().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other));
        best.map(|(label, share)| (label, *share)).expect("there is a label")
    }

    #[test]
    fn few_examples_are_compared_by_their_means() {
        let head = Head::train(&[(0, at(0.0)), (1, at(90.0)), (1, at(100.0))]).expect("each has one");
        assert_eq!(likeliest(&head, 10.0).0, 0);
        assert_eq!(likeliest(&head, 80.0).0, 1);
    }

    #[test]
    fn more_examples_are_learned_from_and_the_border_is_unsure() {
        let examples: Vec<_> =
            (0..12).flat_map(|n| [(0, at(n as f32 * 3.0)), (1, at(90.0 + n as f32 * 3.0))]).collect();
        let head = Head::train(&examples).expect("each has twelve");
        let (sure, border) = (likeliest(&head, 5.0), likeliest(&head, 62.0));
        assert!(sure.0 == 0 && sure.1 > 0.9, "{sure:?}");
        assert_eq!(likeliest(&head, 120.0).0, 1);
        assert!(border.1 < sure.1, "{border:?}");
    }

    #[test]
    fn labels_that_mean_the_same_are_never_sure() {
        let examples: Vec<_> = (0..20).map(|n| (n % 2, at((n * 37 % 60) as f32))).collect();
        let head = Head::train(&examples).expect("each has ten");
        for degrees in [0.0, 20.0, 40.0, 60.0] {
            assert!(likeliest(&head, degrees).1 < 0.8, "{degrees}: {:?}", likeliest(&head, degrees));
        }
    }

    #[test]
    fn a_rare_label_is_not_drowned() {
        let mut examples: Vec<_> = (0..40).map(|n| (0, at(n as f32))).collect();
        examples.extend([(1, at(80.0)), (1, at(85.0)), (1, at(90.0))]);
        assert_eq!(likeliest(&Head::train(&examples).expect("each has three"), 84.0).0, 1);
    }

    #[test]
    fn much_to_learn_from_takes_no_minutes() {
        assert_eq!(steps(500, 10, 384), STEPS, "what people give is learned finely");
        let most = steps(2_500, 50, 384);
        assert!((STEPS_MIN..60).contains(&most), "{most}");
        assert_eq!(steps(usize::MAX, 50, 384), STEPS_MIN);
        assert_eq!(steps(0, 0, 0), STEPS);
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        assert!(Head::train(&[]).is_none());
        assert!(Head::train(&[(1, at(0.0))]).is_none());
        assert!(Head::train(&[(0, at(0.0)), (1, vec![1.0])]).is_none());
        let one = Head::train(&[(0, at(0.0))]).expect("one label is enough");
        assert_eq!(one.probabilities(&at(180.0)), [1.0]);
    }
}
