use super::*;

const LETTER: &str = "Dear team,\n\nour order no. SKU-4711/B of 12 March 2026 (invoice: 2026-0815) hasn't arrived. We paid \
    € 1.234,50 and then 99.90 EUR by mistake, from DE89 3704 0044 0532 0130 00; our VAT ID is DE 136 695 976.\n\
    Call +49 (0)30 901820 or 020 7946 0958 before 02/04/2026, or write to anna.weber+orders@spices.example.\n\
    See https://spices.example/a_(b)?x=1, page 12 (www.spices.example).\nWeight: 12.5 kg\nTotal: 1 334,40 in 3 parts.";

fn found(text: &str, kind: FieldKind) -> Vec<String> {
    found_after(text, kind, None)
}

fn found_after(text: &str, kind: FieldKind, after: Option<&str>) -> Vec<String> {
    let field = Field { name: "it".into(), kind, after: after.map(str::to_owned) };
    let found = extract(text, &[field]);
    let characters: Vec<char> = text.chars().collect();
    for it in &found {
        let there: String = characters[it.from as usize..it.to as usize].iter().collect();
        assert_eq!(it.value, there, "a value is what stands there");
    }
    found.into_iter().map(|it| it.value).collect()
}

#[test]
fn a_letter_gives_what_stands_in_it_and_nothing_else() {
    assert_eq!(found(LETTER, FieldKind::Email), ["anna.weber+orders@spices.example"]);
    assert_eq!(found(LETTER, FieldKind::Phone), ["+49 (0)30 901820", "020 7946 0958"]);
    assert_eq!(found(LETTER, FieldKind::Date), ["12 March 2026", "02/04/2026"]);
    assert_eq!(found(LETTER, FieldKind::Money), ["€ 1.234,50", "99.90 EUR"]);
    assert_eq!(found(LETTER, FieldKind::Iban), ["DE89 3704 0044 0532 0130 00"]);
    assert_eq!(found(LETTER, FieldKind::VatId), ["DE 136 695 976"]);
    assert_eq!(found(LETTER, FieldKind::Url), ["https://spices.example/a_(b)?x=1", "www.spices.example"]);
    assert_eq!(found(LETTER, FieldKind::OrderNumber), ["SKU-4711/B", "2026-0815"]);
}

#[test]
fn what_is_absent_stays_absent() {
    let plain =
        "Dear team, thank you for the lovely spices. We will order again in spring. Regards, Anna (no. one fan)";
    for kind in FieldKind::ALL {
        assert_eq!(found(plain, *kind), Vec::<String>::new(), "{}", kind.as_str());
        assert_eq!(found("", *kind), Vec::<String>::new());
    }
}

#[test]
fn a_label_leads_to_the_value_behind_it() {
    assert_eq!(found_after(LETTER, FieldKind::Number, Some("total")), ["1 334,40"]);
    assert_eq!(found_after(LETTER, FieldKind::Number, Some("Weight")), ["12.5"]);
    assert_eq!(found_after(LETTER, FieldKind::OrderNumber, Some("invoice")), ["2026-0815"]);
    assert_eq!(found_after("Due: 3 May\nPaid:\n4 May", FieldKind::Date, Some("paid")), Vec::<String>::new());
    assert_eq!(found_after("Our offer: A-17. Offer B-18!", FieldKind::OrderNumber, Some("offer")), ["A-17", "B-18"]);
    assert_eq!(found_after("offers 12", FieldKind::Number, Some("offer")), Vec::<String>::new());
}

#[test]
fn days_are_days_of_the_calendar() {
    let text = "2026-02-29 31.04.2026 30/02/2026 1.2.3.4 2026-13-01 12/31/2026 31.12.26 Feb. 3, 2025 3rd of May 1st June \
                12. März 2024 2026年3月12日 2026년 3월 12일 may 2026 in March 40 Marching 12";
    let days = found(text, FieldKind::Date);
    assert_eq!(
        days,
        [
            "2026-02-29",
            "12/31/2026",
            "31.12.26",
            "Feb. 3, 2025",
            "3rd of May",
            "1st June",
            "12. März 2024",
            "2026年3月12日",
            "2026년 3월 12일"
        ]
    );
}

#[test]
fn years_of_two_digits_may_begin_with_a_zero() {
    assert_eq!(found("12.03.06 and 04/05/00, not 12.03.6", FieldKind::Date), ["12.03.06", "04/05/00"]);
}

#[test]
fn of_each_field_two_hundred_places_are_told() {
    let fields = ["a", "b"].map(|name| Field { name: name.into(), kind: FieldKind::Number, after: None });
    assert_eq!(extract(&"7 ".repeat(5_000), &fields).len(), 2 * PLACES_MAX);
}

#[test]
fn accounts_are_told_by_their_check_digits() {
    let text = "GB82WEST12345698765432, GB83WEST12345698765432, FR14 2004 1010 0505 0001 3M02 606 and NL91 ABNA 0417 1643 00 OK";
    let ibans = ["GB82WEST12345698765432", "FR14 2004 1010 0505 0001 3M02 606", "NL91 ABNA 0417 1643 00"];
    assert_eq!(found(text, FieldKind::Iban), ibans);
    assert_eq!(found(text, FieldKind::Phone), Vec::<String>::new(), "no part of one is a telephone");
}

#[test]
fn taxpayers_are_told_by_their_countrys_form() {
    let text =
        "ATU12345678, NL123456789B01; FR12 345678901. IE1234567WA, CHE-123.456.789 but DE12345678 and XX123456789";
    let ids = ["ATU12345678", "NL123456789B01", "FR12 345678901", "IE1234567WA", "CHE-123.456.789"];
    assert_eq!(found(text, FieldKind::VatId), ids);
}

#[test]
fn telephones_are_not_just_any_digits() {
    let text = "In 2026 we sold 12345678 jars, 0.5 kg each; ring 030/901820-12, (415) 555-2671 or 0044 20 7946 0958, not 192.168.10.10";
    assert_eq!(found(text, FieldKind::Phone), ["030/901820-12", "(415) 555-2671", "0044 20 7946 0958"]);
}

#[test]
fn money_has_its_currency() {
    let text = "$5, 3 dollars, CHF 1'250.00, 5000元, 30,000원 and 12 000 €; but 17 jars, EURO 5 norm, 5 eurostars";
    let money = ["$5", "3 dollars", "CHF 1'250.00", "5000元", "30,000원", "12 000 €"];
    assert_eq!(found(text, FieldKind::Money), money);
}

#[test]
fn numbers_are_whole_and_nothing_else() {
    let text = "-3.5 of 1,234 B2B a1 10% on 2026-03-12 at 50";
    assert_eq!(found(text, FieldKind::Number), ["-3.5", "1,234", "10", "50"]);
}

#[test]
fn long_and_odd_texts_are_read_in_time() {
    let odd =
        ["0".repeat(20_000), "A1 ".repeat(10_000), "1.".repeat(20_000), "a@".repeat(10_000), "order ".repeat(5_000)];
    let start = std::time::Instant::now();
    for text in odd {
        for kind in FieldKind::ALL {
            found(&text, *kind);
        }
    }
    for (text, label) in [(":".repeat(20_000), ":"), ("a ".repeat(10_000), "a"), ("7 ".repeat(10_000), "7")] {
        for kind in FieldKind::ALL {
            found_after(&text, *kind, Some(label));
        }
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
