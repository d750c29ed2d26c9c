//! Which fields does a meeting of a BMLT server have?

use crate::json_rows::{Loose, json_record};
use crate::meetings::{Draft, Said, SaidAttendance};

json_record! {
    /// One meeting as `GetSearchResults` gives it, each value as it may be written.
    Record {
        id "id_bigint",
        name "meeting_name",
        weekday "weekday_tinyint",
        start_time "start_time",
        duration_time "duration_time",
        time_zone "time_zone",
        formats "formats",
        lang "lang_enum",
        venue_type "venue_type",
        location_text "location_text",
        location_street "location_street",
        location_municipality "location_municipality",
        location_province "location_province",
        location_postal_code "location_postal_code_1",
        location_nation "location_nation",
        location_info "location_info",
        bus_lines "bus_lines",
        train_lines "train_lines",
        latitude "latitude",
        longitude "longitude",
        link "virtual_meeting_link",
        phone "phone_meeting_number",
        additional_info "virtual_meeting_additional_info",
        comments "comments",
        published "published",
    } private {
        "contact_name_1" ContactLeftOut,
        "contact_name_2" ContactLeftOut,
        "contact_phone_1" ContactLeftOut,
        "contact_phone_2" ContactLeftOut,
        "contact_email_1" ContactLeftOut,
        "contact_email_2" ContactLeftOut,
        "email_contact" ContactLeftOut,
        "admin_notes" ContactLeftOut,
        "root_server_uri" EditLinkLeftOut,
    }
}

/// The formats that say where one can be, and nothing else.
const PLACES: [&str; 2] = ["VM", "HY"];

impl Record {
    /// The keys of the meeting's formats.
    pub(super) fn format_keys(&self) -> Vec<String> {
        let words = self.formats.clone().into_list();
        let keys = words.iter().flat_map(|words| words.split(',')).map(str::trim);
        keys.filter(|key| !key.is_empty()).map(str::to_owned).collect()
    }

    /// What the record says, but for its day; `types` are what its formats mean.
    ///
    /// # Errors
    /// The field that says that the meeting is not published.
    pub(super) fn into_draft(self, keys: &[String], types: Vec<Said>) -> Result<Draft, Said> {
        let said = |field, value: Loose| Said::new(field, value.into_text());
        let published = said("published", self.published);
        if matches!(published.text.trim(), "0" | "false") {
            return Err(published);
        }
        let has = |format: &str| keys.iter().any(|key| key.eq_ignore_ascii_case(format));
        let attendance = match self.venue_type.into_text().trim() {
            "1" => Some(SaidAttendance::InPerson),
            "2" => Some(SaidAttendance::Online),
            "3" => Some(SaidAttendance::Hybrid),
            _ if has(PLACES[1]) => Some(SaidAttendance::Hybrid),
            _ if has(PLACES[0]) => Some(SaidAttendance::Online),
            _ => None,
        };
        Ok(Draft {
            id: said("id_bigint", self.id),
            name: said("meeting_name", self.name),
            group: Said::default(),
            fellowship: Said::default(),
            day: None,
            time: said("start_time", self.start_time),
            end: Said::default(),
            duration: said("duration_time", self.duration_time),
            zone: said("time_zone", self.time_zone),
            types,
            attendance,
            venue: said("location_text", self.location_text),
            street: said("location_street", self.location_street),
            city: said("location_municipality", self.location_municipality),
            state: said("location_province", self.location_province),
            zip: said("location_postal_code_1", self.location_postal_code),
            country: said("location_nation", self.location_nation),
            address: Said::default(),
            is_approximate: None,
            latitude: said("latitude", self.latitude),
            longitude: said("longitude", self.longitude),
            notes: vec![
                said("comments", self.comments),
                said("location_info", self.location_info),
                said("bus_lines", self.bus_lines),
                said("train_lines", self.train_lines),
            ],
            join_url: said("virtual_meeting_link", self.link),
            join_phone: said("phone_meeting_number", self.phone),
            join_notes: vec![said("virtual_meeting_additional_info", self.additional_info)],
            url: Said::default(),
            updated: Said::default(),
        })
    }
}
