//! Vectors as sentence models make them: many, of length 1, in clusters, as texts about the same thing are. Seeded, so that
//! every run has the same.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Numbers of a vector.
pub const DIMENSIONS: usize = 384;
/// How far those of one cluster lie apart: with 0.9 their cosine is about 0.55, as of passages about one subject.
const SPREAD: f32 = 0.9;

/// Clusters, and what is drawn from them.
pub struct Clusters {
    random: StdRng,
    centres: Vec<Vec<f32>>,
}

impl Clusters {
    /// So many clusters.
    pub fn new(seed: u64, count: usize) -> Self {
        let mut random = StdRng::seed_from_u64(seed);
        let centres = (0..count).map(|_| unit((0..DIMENSIONS).map(|_| normal(&mut random)).collect())).collect();
        Self { random, centres }
    }

    /// A vector of any cluster.
    pub fn vector(&mut self) -> Vec<f32> {
        let centre = self.random.random_range(0..self.centres.len());
        let centre = self.centres[centre].clone();
        self.near(&centre, SPREAD)
    }

    /// A vector that lies `apart` from another: 0.5 is what a question is to its passage.
    pub fn near(&mut self, vector: &[f32], apart: f32) -> Vec<f32> {
        let noise = apart / (DIMENSIONS as f32).sqrt();
        unit(vector.iter().map(|number| number + noise * normal(&mut self.random)).collect())
    }
}

/// Twelve even numbers make nearly a normal one.
fn normal(random: &mut StdRng) -> f32 {
    (0..12).map(|_| random.random::<f32>()).sum::<f32>() - 6.0
}

fn unit(vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    vector.into_iter().map(|number| number / length).collect()
}
