//! Sorting by examples, on texts as they come in.

use embed::Head;

use crate::embed;

/// Six examples of each label, then six others to judge by.
const LETTERS: [(&str, [&str; 6], [&str; 6]); 4] = [
    (
        "delivery",
        [
            "Where is my parcel? It was due on Tuesday.",
            "The tracking page has said 'in transit' for nine days.",
            "The courier left the box at the wrong address.",
            "Can you tell me when order 4711 will arrive?",
            "We need the goods by Friday, will they be here in time?",
            "Half of our shipment is missing.",
        ],
        [
            "Has my package been sent yet?",
            "Nothing has arrived so far and it is a week late.",
            "Please deliver to our warehouse in Leeds instead of the office.",
            "The driver rang the bell and left with the boxes.",
            "What is the expected date of arrival for the container?",
            "I got somebody else's parcel.",
        ],
    ),
    (
        "invoice",
        [
            "The invoice of 12 March charges us twice.",
            "Please send the bill to our accounting department.",
            "We were charged 240 euros instead of 204.",
            "Our VAT number is missing on the invoice.",
            "When do I get my refund?",
            "Can we pay by bank transfer within thirty days?",
        ],
        [
            "There is an error in the total of bill 2231.",
            "My credit card was debited two times.",
            "Could you change the billing address to our holding company?",
            "The amount doesn't match the quote.",
            "We'd like a receipt for last month's payment.",
            "You sent us a payment reminder although we have paid.",
        ],
    ),
    (
        "quality",
        [
            "Three of the jars were broken.",
            "The pepper smells musty and has no taste.",
            "The colour isn't what the picture shows.",
            "One of the bags was open and the contents had spilled.",
            "The cinnamon is full of dust and little stones.",
            "The grinder stopped working after two days.",
        ],
        [
            "The lids are cracked.",
            "This saffron is stale, I am very disappointed.",
            "The mill is defective, its handle came off.",
            "We found insects in the flour.",
            "It looks nothing like what was advertised and feels cheap.",
            "The vanilla pods were dried out and brittle.",
        ],
    ),
    (
        "account",
        [
            "I forgot my password and the reset mail doesn't come.",
            "How do I add a colleague to our account?",
            "The login page says that I am locked out.",
            "Please change the e-mail address that I sign in with.",
            "I lost the phone with my authenticator app.",
            "How can I delete my profile?",
        ],
        [
            "I can't sign in any more.",
            "The verification code is never accepted.",
            "Can two people share one user name?",
            "My account has been blocked, please unlock it.",
            "Where do I change my password?",
            "We want to give our intern read access only.",
        ],
    ),
];

fn head(examples: usize) -> Head {
    let texts: Vec<&str> = LETTERS.iter().flat_map(|(_, seen, _)| &seen[..examples]).copied().collect();
    let vectors = embed(&texts).vectors;
    let labels = (0..LETTERS.len()).flat_map(|label| std::iter::repeat_n(label, examples));
    Head::train(&labels.zip(vectors).collect::<Vec<_>>()).expect("each label has examples")
}

/// The share that is sorted rightly, the mean certainty, and the mean log loss, on letters that weren't learned from.
fn judge(head: &Head) -> (f32, f32, f32) {
    let (mut right, mut certainty, mut loss, mut count) = (0.0, 0.0, 0.0, 0.0);
    for (label, (name, _, unseen)) in LETTERS.iter().enumerate() {
        for (text, vector) in unseen.iter().zip(embed(unseen).vectors) {
            let shares = head.probabilities(&vector);
            let best = shares.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1)).expect("there are four");
            if best.0 == label {
                right += 1.0;
            } else {
                println!("{name}: {text:?} as {} ({shares:?})", LETTERS[best.0].0);
            }
            certainty += best.1;
            loss -= shares[label].ln();
            count += 1.0;
        }
    }
    println!("right {:.3}, certainty {:.3}, log loss {:.3}", right / count, certainty / count, loss / count);
    (right / count, certainty / count, loss / count)
}

#[test]
fn letters_are_sorted_by_six_examples_of_each_label() {
    let (right, certainty, loss) = judge(&head(6));
    assert!(right >= 0.87, "{right}");
    assert!((right - certainty).abs() < 0.2, "sure of {certainty}, right in {right}");
    // A guess among four has a loss of 1.39.
    assert!(loss < 0.55, "{loss}");
}

#[test]
fn one_example_of_each_label_is_a_beginning() {
    let (right, _, loss) = judge(&head(1));
    assert!(right >= 0.6, "{right}");
    assert!(loss < 1.2, "{loss}");
}

#[test]
fn what_belongs_nowhere_is_less_sure_than_what_belongs() {
    let head = head(6);
    let surest = |text: &str| head.probabilities(&embed(&[text]).vectors[0]).into_iter().fold(0.0, f32::max);
    let (home, nowhere) = (surest("My order hasn't been delivered yet."), surest("Sri Lanka won by four wickets."));
    assert!(home > 0.75 && nowhere < home - 0.15, "{home} {nowhere}");
}

#[test]
fn names_of_labels_serve_where_there_is_no_example() {
    let names = ["delivery of a parcel", "invoice and payment", "broken or bad goods", "signing in to an account"];
    let vectors = embed(&names).vectors;
    let head = Head::train(&vectors.into_iter().enumerate().collect::<Vec<_>>()).expect("each has one");
    assert!(judge(&head).0 >= 0.6);
}
