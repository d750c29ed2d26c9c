//! Which value does a line of the corrections set?

use listing::geo::LatLon;
use listing::link::web_link;
use listing::record::{Center, Field, Phone, PhoneRole, Position, Precision, Zip};
use listing::state::State;

use crate::phone;
use crate::tidy;

/// The longest text of one line, and of hours.
const LONGEST: usize = 200;

/// One value that is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Setting {
    Name(String),
    Part(String),
    Street(String),
    Unit(String),
    City(String),
    State(State),
    Zip(Zip),
    Position(LatLon),
    Phones(Vec<Phone>),
    Website(String),
    Hours(String),
    Codes(Vec<String>),
    AddCodes(Vec<String>),
    RemoveCodes(Vec<String>),
}

impl Setting {
    /// The keys that may stand in `set`.
    pub(super) const KEYS: [&'static str; 14] = [
        "name",
        "part",
        "street",
        "unit",
        "city",
        "state",
        "zip",
        "position",
        "phones",
        "website",
        "hours",
        "codes",
        "add_codes",
        "remove_codes",
    ];

    /// What the key with this value sets.
    ///
    /// # Errors
    /// What is expected instead.
    pub(super) fn read(key: &str, value: &toml::Value) -> Result<Self, String> {
        Ok(match key {
            "name" => Self::Name(filled(value)?),
            "part" => Self::Part(text(value)?),
            "street" => Self::Street(text(value)?),
            "unit" => Self::Unit(text(value)?),
            "city" => Self::City(filled(value)?),
            "hours" => Self::Hours(text(value)?),
            "state" => {
                let code = filled(value)?;
                Self::State(State::from_code(&code).ok_or("a state of two letters like OH is expected")?)
            }
            "zip" => Self::Zip(
                filled(value)?.parse().map_err(|_| "five digits in quotes are expected, like \"43215\"")?,
            ),
            "position" => Self::Position(
                position(value).ok_or("[latitude, longitude] is expected, like [39.96, -83.0]")?,
            ),
            "phones" => {
                Self::Phones(texts(value)?.iter().map(|text| one_phone(text)).collect::<Result<_, _>>()?)
            }
            "website" => {
                let address = text(value)?;
                if !address.is_empty() && web_link(&address).is_none() {
                    return Err(
                        "a web address like https://example.org/ is expected, or \"\" for none".to_owned()
                    );
                }
                Self::Website(address)
            }
            "codes" => Self::Codes(codes(value)?),
            "add_codes" => Self::AddCodes(codes(value)?),
            "remove_codes" => Self::RemoveCodes(codes(value)?),
            _ => return Err(format!("nothing is called so; known are {}", Self::KEYS.join(", "))),
        })
    }

