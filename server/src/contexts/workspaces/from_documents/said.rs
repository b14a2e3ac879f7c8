//! Sentences on their way out: put together, looked at by the rules of the workspace, and where each stands in the whole.

use domain::knowledge::citing::{Citation, Sources, Stretch};
use domain::workspaces::{Checked, SafetyPolicy, check_output};

/// A sentence with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What it says.
    pub text: String,
    /// Whether a model wrote it.
    pub generated: bool,
    /// Its citations, whichever sentence they name.
    pub rests_on: Vec<Citation>,
}

/// The answer as far as the rules let it out, and the places of its sentences in it.
pub fn said(sayings: &[Saying], safety: &SafetyPolicy) -> (Checked, Sources) {
    let (whole, sources) = together(sayings);
    let checked = check_output(safety, &whole);
    if checked.blocked || checked.text == whole {
        return (checked, sources);
    }
    // What a rule covers lies within a sentence.
    let cover = |saying: &Saying| Saying { text: check_output(safety, &saying.text).text, ..saying.clone() };
    let covered: Vec<Saying> = sayings.iter().map(cover).collect();
    let (text, sources) = together(&covered);
    (Checked { text, ..checked }, sources)
}

fn together(sayings: &[Saying]) -> (String, Sources) {
    let (mut whole, mut sources) = (String::new(), Sources::default());
    let mut count = 0_u32;
    for (sentence, saying) in (0..).zip(sayings) {
        // Chinese has no space behind a sentence.
        if !whole.is_empty() && !whole.ends_with(['。', '！', '？']) {
            whole.push(' ');
            count = count.saturating_add(1);
        }
        let from = count;
        whole.push_str(&saying.text);
        count = count.saturating_add(u32::try_from(saying.text.chars().count()).unwrap_or(u32::MAX));
        sources.sentences.push(Stretch { from, to: count, generated: saying.generated });
        sources.citations.extend(saying.rests_on.iter().map(|citation| Citation { sentence, ..*citation }));
    }
    (whole, sources)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::new_id;
    use domain::kernel::DocumentId;
    use domain::workspaces::{PiiAction, PiiKind, PiiRule};

    fn saying(text: &str) -> Saying {
        let document = DocumentId(new_id());
        let rests_on = vec![Citation { sentence: 0, document, version: 1, number: 1, from: 0, to: 9 }];
        Saying { text: text.into(), generated: false, rests_on }
    }

    #[test]
    fn each_sentence_is_found_again_in_the_whole() {
        let (checked, sources) =
            said(&[saying("莽草有毒。"), saying("Keep it dark."), saying("And dry.")], &SafetyPolicy::default());
        assert_eq!(checked.text, "莽草有毒。Keep it dark. And dry.");
        let sentences = sources.sentences_of(&checked.text);
        let texts: Vec<_> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(texts, ["莽草有毒。", "Keep it dark.", "And dry."]);
        assert!(sentences.iter().all(|sentence| sentence.backed && !sentence.generated));
    }

    #[test]
    fn what_a_rule_covers_moves_no_sentence_out_of_its_place() {
        let pii = vec![PiiRule { kind: PiiKind::Email, action: PiiAction::Mask }];
        let safety = SafetyPolicy { output_pii: true, pii, ..SafetyPolicy::default() };
        let sayings = [saying("Write to lina.haddad@aurora.example today."), saying("She answers.")];
        let (checked, sources) = said(&sayings, &safety);
        assert!(!checked.text.contains("lina.haddad") && !checked.findings.is_empty());
        assert_eq!(sources.sentences_of(&checked.text)[1].text, "She answers.");
    }
}
