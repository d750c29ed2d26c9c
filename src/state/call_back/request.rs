//! What does a person ask for, and what of it is sent?
//!
//! Pure. As little as a call back needs, and nothing else: `docs/call-back/openapi.yaml` is the contract, and a test holds
//! what is written here against its examples.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The version of the contract.
const VERSION: u64 = 1;

/// The day of the words that a person agrees to. It changes with them.
pub const CONSENT: &str = "2026-11-25";

/// What is asked. Everything in it has been checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// How they want to be called.
    pub name: String,
    /// By which way.
    pub reach: Reach,
    /// When it suits them; none means any time.
    pub times: Vec<GoodTime>,
    /// The code of the language in which they want to be spoken to.
    pub language: String,
    /// The place that it is about.
    pub place: Option<AskedPlace>,
}

/// How a person is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// By phone.
    Phone {
        /// As in RFC 3966, with the country's code: `+16145550117`, `+16145550117;ext=12`.
        number: String,
        /// Whether whoever calls may leave a message.
        may_leave_message: bool,
    },
    /// By mail.
    Mail {
        /// The address.
        address: String,
    },
}

/// When a person can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoodTime {
    /// Before noon.
    Morning,
    /// From noon to five.
    Afternoon,
    /// From five to eight.
    Evening,
    /// On Saturday or Sunday.
    Weekend,
}

impl GoodTime {
    /// In the order of the day and week.
    pub const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Weekend];

    const fn code(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
        }
    }
}

/// A place of the listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPlace {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Request {
    /// The text that is sent. The same request is always the same text, sign for sign: a key stands for one text.
    #[must_use]
    pub fn body(&self) -> String {
        let reach = match &self.reach {
            Reach::Phone { number, may_leave_message } => {
                json!({ "by": "phone", "phone": number, "may_leave_message": may_leave_message })
            }
            Reach::Mail { address } => json!({ "by": "mail", "mail": address }),
        };
        let place =
            self.place.as_ref().map_or(Value::Null, |place| json!({ "id": place.id, "name": place.name }));
        json!({
            "version": VERSION,
            "name": self.name,
            "reach": reach,
            "good_times": self.times.iter().map(|time| time.code()).collect::<Vec<_>>(),
            "language": self.language,
            "place": place,
            "consent": CONSENT,
        })
        .to_string()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What the contract shows as its first example.
    pub(in crate::state::call_back) fn by_phone() -> Request {
        Request {
            name: "Ana".to_owned(),
            reach: Reach::Phone { number: "+16145550117".to_owned(), may_leave_message: false },
            times: vec![GoodTime::Morning, GoodTime::Weekend],
            language: "es".to_owned(),
            place: Some(AskedPlace { id: "oh-a1bhdqmev643z".to_owned(), name: "Lantern House".to_owned() }),
        }
    }

    /// And as its second.
    fn by_mail() -> Request {
        Request {
            name: "J.".to_owned(),
            reach: Reach::Mail { address: "j@example.org".to_owned() },
            times: Vec::new(),
            language: "en".to_owned(),
            place: None,
        }
    }

    #[test]
    fn what_is_sent_is_what_the_contract_shows() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/call-back/examples");
        for (request, file) in [(by_phone(), "request-phone.json"), (by_mail(), "request-mail.json")] {
            let shown: Value =
                serde_json::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&request.body()).unwrap(), shown, "{file}");
        }
    }

    #[test]
    fn nothing_is_sent_that_the_contract_does_not_name() {
        let contract = std::fs::read_to_string(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/call-back/openapi.yaml"),
        )
        .unwrap();
        for request in [by_phone(), by_mail()] {
            let body: Value = serde_json::from_str(&request.body()).unwrap();
            for (field, value) in body.as_object().unwrap() {
                assert!(contract.contains(&format!(" {field}:")), "{field}");
                for inner in value.as_object().into_iter().flat_map(|inner| inner.keys()) {
                    assert!(contract.contains(&format!(" {inner}:")), "{field}.{inner}");
                }
            }
        }
        assert!(contract.contains(CONSENT));
    }
}
