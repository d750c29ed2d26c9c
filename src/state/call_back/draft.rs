//! What did a person write into the form, and can it be sent?
//!
//! Pure. What is wrong is named field by field; what they wrote stays as they wrote it.

use super::request::{AskedPlace, GoodTime, Reach, Request};

/// A name is not longer than this, in letters.
pub const LONGEST_NAME: usize = 60;
/// No mail address is (RFC 5321).
const LONGEST_MAIL: usize = 254;
/// What comes before its @ is not longer.
const LONGEST_MAILBOX: usize = 64;
/// A place's name is cut here: it comes from a listing.
const LONGEST_PLACE: usize = 200;

/// By which way a person wants to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A call.
    #[default]
    Phone,
    /// A letter.
    Mail,
}

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// First name or nickname.
    pub name: String,
    /// Phone or mail.
    pub by: By,
    /// The number, as it was typed.
    pub phone: String,
    /// The address, as it was typed.
    pub mail: String,
    /// Whether a message may be left; `None` until they say.
    pub may_leave_message: Option<bool>,
    /// When it suits them.
    pub times: Vec<GoodTime>,
    /// The code of the language in which they want to be spoken to.
    pub language: String,
    /// The place that it is about.
    pub place: Option<AskedPlace>,
    /// Whether they agree.
    pub agrees: bool,
}

/// What is wrong, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No name.
    NameMissing,
    /// A name of so many letters.
    NameTooLong(usize),
    /// No number.
    PhoneMissing,
    /// Signs that make no number.
    PhoneUnclear,
    /// Too few digits, or too many.
    PhoneLength(usize),
    /// No address.
    MailMissing,
    /// Signs that make no address.
    MailUnclear,
    /// It is not said whether a message may be left.
    MessageMissing,
    /// They do not agree.
    ConsentMissing,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// First name or nickname.
    Name,
    /// The number.
    Phone,
    /// The address.
    Mail,
    /// Whether a message may be left.
    Message,
    /// Whether they agree.
    Consent,
}

impl Problem {
    /// Where it is.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::NameMissing | Self::NameTooLong(_) => Field::Name,
            Self::PhoneMissing | Self::PhoneUnclear | Self::PhoneLength(_) => Field::Phone,
            Self::MailMissing | Self::MailUnclear => Field::Mail,
            Self::MessageMissing => Field::Message,
            Self::ConsentMissing => Field::Consent,
        }
    }
}

impl Draft {
    /// What was asked before, to be changed and asked again. They agree anew.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        let mut draft = Self {
            name: request.name.clone(),
            times: request.times.clone(),
            language: request.language.clone(),
            place: request.place.clone(),
            ..Self::default()
        };
        match &request.reach {
            Reach::Phone { number, may_leave_message } => {
                draft.phone = number.replace(";ext=", " x");
                draft.may_leave_message = Some(*may_leave_message);
            }
            Reach::Mail { address } => {
                draft.by = By::Mail;
                draft.mail.clone_from(address);
            }
        }
        draft
    }

    /// What can be sent.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(&self) -> Result<Request, Vec<Problem>> {
        let mut wrong = Vec::new();
        let mut note = |problem| wrong.push(problem);
        let name = plain(&self.name);
        match name.chars().count() {
            0 => note(Problem::NameMissing),
            count if count > LONGEST_NAME => note(Problem::NameTooLong(count)),
            _ => {}
        }
        let reach = match self.by {
            By::Phone => {
                let number = phone(&self.phone).map_err(&mut note).unwrap_or_default();
                if self.may_leave_message.is_none() {
                    note(Problem::MessageMissing);
                }
                Reach::Phone { number, may_leave_message: self.may_leave_message == Some(true) }
            }
            By::Mail => Reach::Mail { address: mail(&self.mail).map_err(&mut note).unwrap_or_default() },
        };
        if !self.agrees {
            note(Problem::ConsentMissing);
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let times = GoodTime::ALL.into_iter().filter(|time| self.times.contains(time)).collect();
        let place = self.place.as_ref().map(|place| AskedPlace {
            name: plain(&place.name).chars().take(LONGEST_PLACE).collect(),
            ..place.clone()
        });
        Ok(Request { name, reach, times, language: self.language.clone(), place })
    }
}

