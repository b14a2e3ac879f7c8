use super::*;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn id(number: u128) -> DepartmentId {
    DepartmentId(uuid::Uuid::from_u128(number))
}

fn add(number: u128, name: &str, parent: Option<u128>) -> TreeCommand {
    TreeCommand::Add { id: id(number), name: name.into(), parent: parent.map(id) }
}

fn moved(number: u128, parent: Option<u128>) -> TreeCommand {
    TreeCommand::Move { id: id(number), parent: parent.map(id) }
}

/// Company, with operations and below it purchasing; sales beside operations.
fn company() -> TreeState {
    let mut events = Vec::new();
    for command in [
        add(1, "Company", None),
        add(2, "Operations", Some(1)),
        add(3, " Purchasing ", Some(2)),
        add(4, "Sales", Some(1)),
    ] {
        events.extend(Tree::decide(&Tree::replay(&events), command, NOW).unwrap());
    }
    Tree::replay(&events)
}

#[test]
fn a_department_never_stands_below_itself() {
    for parent in [1, 2, 3] {
        assert_eq!(Tree::decide(&company(), moved(1, Some(parent)), NOW), Err(TreeRefusal::Cycle), "{parent}");
    }
    let events = Tree::decide(&company(), moved(3, Some(4)), NOW).unwrap();
    let state = Tree::evolve(company(), &events[0]);
    assert_eq!(state.upwards(id(3)), [id(3), id(4), id(1)]);
    assert!(Tree::decide(&state, moved(3, Some(4)), NOW).unwrap().is_empty(), "it stands there already");
    assert!(Tree::decide(&state, moved(2, Some(3)), NOW).is_ok(), "purchasing isn't below operations any more");
}

#[test]
fn no_two_departments_of_one_parent_are_called_alike() {
    assert_eq!(Tree::decide(&company(), add(9, "SALES", Some(1)), NOW), Err(TreeRefusal::Taken));
    assert!(Tree::decide(&company(), add(9, "Sales", Some(2)), NOW).is_ok());
    let rename = TreeCommand::Rename { id: id(2), name: "sales".into() };
    assert_eq!(Tree::decide(&company(), rename, NOW), Err(TreeRefusal::Taken));
    let own = TreeCommand::Rename { id: id(4), name: "sales".into() };
    assert_eq!(Tree::decide(&company(), own, NOW).unwrap().len(), 1, "its own name in small letters");
}

#[test]
fn only_a_department_with_none_below_it_is_removed() {
    let remove = |number| Tree::decide(&company(), TreeCommand::Remove { id: id(number) }, NOW);
    assert_eq!(remove(2), Err(TreeRefusal::HasBelow));
    assert_eq!(remove(7), Err(TreeRefusal::Unknown));
    assert_eq!(remove(3).unwrap().len(), 1);
    assert_eq!(Tree::decide(&company(), add(9, "Ghosts", Some(7)), NOW), Err(TreeRefusal::ParentUnknown));
}

#[test]
fn the_tree_has_only_so_many_levels() {
    let mut state = company();
    for number in 10.. {
        let parent = if number == 10 { 3 } else { number - 1 };
        match Tree::decide(&state, add(number, "Deeper", Some(parent)), NOW) {
            Ok(events) => state = Tree::evolve(state, &events[0]),
            Err(refusal) => {
                assert_eq!((refusal, state.upwards(id(number - 1)).len()), (TreeRefusal::Full, LEVELS_MAX));
                break;
            }
        }
    }
    assert_eq!(Tree::decide(&state, moved(2, Some(4)), NOW), Err(TreeRefusal::Full), "with all below it");
}
