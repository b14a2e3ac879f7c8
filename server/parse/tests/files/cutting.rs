//! Texts in pieces.

use parse::{BlockKind, Cutting, Kind, Limits, Parsed, Piece, cut, parse};

use crate::{outcome, read, samples};

fn markdown(text: &str) -> Parsed {
    parse(Kind::Markdown, text.as_bytes(), &Limits::default()).expect("it's Markdown")
}

fn pieces(parsed: &Parsed, tokens: u32, overlap: u32) -> Vec<Piece> {
    cut(parsed, &Cutting { tokens, overlap })
}

/// Numbered sentences of six tokens each.
fn prose(sentences: usize) -> String {
    (0..sentences).map(|number| format!("This is sentence {number} here. ")).collect()
}

#[test]
fn every_piece_is_what_stands_at_its_place() {
    for (name, _) in samples() {
        let Ok(parsed) = outcome(&name) else { continue };
        let letters: Vec<char> = parsed.text.chars().collect();
        for tokens in [1, 8, 30, 200] {
            for piece in pieces(&parsed, tokens, tokens / 5) {
                let there: String = letters[piece.from as usize..piece.to as usize].iter().collect();
                assert_eq!(piece.text, there, "{name}");
                assert!(!piece.text.trim().is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn all_of_a_text_but_its_headings_is_in_pieces() {
    for (name, _) in samples() {
        let Ok(parsed) = outcome(&name) else { continue };
        for tokens in [5, 40, 200] {
            let mut held = vec![false; parsed.text.chars().count()];
            for piece in pieces(&parsed, tokens, 10) {
                held[piece.from as usize..piece.to as usize].fill(true);
            }
            for block in parsed.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_))) {
                let range = block.from as usize..block.to as usize;
                let letters = parsed.text.chars().skip(range.start).take(range.len());
                let lost: String = letters
                    .zip(&held[range])
                    .filter(|(it, held)| !**held && !it.is_whitespace())
                    .map(|it| it.0)
                    .collect();
                assert_eq!(lost, "", "{name} in pieces of {tokens}");
            }
        }
    }
}

#[test]
fn pieces_are_no_larger_than_asked_and_no_word_is_torn() {
    let text = prose(60);
    let found = pieces(&markdown(&text), 50, 12);
    assert!(found.len() > 5);
    for piece in &found {
        assert!(piece.tokens <= 50, "{piece:?}");
        assert!(piece.text.starts_with("This") && piece.text.ends_with("here."), "{piece:?}");
    }
}

#[test]
fn neighbours_share_whole_sentences() {
    let found = pieces(&markdown(&prose(60)), 50, 12);
    for pair in found.windows(2) {
        assert!(pair[1].from < pair[0].to, "they overlap");
        let shared = pair[0].to - pair[1].from;
        assert!(shared < 70, "by about twelve tokens: {shared} characters");
    }
    let apart = pieces(&markdown(&prose(60)), 50, 0);
    assert!(apart.windows(2).all(|pair| pair[0].to <= pair[1].from));
}

#[test]
fn a_piece_never_reaches_over_a_heading() {
    let found = pieces(&markdown("# A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\n# D\n\nThree."), 200, 30);
    let said: Vec<_> =
        found.iter().map(|piece| (piece.place.heading.as_deref().unwrap_or_default(), piece.text.as_str())).collect();
    assert_eq!(said, [("A", "One."), ("A › B", "Two."), ("A › C", "## C"), ("D", "Three.")]);
}

#[test]
fn a_row_stays_whole_and_is_never_said_twice() {
    let rows: String = (0..40).map(|number| format!("| thing {number} | some value of it |\n")).collect();
    let parsed = markdown(&format!("| name | value |\n|---|---|\n{rows}"));
    let found = pieces(&parsed, 40, 20);
    assert!(found.len() > 5);
    for piece in &found {
        assert!(piece.text.starts_with("name: thing") && piece.text.ends_with("some value of it"), "{piece:?}");
    }
    assert!(found.windows(2).all(|pair| pair[0].to <= pair[1].from));
    assert_eq!(found[0].place.row, Some(2));
}

#[test]
fn a_sentence_without_an_end_is_cut_between_words_and_one_without_spaces_between_signs() {
    let endless = "word ".repeat(500);
    for piece in pieces(&markdown(&endless), 50, 10) {
        assert!(piece.tokens <= 50 && piece.text.split(' ').all(|word| word == "word"));
    }
    let chinese = "车票保存十年".repeat(100);
    let found = pieces(&markdown(&chinese), 50, 10);
    assert!(found.len() >= 12 && found.iter().all(|piece| piece.tokens <= 50));
    let one_word = "x".repeat(5000);
    assert!(pieces(&markdown(&one_word), 50, 10).iter().all(|piece| piece.tokens <= 50));
}

#[test]
fn pages_and_sheets_are_said() {
    let found = cut(&read("policy.pdf"), &Cutting::default());
    assert!(found.iter().any(|piece| piece.place.page == Some(2) && piece.text.contains("A car is rented")));
    let found = cut(&read("book.xlsx"), &Cutting::default());
    let sheets: Vec<_> = found.iter().filter_map(|piece| piece.place.sheet.as_deref()).collect();
    assert_eq!(sheets, ["Invoices", "People", "Far"]);
}
