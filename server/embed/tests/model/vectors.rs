//! What vectors are.

use serde::Deserialize;

use crate::{embed, embedder, likeness, weights};

/// What Hugging Face's tokenizers 0.23.3 and onnxruntime 1.32.0 made of a text with the same weights
/// (`server/embed/examples/reference.py`).
#[derive(Deserialize)]
struct Reference {
    text: String,
    tokens: u32,
    /// Each 16th number of the vector.
    numbers: Vec<f32>,
}

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("reference.json")).expect("it is what we wrote")
}

#[test]
fn vectors_are_those_of_the_reference() {
    for reference in references() {
        let alone = embed(&[&reference.text]);
        assert_eq!(alone.tokens, reference.tokens, "{:?}", reference.text);
        let numbers = alone.vectors[0].iter().step_by(16);
        for (ours, theirs) in numbers.zip(&reference.numbers) {
            assert!((ours - theirs).abs() < 5e-6, "{ours} {theirs} {:?}", reference.text);
        }
    }
}

#[test]
fn a_vector_does_not_depend_on_the_texts_beside_it() {
    let references = references();
    let texts: Vec<&str> = references.iter().map(|reference| reference.text.as_str()).collect();
    let together = embed(&texts);
    assert_eq!(together.tokens, references.iter().map(|reference| reference.tokens).sum::<u32>());
    for (text, vector) in texts.iter().zip(&together.vectors) {
        let alone = &embed(&[text]).vectors[0];
        let apart = alone.iter().zip(vector).map(|(x, y)| (x - y).abs()).fold(0.0, f32::max);
        assert!(apart < 2e-6, "{apart} {text:?}");
        assert!((likeness(vector, vector) - 1.0).abs() < 1e-5);
    }
}

#[test]
fn a_model_says_what_its_vectors_are_called() {
    let info = embedder().info();
    let folder = weights().file_name().expect("a folder has a name").to_string_lossy().to_lowercase();
    assert_eq!((info.id.as_str(), info.dimensions), (folder.as_str(), 384));
}

#[test]
fn what_is_too_long_is_cut_and_said() {
    let long = "The quick brown fox jumps over the lazy dog. ".repeat(40);
    let done = embed(&["short", &long, "short again"]);
    assert_eq!(done.truncated, [1]);
    assert_eq!(done.vectors[1], embed(&[&long[..long.len() * 9 / 10]]).vectors[0], "the rest isn't read");
}

#[test]
fn megabytes_take_no_longer_than_a_page() {
    let start = std::time::Instant::now();
    let done = embed(&[&"spice ".repeat(2_000_000), &" ".repeat(9_000_000), &"a".repeat(5_000_000)]);
    assert_eq!(done.truncated, [0, 1, 2]);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn no_text_no_vector() {
    let done = embed(&[]);
    assert_eq!((done.vectors.len(), done.tokens), (0, 0));
}

#[test]
fn what_means_the_same_is_near() {
    let texts = [
        "Where is my parcel?",
        "My delivery still hasn't arrived.",
        "Please send the invoice again.",
        "Cinnamon grows in Sri Lanka.",
    ];
    let vectors = embed(&texts).vectors;
    let near = likeness(&vectors[0], &vectors[1]);
    for other in &vectors[2..] {
        assert!(near > likeness(&vectors[0], other) + 0.1, "{near} {}", likeness(&vectors[0], other));
    }
}
