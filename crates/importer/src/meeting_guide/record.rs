//! Which fields does a record of the feed have?

use crate::json_rows::{Loose, json_record};
use crate::meetings::{Draft, Said, SaidAttendance};

json_record! {
    /// One meeting of the feed, each value as it may be written.
    Record {
        slug "slug",
        name "name",
        group "group",
        day "day",
        time "time",
        end_time "end_time",
        timezone "timezone",
        types "types",
        attendance "attendance_option",
        location "location",
        address "address",
        city "city",
        state "state",
        postal_code "postal_code",
        country "country",
        formatted_address "formatted_address",
        approximate "approximate",
        latitude "latitude",
        longitude "longitude",
        coordinates "coordinates",
        notes "notes",
        location_notes "location_notes",
        group_notes "group_notes",
        conference_url "conference_url",
        conference_url_notes "conference_url_notes",
        conference_phone "conference_phone",
        conference_phone_notes "conference_phone_notes",
        url "url",
        website "website",
        updated "updated",
    } private {
        "contact_1_name" ContactLeftOut,
        "contact_1_email" ContactLeftOut,
        "contact_1_phone" ContactLeftOut,
        "contact_2_name" ContactLeftOut,
        "contact_2_email" ContactLeftOut,
        "contact_2_phone" ContactLeftOut,
        "contact_3_name" ContactLeftOut,
        "contact_3_email" ContactLeftOut,
        "contact_3_phone" ContactLeftOut,
        "contact_name" ContactLeftOut,
        "contact_email" ContactLeftOut,
        "contact_phone" ContactLeftOut,
        "email" ContactLeftOut,
        "phone" ContactLeftOut,
        "mailing_address" ContactLeftOut,
        "author" ContactLeftOut,
        "feedback_emails" ContactLeftOut,
        "entity_email" ContactLeftOut,
        "entity_feedback_emails" ContactLeftOut,
        "conference_password" PasswordLeftOut,
        "conference_url_password" PasswordLeftOut,
        "conference_phone_password" PasswordLeftOut,
        "password" PasswordLeftOut,
        "venmo" PaymentLeftOut,
        "square" PaymentLeftOut,
        "paypal" PaymentLeftOut,
        "cash_app" PaymentLeftOut,
        "zelle" PaymentLeftOut,
        "edit_url" EditLinkLeftOut,
        "feedback_url" EditLinkLeftOut,
    }
}

impl Record {
    /// What the record says, but for its days.
    ///
    /// # Errors
    /// The field that says that the meeting is inactive.
    pub(super) fn into_draft(self) -> Result<Draft, Said> {
        let said = |field, value: Loose| Said::new(field, value.into_text());
        let attendance = said("attendance_option", self.attendance);
        let word = listing::text::folded(&attendance.text);
        if matches!(&*word, "inactive" | "closed" | "canceled" | "cancelled") {
            return Err(attendance);
        }
        let coordinates = self.coordinates.into_text();
        let (lat, lon) = coordinates.split_once(',').unwrap_or_default();
        let or = |value: Loose, other: &str| {
            if value.is_empty() { Loose::Text(other.trim().to_owned()) } else { value }
        };
        Ok(Draft {
            id: said("slug", self.slug),
            name: said("name", self.name),
            group: said("group", self.group),
            fellowship: Said::default(),
            day: None,
            time: said("time", self.time),
            end: said("end_time", self.end_time),
            duration: Said::default(),
            zone: said("timezone", self.timezone),
            types: types(self.types),
            attendance: match &*word {
                "in person" | "inperson" => Some(SaidAttendance::InPerson),
                "hybrid" => Some(SaidAttendance::Hybrid),
                "online" => Some(SaidAttendance::Online),
                _ => None,
            },
            venue: said("location", self.location),
            street: said("address", self.address),
            city: said("city", self.city),
            state: said("state", self.state),
            zip: said("postal_code", zip(self.postal_code)),
            country: said("country", self.country),
            address: said("formatted_address", self.formatted_address),
            is_approximate: is_yes(&self.approximate.into_text()),
            latitude: said("latitude", or(self.latitude, lat)),
            longitude: said("longitude", or(self.longitude, lon)),
            notes: vec![
                said("notes", self.notes),
                said("location_notes", self.location_notes),
                said("group_notes", self.group_notes),
            ],
            join_url: said("conference_url", self.conference_url),
            join_phone: said("conference_phone", self.conference_phone),
            join_notes: vec![
                said("conference_url_notes", self.conference_url_notes),
                said("conference_phone_notes", self.conference_phone_notes),
            ],
            url: said("url", if self.url.is_empty() { self.website } else { self.url }),
            updated: said("updated", self.updated),
        })
    }
}

/// Nought is how a spreadsheet writes that there is none.
fn zip(value: Loose) -> Loose {
    match value {
        Loose::Text(text) if text.trim().bytes().all(|digit| digit == b'0') => Loose::Nothing,
        value => value,
    }
}

/// A list, or a text such as `[open]`, `O, D`, `O|D`.
fn types(value: Loose) -> Vec<Said> {
    let words: Vec<String> = value.into_list();
    let split = words.iter().flat_map(|words| words.split([',', ';', '|']));
    split.map(|word| Said::new("types", word)).filter(|said| !said.is_blank()).collect()
}

fn is_yes(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}
