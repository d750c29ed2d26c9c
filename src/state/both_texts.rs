//! How do two versions of what a person wrote become one, without losing a line?
//!
//! Pure. For a field that another tab has changed meanwhile, and for what a file brings.

/// Two texts as one in which nothing of either is missing: lines that both have stand there once.
#[must_use]
pub fn joined(mine: &str, other: &str) -> String {
    let mut joined = mine.to_owned();
    for line in other.lines().filter(|line| !line.trim().is_empty()) {
        if joined.lines().all(|known| known.trim() != line.trim()) {
            if !joined.is_empty() && !joined.ends_with('\n') {
                joined.push('\n');
            }
            joined.push_str(line);
        }
    }
    joined
}

/// What is to be kept of a field in which somebody typed, while another tab may have changed what it began with.
#[must_use]
pub fn typed_over(began_with: &str, typed: &str, kept_now: &str) -> String {
    if kept_now == began_with { typed.to_owned() } else { joined(kept_now, typed) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_another_tab_wrote_meanwhile_stays() {
        assert_eq!(typed_over("a", "a b", "a"), "a b");
        assert_eq!(typed_over("a", "a b", "c"), "c\na b");
    }

    proptest! {
        #[test]
        fn no_line_of_two_texts_is_missing_when_they_are_one(mine in "[abc\n ]{0,12}", other in "[abc\n ]{0,12}") {
            let both = joined(&mine, &other);
            for line in mine.lines().chain(other.lines()).filter(|line| !line.trim().is_empty()) {
                prop_assert!(both.lines().any(|known| known.trim() == line.trim()), "{line:?} in {both:?}");
            }
            prop_assert_eq!(joined(&both, &other), both);
        }
    }
}
