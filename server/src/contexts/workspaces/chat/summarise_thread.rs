use super::turns::{Placed, placed, said};
use super::visible;
use crate::Stop;
use crate::computing::compute;
use crate::contexts::knowledge::citing::gist;
use crate::gateway::Context;
use core::ops::Range;
use domain::workspaces::TurnRole;
use domain::workspaces::chat::{SentenceOfThread, SummariseThread, ThreadSummary, TurnPlace, path};

/// A conversation as one text, and who said which bytes of it in which turn.
#[derive(Default)]
struct Talk {
    text: String,
    parts: Vec<(Range<usize>, u32, TurnRole)>,
}

pub async fn summarise_thread(cx: &mut Context, op: SummariseThread) -> Result<ThreadSummary, Stop> {
    visible::read(cx, op.id).await?;
    let all = placed(cx, op.id).await?;
    let places: Vec<TurnPlace> = all.iter().map(|placed| placed.place).collect();
    let way = path(&places, op.at);
    let on_way: Vec<&Placed> = all.iter().filter(|placed| way.contains(&placed.place.turn)).collect();
    let mut said = said(cx, &on_way).await?;
    let mut talk = Talk::default();
    for placed in on_way {
        if let Some(said) = said.remove(&placed.execution) {
            talk.add(placed.place.turn, TurnRole::User, &said.question);
            talk.add(placed.place.turn, TurnRole::Assistant, &said.answer);
        }
    }
    let sentences = compute(move || talk.in_short()).await.map_err(Stop::defect)?;
    Ok(ThreadSummary { sentences })
}

impl Talk {
    fn add(&mut self, turn: u32, by: TurnRole, said: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let from = self.text.len();
        self.text.push_str(said);
        self.parts.push((from..self.text.len(), turn, by));
    }

    fn in_short(&self) -> Vec<SentenceOfThread> {
        let sentence = |bytes: Range<usize>| {
            let (_, turn, by) = self.parts.iter().find(|(part, ..)| part.contains(&bytes.start))?;
            Some(SentenceOfThread { turn: *turn, by: *by, text: self.text[bytes].to_owned() })
        };
        gist(&self.text).into_iter().filter_map(sentence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sentence_of_a_summary_leads_to_its_turn() {
        let mut talk = Talk::default();
        let turns = [
            ("Where does the saffron lie?", "The saffron lies in tins in the dark room."),
            ("And who locks the dark room?", "The foreman locks the dark room at night. It rains."),
            ("Who counts the tins?", "The foreman counts the tins each Friday."),
        ];
        for (turn, (question, answer)) in (1..).zip(turns) {
            talk.add(turn, TurnRole::User, question);
            talk.add(turn, TurnRole::Assistant, answer);
        }
        let sentences = talk.in_short();
        assert!(!sentences.is_empty());
        for sentence in sentences {
            let (question, answer) = turns[sentence.turn as usize - 1];
            let said = if sentence.by == TurnRole::User { question } else { answer };
            assert!(said.contains(&sentence.text), "{sentence:?}");
        }
    }
}
