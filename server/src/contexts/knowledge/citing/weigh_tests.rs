use super::super::candidates::candidates;
use super::*;
use crate::ambient::new_id;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::retrieval::Place;

fn passage(title: &str, text: &str, score: f32) -> Passage {
    let to = u32::try_from(text.chars().count()).expect("it is short");
    let place = Place { page: None, heading: None, sheet: None, row: None };
    let (document, space) = (DocumentId(new_id()), SpaceId(new_id()));
    let (title, text) = (title.to_owned(), text.to_owned());
    Passage { document, version: 1, number: 1, space, title, place, from: 0, to, text, score, words: 0.0, rank: 0.0 }
}

/// The sentences that answer, where words alone decide.
fn answered(question: &str, passages: &[Passage]) -> Vec<String> {
    let candidates = candidates(passages);
    let asked = Question::of(question, passages);
    assert!(asked.is_by_words(), "{question}");
    if !asked.may_be_answered(passages, &candidates) {
        return Vec::new();
    }
    let chosen = asked.answered_by(&candidates, &[]);
    chosen.into_iter().map(|place| candidates[place].text.clone()).collect()
}

#[test]
fn words_alone_answer_in_scripts_that_the_sentence_model_does_not_read() {
    let anise = passage("八角采购说明", "莽草有毒，外形与八角相似。春果在三四月采收，我们只买秋果。", 0.7);
    assert_eq!(answered("莽草有毒吗？", std::slice::from_ref(&anise)), ["莽草有毒，外形与八角相似。"]);
    assert!(answered("珠穆朗玛峰有多高？", &[anise]).is_empty(), "however near the vectors say that it is");
    let safety = passage("السلامة", "مسؤول السلامة هو السيد يوسف العلوي. سرعة الرافعة لا تتجاوز ستة كيلومترات.", 0.8);
    assert_eq!(answered("مسؤول السلامه", std::slice::from_ref(&safety)), ["مسؤول السلامة هو السيد يوسف العلوي."]);
    assert!(answered("ما هي عاصمة البرازيل؟", &[safety]).is_empty());
    let office = passage("서울 사무소 안내", "회의실은 사흘 전까지 예약합니다. 소장은 한지우 씨입니다.", 0.6);
    assert_eq!(
        answered("회의실 예약은 언제까지 하나요?", std::slice::from_ref(&office)),
        ["회의실은 사흘 전까지 예약합니다."]
    );
    assert!(answered("한국의 첫 번째 대통령은 누구입니까?", &[office]).is_empty());
}

#[test]
fn without_a_sentence_model_english_needs_nearly_all_of_its_words() {
    let returns =
        passage("Returns", "Refunds above 250 euros are signed by the head of customer care. Keep the packet.", 0.0);
    let all = answered("Who signs refunds above 250 euros?", std::slice::from_ref(&returns));
    assert_eq!(all, ["Refunds above 250 euros are signed by the head of customer care."]);
    assert!(answered("Which stocks should I buy above 250 dollars?", &[returns]).is_empty());
}

#[test]
fn nearness_answers_what_is_said_in_other_words_and_nothing_that_is_merely_somewhat_near() {
    let leave = passage("Leave", "Everybody has 27 working days of paid leave a year. Silence means yes.", 0.56);
    let passages = [leave];
    let candidates = candidates(&passages);
    let asked = Question::of("How much vacation does an employee have?", &passages);
    assert!(!asked.is_by_words() && asked.may_be_answered(&passages, &candidates));
    assert_eq!(asked.answered_by(&candidates, &[0.64, 0.2]), [0]);
    assert!(asked.answered_by(&candidates, &[0.39, 0.2]).is_empty());
}

#[test]
fn what_is_far_from_every_passage_is_not_looked_for() {
    let far = passage("Leave", "Everybody has 27 working days of paid leave a year.", 0.19);
    let passages = [far];
    let asked = Question::of("Who won the football world cup in 1998?", &passages);
    assert!(!asked.may_be_answered(&passages, &candidates(&passages)));
}

#[test]
fn several_sentences_stand_in_the_order_of_the_document() {
    let shop = passage("Shops", "The shop in Hamburg closes at six. It rains. The shop in Hamburg opens at ten.", 0.6);
    let passages = [shop];
    let candidates = candidates(&passages);
    let asked = Question::of("When does the shop in Hamburg open and close?", &passages);
    assert_eq!(asked.answered_by(&candidates, &[0.70, 0.1, 0.72]), [0, 2]);
}
