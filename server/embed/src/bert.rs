//! A sentence model of the BERT family: the mean of what its last layer says of the pieces of a text, with length 1.

use std::{ops::Range, path::Path};

use serde::Deserialize;

use crate::{
    Error, TOKENS_MAX,
    layer::{Layer, Norm},
    numbers::to_length_one,
    tensors::{Tensors, unexpected},
    words::{Pieces, Vocabulary},
};

/// The members of `config.json` that matter.
#[derive(Debug, Deserialize)]
pub(crate) struct Sizes {
    model_type: String,
    hidden_act: String,
    pub(crate) hidden_size: usize,
    pub(crate) intermediate_size: usize,
    pub(crate) num_attention_heads: usize,
    num_hidden_layers: usize,
    max_position_embeddings: usize,
    type_vocab_size: usize,
    vocab_size: usize,
    pub(crate) layer_norm_eps: f32,
}

/// A loaded model.
pub(crate) struct Bert {
    vocabulary: Vocabulary,
    /// One row for each piece.
    pieces: Vec<f32>,
    /// One row for each place in a text.
    places: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    dimensions: usize,
    tokens_max: usize,
}

impl Bert {
    /// Reads `model.safetensors`, `config.json` and `vocab.txt`.
    pub(crate) fn load(folder: &Path) -> Result<Self, Error> {
        let sizes = sizes(folder)?;
        let vocabulary = Vocabulary::read(folder)?;
        if vocabulary.len() != sizes.vocab_size {
            let reason = format!("it has {} pieces, and the model knows {}", vocabulary.len(), sizes.vocab_size);
            return Err(unexpected(&folder.join("vocab.txt"), &reason));
        }
        let mut tensors = Tensors::open(folder.join("model.safetensors"))?;
        let mut table = |name: &str, rows| {
            tensors.read(&format!("embeddings.{name}_embeddings.weight"), &[rows, sizes.hidden_size])
        };
        let pieces = table("word", sizes.vocab_size)?;
        let mut places = table("position", sizes.max_position_embeddings)?;
        let kinds = table("token_type", sizes.type_vocab_size)?;
        // There is one kind of text here, so what stands for it is added once and for all.
        for row in places.chunks_exact_mut(sizes.hidden_size) {
            row.iter_mut().zip(&kinds).for_each(|(x, kind)| *x += kind);
        }
        let norm = Norm::read(&mut tensors, "embeddings.LayerNorm", &sizes)?;
        let layers = (0..sizes.num_hidden_layers).map(|number| Layer::read(&mut tensors, number, &sizes));
        let layers = layers.collect::<Result<_, _>>()?;
        let tokens_max = sizes.max_position_embeddings.min(TOKENS_MAX);
        Ok(Self { vocabulary, pieces, places, norm, layers, dimensions: sizes.hidden_size, tokens_max })
    }

    pub(crate) fn dimensions(&self) -> usize {
        self.dimensions
    }

    pub(crate) fn read(&self, text: &str) -> Pieces {
        self.vocabulary.pieces(text, self.tokens_max)
    }

    /// The vectors of some texts, computed in one go.
    pub(crate) fn vectors(&self, texts: &[Pieces]) -> Vec<Vec<f32>> {
        let mut rows = Vec::new();
        let mut ranges: Vec<Range<usize>> = Vec::with_capacity(texts.len());
        for text in texts {
            let start = rows.len() / self.dimensions;
            ranges.push(start..start + text.ids.len());
            for (id, place) in text.ids.iter().zip(self.places.chunks_exact(self.dimensions)) {
                let piece = &self.pieces[*id as usize * self.dimensions..][..self.dimensions];
                rows.extend(piece.iter().zip(place).map(|(piece, place)| piece + place));
            }
        }
        self.norm.apply(&mut rows);
        for layer in &self.layers {
            rows = layer.apply(rows, &ranges);
        }
        ranges
            .into_iter()
            .map(|text| self.mean(&rows[text.start * self.dimensions..text.end * self.dimensions]))
            .collect()
    }

    fn mean(&self, rows: &[f32]) -> Vec<f32> {
        let mut mean = vec![0.0; self.dimensions];
        for row in rows.chunks_exact(self.dimensions) {
            mean.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
        // Dividing by their number changes nothing once the length is 1.
        to_length_one(&mut mean);
        mean
    }
}

fn sizes(folder: &Path) -> Result<Sizes, Error> {
    let path = folder.join("config.json");
    let text = std::fs::read(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    let sizes: Sizes = serde_json::from_slice(&text).map_err(|error| unexpected(&path, &error.to_string()))?;
    let heads_fit = sizes.num_attention_heads > 0 && sizes.hidden_size.is_multiple_of(sizes.num_attention_heads);
    if sizes.model_type != "bert" || sizes.hidden_act != "gelu" || !heads_fit || sizes.hidden_size == 0 {
        let reason = format!("a {} with {} is another model", sizes.model_type, sizes.hidden_act);
        return Err(unexpected(&path, &reason));
    }
    Ok(sizes)
}
