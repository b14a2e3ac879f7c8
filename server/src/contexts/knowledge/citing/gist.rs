//! A few sentences of a text that say what it is about: those whose terms the whole text uses most, and its beginning. Nothing is
//! written freely, so nothing is invented, in whatever language.

use super::terms::terms;
use core::ops::Range;
use std::collections::{HashMap, HashSet};

/// Sentences of a text that is short enough to be read itself.
const SHORT: usize = 4;
/// Sentences of a gist: one for so many of the text's, within these bounds.
const EACH: usize = 8;
const FEWEST: usize = 2;
const MOST: usize = 6;
/// Sentences that are looked at.
const LOOKED_AT: usize = 2_000;
/// A sentence needs so many terms to say something, and is too long to be a summary's beyond so many.
const TERMS: core::ops::RangeInclusive<usize> = 3..=60;
/// How much more the first sentence of a text counts.
const FIRST: f32 = 1.35;

/// The sentences, as bytes of the text and in its order; none of a text that is short already.
pub fn gist(text: &str) -> Vec<Range<usize>> {
    let sentences: Vec<_> = parse::sentences(text).into_iter().take(LOOKED_AT).collect();
    let told = sentences.into_iter().filter(|bytes| !text[bytes.clone()].starts_with('#'));
    let all: Vec<(Range<usize>, Vec<String>)> =
        told.map(|bytes| (bytes.clone(), terms(&text[bytes]))).filter(|(_, terms)| !terms.is_empty()).collect();
    if all.len() <= SHORT {
        return Vec::new();
    }
    let mut often: HashMap<&str, f32> = HashMap::new();
    for term in all.iter().flat_map(|(_, terms)| terms) {
        *often.entry(term).or_default() += 1.0;
    }
    let wanted = (all.len() / EACH).clamp(FEWEST, MOST);
    let mut covered = HashSet::new();
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < wanted {
        let weight = |place: usize| {
            let said: HashSet<&str> = all[place].1.iter().map(String::as_str).collect();
            // What a sentence before says already counts no more; a term that occurs once says little of the whole.
            let new = said.iter().filter(|term| !covered.contains(*term)).map(|term| often[*term] - 1.0);
            let weight = new.sum::<f32>() / (said.len() as f32).sqrt();
            if place == 0 { weight * FIRST } else { weight }
        };
        let open = (0..all.len()).filter(|place| !chosen.contains(place) && TERMS.contains(&all[*place].1.len()));
        let best = open.map(|place| (place, weight(place))).max_by(|one, other| one.1.total_cmp(&other.1));
        let Some((place, _)) = best.filter(|(_, weight)| *weight > 0.0) else { break };
        covered.extend(all[place].1.iter().map(String::as_str));
        chosen.push(place);
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|place| all[place].0.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&str> {
        gist(text).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn a_gist_is_made_of_the_texts_own_sentences_in_their_order() {
        let text = "# Storage\n\nSaffron is stored in tins in the dark room. The dark room is locked at night by the foreman.\n\n\
                    Tins of saffron that were opened aren't sold. Somebody once forgot a sandwich there. The foreman counts the tins \
                    in the dark room each Friday. Rain falls.";
        let said = said(text);
        assert_eq!(said.len(), 2);
        assert!(said.iter().all(|sentence| text.contains(sentence) && !sentence.starts_with('#')), "{said:?}");
        assert!(said[0].contains("tins in the dark room"), "{said:?}");
        assert!(!said.concat().contains("sandwich"));
    }

    #[test]
    fn what_is_short_is_its_own_summary() {
        assert!(gist("Saffron is dear. Keep it dark.").is_empty());
        assert!(gist("").is_empty());
    }

    #[test]
    fn it_works_in_scripts_without_spaces() {
        let text = "花椒真空包装，存放在冷库。冷库温度为零下五度。花椒开袋后两周内用完。昨天下雨了。冷库里的花椒保质期十八个月。";
        assert_eq!(said(text).first(), Some(&"花椒真空包装，存放在冷库。"));
    }
}
