//! How good answers from documents are, and how seldom they are given where no document holds them: on the fifty documents and the
//! questions of the demo world. The figures are printed; the bounds stand a little below them (decision 53).

use crate::support::embeddings_path;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::retrieval::{Passage, Place};
use server::commands::seed::library;
use server::contexts::knowledge::citing::{Question, candidates, terms};
use server::integrations::models::Models;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Passages that a question is given.
const NEAREST: usize = 8;
/// Of a hundred questions that a document answers, so many get the sentence that holds the fact.
const TOLD_LEAST: usize = 75;
/// Of all that no document answers, so many get an answer.
const INVENTED_MOST: usize = 1;

/// Vectors of texts, each made once.
struct Vectors {
    models: Models,
    known: HashMap<String, Vec<f32>>,
}

impl Vectors {
    async fn learn(&mut self, texts: impl Iterator<Item = String>) {
        let texts: Vec<String> =
            texts.collect::<HashSet<_>>().into_iter().filter(|it| !self.known.contains_key(it)).collect();
        for batch in texts.chunks(32) {
            let embedded = self.models.embed(batch.to_vec()).await.expect("there is a sentence model");
            self.known.extend(batch.iter().cloned().zip(embedded.vectors));
        }
    }

    fn nearness(&self, one: &str, other: &str) -> f32 {
        self.known[one].iter().zip(&self.known[other]).map(|(a, b)| a * b).sum()
    }
}

fn passage(number: u32, title: &str, text: &str) -> Passage {
    Passage {
        document: DocumentId(Uuid::from_u128(number.into())),
        version: 1,
        number: 1,
        space: SpaceId(Uuid::from_u128(1)),
        title: title.to_owned(),
        place: Place { page: None, heading: None, sheet: None, row: None },
        from: 0,
        to: u32::try_from(text.chars().count()).expect("it is short"),
        text: text.to_owned(),
        score: 0.0,
        words: 0.0,
        rank: 0.0,
    }
}

/// The passages nearest to a question, by vectors where the sentence model knows its language and by shared terms.
fn nearest(vectors: &Vectors, all: &[Passage], (text, is_english): (&str, bool)) -> Vec<Passage> {
    let asked: HashSet<String> = terms(text).into_iter().collect();
    let shared = |passage: &Passage| {
        let held: HashSet<String> = terms(&format!("{} {}", passage.title, passage.text)).into_iter().collect();
        asked.intersection(&held).count() as f32 / asked.len().max(1) as f32
    };
    let mut ranked: Vec<Passage> = all
        .iter()
        .map(|passage| {
            let score = vectors.nearness(text, &whole(passage));
            let near = if is_english { score } else { 0.0 };
            Passage { score, rank: near + shared(passage), ..passage.clone() }
        })
        .collect();
    ranked.sort_by(|one, other| other.rank.total_cmp(&one.rank));
    ranked.truncate(NEAREST);
    ranked
}

fn whole(passage: &Passage) -> String {
    format!("{}\n{}", passage.title, passage.text)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn most_questions_get_the_sentence_that_holds_the_fact_and_what_no_document_says_is_not_answered() {
    let models = Models::default().with_embeddings(&embeddings_path()).expect("there is a sentence model");
    let mut vectors = Vectors { models, known: HashMap::new() };
    let all: Vec<Passage> =
        (1..).zip(library::documents()).map(|(number, it)| passage(number, &it.title, &it.body)).collect();
    let questions = library::questions();
    vectors.learn(all.iter().map(whole).chain(questions.iter().map(|question| question.text.clone()))).await;
    let (mut told, mut answered, mut held, mut invented) = (0, 0, 0, Vec::new());
    for question in &questions {
        let text = question.text.as_str();
        let passages = nearest(&vectors, &all, (text, question.language == "en"));
        let (asked, candidates) = (Question::of(text, &passages), candidates(&passages));
        let chosen = if asked.may_be_answered(&passages, &candidates) {
            vectors.learn(candidates.iter().flat_map(|it| [it.text.clone(), it.in_its_place.clone()])).await;
            let nearness =
                |text_of: &str, placed: &str| vectors.nearness(text, text_of).max(vectors.nearness(text, placed));
            let nearness: Vec<f32> = candidates.iter().map(|it| nearness(&it.text, &it.in_its_place)).collect();
            asked.answered_by(&candidates, &nearness)
        } else {
            Vec::new()
        };
        let said: Vec<&str> = chosen.iter().map(|place| candidates[*place].text.as_str()).collect();
        match &question.holds {
            Some(holds) => {
                held += 1;
                answered += usize::from(!said.is_empty());
                told += usize::from(said.iter().any(|sentence| sentence.contains(holds.as_str())));
            }
            None if said.is_empty() => {}
            None => invented.push((text, said.join(" "))),
        }
    }
    println!(
        "{held} questions that a document answers: {answered} answered, {told} with the fact; invented: {invented:?}"
    );
    assert!(told * 100 >= held * TOLD_LEAST, "{told} of {held}");
    assert!(invented.len() <= INVENTED_MOST, "{invented:?}");
}
