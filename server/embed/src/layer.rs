//! One layer of a BERT encoder (Devlin et al. 2018): attention among the pieces of each text, then two dense steps.
//!
//! The pieces of all texts of a batch stand one below the other, without padding: dense steps see one tall matrix, only
//! attention goes text by text.

use std::ops::Range;

use crate::{
    Error,
    bert::Sizes,
    matrix::{Layout, multiply},
    numbers::{gate, normalise, soften},
    tensors::Tensors,
};

/// A matrix of weights, one row for each number that goes in, and what is added.
struct Dense {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    fn read(tensors: &mut Tensors, name: &str, wide: usize, high: usize) -> Result<Self, Error> {
        Self::joined(tensors, &[name], wide, high)
    }

    /// Several that the same rows go through: one matrix is faster. In the file there is one row for each number that
    /// comes out; turned round they are read in their order, which saves a quarter of the time.
    fn joined(tensors: &mut Tensors, names: &[&str], wide: usize, high: usize) -> Result<Self, Error> {
        let (mut turned, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            turned.extend(tensors.read(&format!("{name}.weight"), &[high, wide])?);
            bias.extend(tensors.read(&format!("{name}.bias"), &[high])?);
        }
        let weight = (0..wide).flat_map(|column| turned[column..].iter().step_by(wide).copied()).collect();
        Ok(Self { weight, bias })
    }

    fn apply(&self, rows: &[f32]) -> Vec<f32> {
        let high = self.bias.len();
        let wide = self.weight.len() / high;
        let count = rows.len() / wide;
        let mut out = self.bias.repeat(count);
        let weight = (&self.weight[..], Layout::rows(high));
        multiply((count, wide, high), 1.0, (rows, Layout::rows(wide)), weight, 1.0, (&mut out, Layout::rows(high)));
        out
    }
}

/// What brings rows back to a common scale.
pub(crate) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

impl Norm {
    pub(crate) fn read(tensors: &mut Tensors, name: &str, sizes: &Sizes) -> Result<Self, Error> {
        let weight = tensors.read(&format!("{name}.weight"), &[sizes.hidden_size])?;
        let bias = tensors.read(&format!("{name}.bias"), &[sizes.hidden_size])?;
        Ok(Self { weight, bias, epsilon: sizes.layer_norm_eps })
    }

    pub(crate) fn apply(&self, rows: &mut [f32]) {
        normalise(rows, &self.weight, &self.bias, self.epsilon);
    }
}

pub(crate) struct Layer {
    /// Queries, keys and values of a piece, side by side.
    looks: Dense,
    attended: Dense,
    attention_norm: Norm,
    widened: Dense,
    narrowed: Dense,
    norm: Norm,
    heads: usize,
}

impl Layer {
    pub(crate) fn read(tensors: &mut Tensors, number: usize, sizes: &Sizes) -> Result<Self, Error> {
        let name = |part: &str| format!("encoder.layer.{number}.{part}");
        let (hidden, inner) = (sizes.hidden_size, sizes.intermediate_size);
        let looks = ["query", "key", "value"].map(|part| name(&format!("attention.self.{part}")));
        Ok(Self {
            looks: Dense::joined(tensors, &looks.each_ref().map(String::as_str), hidden, hidden)?,
            attended: Dense::read(tensors, &name("attention.output.dense"), hidden, hidden)?,
            attention_norm: Norm::read(tensors, &name("attention.output.LayerNorm"), sizes)?,
            widened: Dense::read(tensors, &name("intermediate.dense"), hidden, inner)?,
            narrowed: Dense::read(tensors, &name("output.dense"), inner, hidden)?,
            norm: Norm::read(tensors, &name("output.LayerNorm"), sizes)?,
            heads: sizes.num_attention_heads,
        })
    }

    /// What becomes of the rows; `texts` says which of them belong together.
    pub(crate) fn apply(&self, rows: Vec<f32>, texts: &[Range<usize>]) -> Vec<f32> {
        let seen = self.attend(&rows, texts);
        let mut rows = added(self.attended.apply(&seen), &rows);
        self.attention_norm.apply(&mut rows);
        let mut wide = self.widened.apply(&rows);
        gate(&mut wide);
        let mut rows = added(self.narrowed.apply(&wide), &rows);
        self.norm.apply(&mut rows);
        rows
    }

    fn attend(&self, rows: &[f32], texts: &[Range<usize>]) -> Vec<f32> {
        let hidden = self.attended.bias.len();
        let (look, head) = (3 * hidden, hidden / self.heads);
        let looks = self.looks.apply(rows);
        let mut seen = vec![0.0; rows.len()];
        let scale = 1.0 / (head as f32).sqrt();
        for text in texts {
            let count = text.len();
            let mut shares = vec![0.0; count * count];
            for nth in 0..self.heads {
                let start = text.start * look + nth * head;
                let (queries, keys, values) = (&looks[start..], &looks[start + hidden..], &looks[start + 2 * hidden..]);
                let square = Layout::rows(count);
                let by_key = Layout::columns(look);
                multiply(
                    (count, head, count),
                    scale,
                    (queries, Layout::rows(look)),
                    (keys, by_key),
                    0.0,
                    (&mut shares, square),
                );
                for row in shares.chunks_exact_mut(count) {
                    soften(row);
                }
                let out = &mut seen[text.start * hidden + nth * head..];
                let values = (values, Layout::rows(look));
                multiply((count, count, head), 1.0, (&shares, square), values, 0.0, (out, Layout::rows(hidden)));
            }
        }
        seen
    }
}

fn added(mut rows: Vec<f32>, others: &[f32]) -> Vec<f32> {
    for (x, y) in rows.iter_mut().zip(others) {
        *x += y;
    }
    rows
}