    /// The field that it sets.
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::Name,
            Self::Part(_) => Field::Part,
            Self::Street(_) => Field::Street,
            Self::Unit(_) => Field::Unit,
            Self::City(_) => Field::City,
            Self::State(_) => Field::State,
            Self::Zip(_) => Field::Zip,
            Self::Position(_) => Field::Position,
            Self::Phones(_) => Field::Phones,
            Self::Website(_) => Field::Website,
            Self::Hours(_) => Field::Hours,
            Self::Codes(_) | Self::AddCodes(_) | Self::RemoveCodes(_) => Field::Codes,
        }
    }

    /// Sets it; false where the center has it already.
    pub(super) fn set(&self, center: &mut Center) -> bool {
        let before = center.clone();
        match self.clone() {
            Self::Name(text) => center.name = text,
            Self::Part(text) => center.part = text,
            Self::Street(text) => center.street = text,
            Self::Unit(text) => center.unit = text,
            Self::City(text) => center.city = text,
            Self::State(state) => center.state = state,
            Self::Zip(zip) => center.zip = zip,
            Self::Position(at) => {
                // Compared as the listing keeps it, so that the last digit of a source does not matter.
                let same = center.position.is_some_and(|position| {
                    position.precision == Precision::Exact && position.at.rounded() == at.rounded()
                });
                if !same {
                    center.position = Some(Position { at, precision: Precision::Exact });
                }
            }
            Self::Phones(phones) => center.phones = phones,
            Self::Website(text) => center.website = text,
            Self::Hours(text) => center.hours = text,
            Self::Codes(codes) => center.codes = codes,
            Self::AddCodes(codes) => center.codes.extend(codes),
            Self::RemoveCodes(codes) => center.codes.retain(|code| !codes.contains(code)),
        }
        center.codes.sort_unstable();
        center.codes.dedup();
        *center != before
    }

    /// The value of the center's field as the report shows it.
    pub(super) fn shown(&self, center: &Center) -> String {
        match self.field() {
            Field::Name => center.name.clone(),
            Field::Part => center.part.clone(),
            Field::Street => center.street.clone(),
            Field::Unit => center.unit.clone(),
            Field::City => center.city.clone(),
            Field::State => center.state.code().to_owned(),
            Field::Zip => center.zip.to_string(),
            Field::Position => center
                .position
                .map(|Position { at, .. }| format!("{}, {}", at.lat, at.lon))
                .unwrap_or_default(),
            Field::Phones => center.phones.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Field::Website => center.website.clone(),
            Field::Hours => center.hours.clone(),
            Field::Cost => center.cost.clone(),
            Field::Eligibility => center.eligibility.clone(),
            Field::Accessibility => center.accessibility.clone(),
            Field::Codes => center.codes.join(" "),
        }
    }
}

pub(super) fn text(value: &toml::Value) -> Result<String, String> {
    let text = value.as_str().ok_or("a text in quotes is expected")?;
    if text.chars().count() > LONGEST {
        return Err(format!("no more than {LONGEST} signs are expected"));
    }
    // What the operator writes in capitals is meant so: only spaces and signs that nobody sees are tidied.
    Ok(tidy::plain(text))
}

pub(super) fn filled(value: &toml::Value) -> Result<String, String> {
    let text = text(value)?;
    if listing::text::normalised(&text).is_empty() {
        Err("a text that is not blank is expected".to_owned())
    } else {
        Ok(text)
    }
}

pub(super) fn texts(value: &toml::Value) -> Result<Vec<String>, String> {
    let list = value.as_array().ok_or("a list of texts in quotes is expected, like [\"one\", \"two\"]")?;
    list.iter().map(filled).collect()
}

/// Codes are words of letters, digits, and few other signs.
pub(super) fn codes(value: &toml::Value) -> Result<Vec<String>, String> {
    let mut codes = texts(value)?;
    let is_code = |code: &String| {
        code.len() <= 20
            && code.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_' | b'.'))
    };
    if let Some(odd) = codes.iter().find(|code| !is_code(code)) {
        return Err(format!("\"{odd}\" is no service code, which is a word like PEER"));
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

/// `614-555-0100 x12`, with `intake` or `crisis` in front where it is not the main number.
pub(super) fn one_phone(text: &str) -> Result<Phone, String> {
    let (role, rest) = match text.split_once(' ') {
        Some(("intake", rest)) => (PhoneRole::Intake, rest),
        Some(("crisis", rest)) => (PhoneRole::Crisis, rest),
        Some(("main", rest)) => (PhoneRole::Main, rest),
        _ => (PhoneRole::Main, text),
    };
    match phone::read(rest) {
        Ok(Some(read)) if read.repairs.is_empty() => {
            Ok(Phone { number: read.number, extension: read.extension, role })
        }
        _ => Err(format!(
            "\"{text}\" is no phone number: one like 614-555-0100, intake 614-555-0100 x12 or crisis 614-555-0100 is expected"
        )),
    }
}

pub(super) fn position(value: &toml::Value) -> Option<LatLon> {
    let degrees =
        |value: &toml::Value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    match value.as_array()?.as_slice() {
        [lat, lon] => LatLon::new(degrees(lat)? as f32, degrees(lon)? as f32),
        _ => None,
    }
}