/// One line without signs that nobody sees: they could turn the line around, or hide what is in it.
pub(super) fn plain(text: &str) -> String {
    let is_hidden = |sign: char| {
        matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || (sign.is_control() && !sign.is_whitespace())
    };
    let seen: String = text.chars().filter(|sign| !is_hidden(*sign)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `614-555-0117`, `(614) 555 0117 x12`, `+44 20 7946 0018`, as RFC 3966 writes it.
fn phone(typed: &str) -> Result<String, Problem> {
    let typed = plain(typed).to_lowercase();
    if typed.is_empty() {
        return Err(Problem::PhoneMissing);
    }
    let (number, extension) = match typed.split_once(['x', 'e']) {
        Some((number, rest)) => (number, rest.trim_start_matches(['x', 't', '.', ' ', ':']).trim()),
        None => (&*typed, ""),
    };
    let is_extension = extension.len() <= 6 && extension.bytes().all(|sign| sign.is_ascii_digit());
    let is_number = |sign: char| sign.is_ascii_digit() || " ()-./+".contains(sign) || sign == '\u{2011}';
    let number = number.trim();
    if !number.chars().all(is_number) || !is_extension || number.chars().skip(1).any(|sign| sign == '+') {
        return Err(Problem::PhoneUnclear);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let whole = match (number.starts_with('+'), digits.len(), digits.as_bytes().first()) {
        (true, 8..=15, Some(b'1'..=b'9')) => format!("+{digits}"),
        (false, 10, Some(b'2'..=b'9')) => format!("+1{digits}"),
        (false, 11, Some(b'1')) => format!("+{digits}"),
        (_, 10 | 11, _) => return Err(Problem::PhoneUnclear),
        (_, count, _) => return Err(Problem::PhoneLength(count)),
    };
    Ok(if extension.is_empty() { whole } else { format!("{whole};ext={extension}") })
}

/// One @ with something on both sides, and a dot behind it. Whether anybody reads it, only a letter can tell.
fn mail(typed: &str) -> Result<String, Problem> {
    let typed = plain(typed);
    if typed.is_empty() {
        return Err(Problem::MailMissing);
    }
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    let is_sign = |sign: char| !sign.is_whitespace() && !"<>()[],;:\\\"@".contains(sign);
    let is_mail = typed.len() <= LONGEST_MAIL
        && typed.split_once('@').is_some_and(|(mailbox, host)| {
            !mailbox.is_empty()
                && mailbox.len() <= LONGEST_MAILBOX
                && mailbox.chars().all(is_sign)
                && host.contains('.')
                && host.split('.').all(is_part)
                && host.chars().all(|sign| sign.is_alphanumeric() || sign == '-' || sign == '.')
        });
    if is_mail { Ok(typed) } else { Err(Problem::MailUnclear) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn good() -> Draft {
        Draft {
            name: "Ana".to_owned(),
            phone: "614-555-0117".to_owned(),
            may_leave_message: Some(true),
            language: "en".to_owned(),
            agrees: true,
            ..Draft::default()
        }
    }

    fn problems(draft: &Draft) -> Vec<Problem> {
        draft.check().err().unwrap_or_default()
    }

    #[test]
    fn an_empty_form_names_all_that_is_missing_in_the_order_of_the_form() {
        use Problem::{ConsentMissing, MailMissing, MessageMissing, NameMissing, PhoneMissing};
        let empty = Draft::default();
        assert_eq!(problems(&empty), [NameMissing, PhoneMissing, MessageMissing, ConsentMissing]);
        assert_eq!(problems(&Draft { by: By::Mail, ..empty }), [NameMissing, MailMissing, ConsentMissing]);
        assert_eq!(problems(&good()), []);
    }

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for (typed, sent) in [
            ("614-555-0117", "+16145550117"),
            (" (614) 555.0117 ", "+16145550117"),
            ("1 614 555 0117", "+16145550117"),
            ("+1 (614) 555-0117", "+16145550117"),
            ("614 555 0117 x12", "+16145550117;ext=12"),
            ("614 555 0117 Ext. 12", "+16145550117;ext=12"),
            ("+44 20 7946 0018", "+442079460018"),
        ] {
            assert_eq!(phone(typed), Ok(sent.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for (typed, problem) in [
            ("911", Problem::PhoneLength(3)),
            ("555-0117", Problem::PhoneLength(7)),
            ("614-555-01170000000", Problem::PhoneLength(17)),
            ("call me", Problem::PhoneUnclear),
            ("014-555-0117", Problem::PhoneUnclear),
            ("614-555-0117 <b>", Problem::PhoneUnclear),
            ("614+555+0117", Problem::PhoneUnclear),
            ("٦١٤٥٥٥٠١١٧", Problem::PhoneUnclear),
            ("614-555-0117 x1234567", Problem::PhoneUnclear),
            ("\u{202e}\u{200b}", Problem::PhoneMissing),
        ] {
            assert_eq!(phone(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn addresses_are_taken_or_said_to_be_none() {
        for typed in ["j@example.org", "ana.maria+help@mail.example.co", "josé@correo.example"] {
            assert_eq!(mail(typed), Ok(typed.to_owned()));
        }
        for typed in [
            "j",
            "@example.org",
            "j@",
            "j@example",
            "j@@example.org",
            "j k@example.org",
            "<j@example.org>",
            "j@-a.org",
            "j@a..org",
        ] {
            assert_eq!(mail(typed), Err(Problem::MailUnclear), "{typed}");
        }
        assert_eq!(mail(&format!("{}@example.org", "j".repeat(10_000))), Err(Problem::MailUnclear));
    }

    #[test]
    fn a_name_is_one_line_of_signs_that_are_seen() {
        let named = |name: &str| Draft { name: name.to_owned(), ..good() }.check();
        assert_eq!(named(" Ana\n\t María\u{202e}\u{0} ").unwrap().name, "Ana María");
        assert_eq!(named("<script>alert(1)</script> 🙂").unwrap().name, "<script>alert(1)</script> 🙂");
        assert_eq!(named(&"a".repeat(10_000)), Err(vec![Problem::NameTooLong(10_000)]));
    }

    #[test]
    fn what_was_refused_comes_back_into_the_form_as_it_was() {
        let phone = Draft { phone: "614 555 0117 x12".to_owned(), times: vec![GoodTime::Evening], ..good() };
        let mail = Draft { by: By::Mail, mail: "j@example.org".to_owned(), ..good() };
        for draft in [phone, mail] {
            let request = draft.check().unwrap();
            let again = Draft { agrees: true, ..Draft::of(&request) };
            assert_eq!(again.check(), Ok(request));
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_sent_within_limits_or_named(name in ".*", phone in ".*", mail in ".*", by_mail in any::<bool>()) {
            let by = if by_mail { By::Mail } else { By::Phone };
            if let Ok(request) = (Draft { name, phone, mail, by, ..good() }).check() {
                prop_assert!(request.name.chars().count() <= LONGEST_NAME);
                prop_assert!(request.body().len() < 4_000);
                if let Reach::Phone { number, .. } = &request.reach {
                    prop_assert!(number.strip_prefix('+').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())));
                }
            }
        }

        #[test]
        fn a_number_is_the_same_however_it_is_grouped(digits in "[2-9][0-9]{9}", cuts in prop::collection::vec(0_usize..10, 0..4)) {
            let mut written = digits.clone();
            let mut cuts = cuts;
            cuts.sort_unstable();
            for at in cuts.into_iter().rev() {
                written.insert(at, '-');
            }
            prop_assert_eq!(phone(&written), Ok(format!("+1{digits}")));
        }
    }
}
