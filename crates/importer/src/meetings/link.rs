//! By which link, and which number, does one join?
//!
//! A password in a link lets whoever copies the list into the room: it is taken out, and the meeting asks for it.

use listing::link::web_link;
use url::{Url, form_urlencoded};

use crate::report::Reason;

/// A link without what nobody should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The address, with its scheme.
    pub(crate) url: String,
    /// What was left out of it or added.
    pub(crate) repairs: Vec<Reason>,
}

/// The longest address that is kept.
const LONGEST: usize = 500;

/// Hosts of accounts for money.
const PAYMENT_HOSTS: [&str; 8] = [
    "venmo.com",
    "paypal.me",
    "paypal.com",
    "cash.app",
    "cash.me",
    "zellepay.com",
    "gofundme.com",
    "square.link",
];

/// Reads a web address. `Ok(None)` for a blank text.
///
/// # Errors
/// [`Reason::LinkUnreadable`] for what is none, [`Reason::PaymentLeftOut`] for an account for money.
pub(crate) fn read(text: &str) -> Result<Option<Link>, Reason> {
    let text: String =
        text.chars().filter(|sign| !crate::tidy::is_invisible(*sign) || sign.is_whitespace()).collect();
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return Ok(None) };
    let mut repairs = Vec::new();
    if words.next().is_some() {
        // What stands behind an address may be anything: a password, too.
        repairs.push(Reason::PasswordLeftOut);
    }
    let has_scheme = first.contains("://");
    let address =
        if has_scheme { first.to_owned() } else { web_link(first).ok_or(Reason::LinkUnreadable)? };
    let mut url = Url::parse(&address).map_err(|_| Reason::LinkUnreadable)?;
    if !has_scheme {
        repairs.push(Reason::SchemeAdded);
    }
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Reason::LinkUnreadable);
    }
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    if PAYMENT_HOSTS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}"))) {
        return Err(Reason::PaymentLeftOut);
    }
    if !url.username().is_empty() || url.password().is_some() {
        repairs.push(Reason::PasswordLeftOut);
        let cleared = url.set_username("").and_then(|()| url.set_password(None));
        cleared.map_err(|()| Reason::LinkUnreadable)?;
    }
    if let Some(query) = url.query() {
        let kept = without_secrets(query, &mut repairs);
        url.set_query(Some(kept.as_str()).filter(|query| !query.is_empty()));
    }
    if let Some(fragment) = url.fragment() {
        let kept = without_secrets(fragment, &mut repairs);
        url.set_fragment(Some(kept.as_str()).filter(|fragment| !fragment.is_empty()));
    }
    let url = String::from(url);
    // An address of a mailbox in the path is one of a person all the same.
    if web_link(&url).as_deref() != Some(&url) || url.chars().count() > LONGEST || url.contains('@') {
        return Err(Reason::LinkUnreadable);
    }
    repairs.dedup();
    Ok(Some(Link { url, repairs }))
}

/// The parts of a query that are no password and name nobody.
fn without_secrets(query: &str, repairs: &mut Vec<Reason>) -> String {
    let is_kept = |part: &&str| {
        let pair = form_urlencoded::parse(part.as_bytes()).next();
        let Some((key, value)) = pair else { return true };
        let key = key.to_lowercase();
        let secret = key.starts_with("pw")
            || ["pass", "pcode", "token", "secret"].iter().any(|word| key.contains(word))
            || matches!(&*key, "tk" | "zak" | "pin")
            // A link within the link, or a sign too many.
            || ["pwd", "pw=", "passcode", "password"].iter().any(|word| value.to_lowercase().contains(word));
        let personal = value.contains('@') || key.contains('@') || key.contains("email") || key == "uname";
        if secret && !repairs.contains(&Reason::PasswordLeftOut) {
            repairs.push(Reason::PasswordLeftOut);
        }
        if personal && !repairs.contains(&Reason::EmailInText) {
            repairs.push(Reason::EmailInText);
        }
        !secret && !personal
    };
    query.split('&').filter(is_kept).collect::<Vec<_>>().join("&")
}

/// A number to dial, apart from what is keyed in behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dialed<'a> {
    /// The number itself.
    pub(crate) number: &'a str,
    /// The id of the meeting, which one is asked for.
    pub(crate) meeting_id: Option<&'a str>,
    /// Whether more was keyed in: a password.
    pub(crate) has_password: bool,
}

/// Takes `+16145550100,,82215480774#,,,,*123456#` apart: number, id of the meeting, password.
pub(crate) fn dialed(text: &str) -> Dialed<'_> {
    let (number, rest) = match text.find([',', ';', '#', '*', 'p', 'P']) {
        // In a number of letters and in `ph. 614…` these are none of the signs that a phone waits at.
        Some(at)
            if text.get(..at).is_some_and(|head| head.bytes().filter(u8::is_ascii_digit).count() >= 10) =>
        {
            text.split_at(at)
        }
        _ => (text, ""),
    };
    let mut keyed = rest.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| digits.len() > 1);
    let meeting_id = keyed.next().filter(|digits| (9..=11).contains(&digits.len()));
    let has_password = if meeting_id.is_some() {
        keyed.next().is_some()
    } else {
        rest.contains(|sign: char| sign.is_ascii_digit())
    };
    Dialed { number: number.trim(), meeting_id, has_password }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link(text: &str) -> Result<(String, Vec<Reason>), Reason> {
        read(text).map(|link| link.map(|link| (link.url, link.repairs)).unwrap_or_default())
    }

    #[test]
    fn passwords_are_taken_out_of_links_and_the_rest_stays() {
        let password = vec![Reason::PasswordLeftOut];
        for (text, url, repairs) in [
            ("https://zoom.example/j/123456789", "https://zoom.example/j/123456789", vec![]),
            ("https://zoom.example/j/1?pwd=abc", "https://zoom.example/j/1", password.clone()),
            ("https://zoom.example/j/1?a=b&PWD=abc&c", "https://zoom.example/j/1?a=b&c", password.clone()),
            ("https://zoom.example/j/1#pwd=abc", "https://zoom.example/j/1", password.clone()),
            ("https://zoom.example/j/1?passcode=abc", "https://zoom.example/j/1", password.clone()),
            ("https://zoom.example/j/1?=pwd=abc", "https://zoom.example/j/1", password.clone()),
            (
                "https://zoom.example/j/1?to=https%3A%2F%2Fa.example%3Fpwd%3Dabc",
                "https://zoom.example/j/1",
                password.clone(),
            ),
            ("https://zoom.example/j/1?%70wd=abc", "https://zoom.example/j/1", password.clone()),
            ("https://zoom.example/j/1?pw removed", "https://zoom.example/j/1", password.clone()),
            ("https://ann:secret@zoom.example/j/1", "https://zoom.example/j/1", password.clone()),
            (
                "https://zoom.example/j/1?e=ann@example.org",
                "https://zoom.example/j/1",
                vec![Reason::EmailInText],
            ),
            ("zoom.example/j/1", "https://zoom.example/j/1", vec![Reason::SchemeAdded]),
        ] {
            assert_eq!(link(text), Ok((url.to_owned(), repairs)), "{text}");
        }
        assert_eq!(link(" "), Ok((String::new(), vec![])));
    }

    #[test]
    fn what_is_no_link_to_a_meeting_is_none() {
        for text in [
            "call Ann",
            "javascript:alert(1)",
            "mailto:ann@example.org",
            "https://localhost/x",
            "614-555-0100",
        ] {
            assert_eq!(link(text), Err(Reason::LinkUnreadable), "{text}");
        }
        assert_eq!(link("https://www.paypal.me/group"), Err(Reason::PaymentLeftOut));
    }

    #[test]
    fn what_is_keyed_in_behind_a_number_is_told_apart() {
        let expected = Dialed { number: "+16145550100", meeting_id: Some("82215480774"), has_password: true };
        assert_eq!(dialed("+16145550100,,82215480774#,,,,*123456#"), expected);
        assert_eq!(dialed("614-555-0100").number, "614-555-0100");
        assert_eq!(
            dialed("614-555-0100;12345#"),
            Dialed { number: "614-555-0100", meeting_id: None, has_password: true }
        );
        assert_eq!(dialed("1-888-PARNEXT").number, "1-888-PARNEXT");
    }

    proptest! {
        #[test]
        fn no_link_has_a_password_whatever_was_written(
            text in "\\PC{0,40}|(https?://)?([a-z]{1,8}:[a-z]{1,8}@)?[a-z]{1,9}\\.[a-z]{2,4}/?[a-z0-9]{0,8}[?#]([a-z@.]{0,8}=?[a-z0-9@. ]{0,8}&?){0,3}((pwd|PassCode|pw)=[a-z]{1,5})?",
        ) {
            if let Ok(Some(link)) = read(&text) {
                let lower = link.url.to_lowercase();
                prop_assert!(!["?pw", "&pw", "#pw", "passcode=", "@"].iter().any(|mark| lower.contains(mark)), "{}", link.url);
                let again = read(&link.url).unwrap().unwrap();
                prop_assert_eq!((again.url, again.repairs), (link.url, vec![]));
            }
            let _ = dialed(&text);
        }
    }
}
