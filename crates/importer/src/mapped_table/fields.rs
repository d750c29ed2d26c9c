//! What can a column mean?

/// A field of a center or a meeting, by the name that a mapping gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    /// Its name in a mapping and in reports.
    pub(super) name: &'static str,
    /// Whether a center has it.
    pub(super) of_center: bool,
    /// Whether a meeting has it.
    pub(super) of_meeting: bool,
    /// Whether several columns may mean it.
    pub(super) is_list: bool,
    /// What headers call it, [bare](super::bare), beside its name.
    pub(super) headers: &'static [&'static str],
}

/// The name for a column that is not to be read.
pub(super) const IGNORE: &str = "ignore";
/// The codes of a center.
pub(super) const SERVICES: &str = "services";
/// The types of a meeting.
pub(super) const TYPES: &str = "types";

const fn of_both(name: &'static str, headers: &'static [&'static str]) -> Field {
    Field { name, of_center: true, of_meeting: true, is_list: false, headers }
}

const fn of_center(name: &'static str, headers: &'static [&'static str]) -> Field {
    Field { name, of_center: true, of_meeting: false, is_list: false, headers }
}

const fn of_meeting(name: &'static str, headers: &'static [&'static str]) -> Field {
    Field { name, of_center: false, of_meeting: true, is_list: false, headers }
}

const fn list(field: Field) -> Field {
    Field { is_list: true, ..field }
}

/// All of them. A header that stands at two fields would be doubtful: a test keeps them apart for each kind.
const FIELDS: &[Field] = &[
    of_both(
        "name",
        &[
            "name1",
            "agency",
            "agencyname",
            "organization",
            "organizationname",
            "facility",
            "facilityname",
            "provider",
            "providername",
            "centername",
            "meetingname",
            "nombre",
        ],
    ),
    of_center("part", &["name2", "program", "programname", "branch", "sitename", "locationname", "programa"]),
    of_both(
        "street",
        &[
            "street1",
            "address1",
            "addressline1",
            "streetaddress",
            "physicaladdress",
            "address",
            "addr",
            "direccion",
            "calle",
        ],
    ),
    of_center("unit", &["street2", "address2", "addressline2", "suite", "apt", "building"]),
    of_both("city", &["town", "municipality", "locality", "ciudad"]),
    of_both("state", &["province", "st", "stateprovince", "estado"]),
    of_both("zip", &["zipcode", "postalcode", "postcode", "zip5", "codigopostal"]),
    of_both("country", &["nation", "pais"]),
    of_both("full_address", &["formattedaddress", "completeaddress", "addressinoneline"]),
    of_both("latitude", &["lat", "y", "geolat", "latitud"]),
    of_both("longitude", &["lon", "lng", "long", "x", "geolong", "longitud"]),
    list(of_center(
        "phone",
        &["phonenumber", "telephone", "tel", "mainphone", "phone1", "officephone", "telefono", "phone2"],
    )),
    list(of_center("intake_phone", &["intake", "intake1", "intake2", "admissions", "admissionsphone"])),
    list(of_center("crisis_phone", &["hotline", "crisisline", "crisis", "afterhoursphone"])),
    of_center("website", &["web", "url", "webaddress", "websiteurl", "homepage", "link", "sitioweb"]),
    of_center("hours", &["hoursofoperation", "openinghours", "officehours", "horario", "schedule"]),
    of_center("cost", &["fees", "fee", "costs", "price", "costo"]),
    of_center("eligibility", &["eligibilitycriteria", "whoiseligible", "requirements", "requisitos"]),
    of_center("accessibility", &["access", "disabilityaccess", "wheelchairaccess", "accesibilidad"]),
    list(of_center(
        "services",
        &[
            "service",
            "servicesoffered",
            "servicetypes",
            "servicecodes",
            "servicecodeinfo",
            "programtype",
            "treatmenttype",
            "levelofcare",
            "levelsofcare",
            "payment",
            "paymentaccepted",
            "insurance",
            "populations",
            "populationsserved",
            "languages",
            "languagesspoken",
            "servicios",
        ],
    )),
    of_meeting("id", &["slug", "meetingid"]),
    of_meeting("group", &["groupname", "grupo"]),
    of_meeting("fellowship", &["fellowshipname", "organizationtype", "programname"]),
    of_meeting("day", &["weekday", "dayofweek", "days", "dia", "meetingday"]),
    of_meeting("time", &["starttime", "start", "begins", "hora", "meetingtime"]),
    of_meeting("end_time", &["end", "ends", "finish"]),
    of_meeting("duration", &["durationtime", "length", "minutes", "duracion"]),
    of_meeting("timezone", &["tz", "zone", "timezonename"]),
    list(of_meeting(
        "types",
        &["type", "meetingtype", "meetingtypes", "formats", "format", "codes", "tipo", "tipos"],
    )),
    of_meeting("attendance", &["attendanceoption", "venuetype", "inpersononline", "modality"]),
    of_meeting("venue", &["location", "locationname", "place", "building", "venuename", "lugar"]),
    list(of_meeting("notes", &["note", "comments", "details", "directions", "locationnotes", "notas"])),
    of_meeting(
        "join_url",
        &["conferenceurl", "onlinelink", "zoomlink", "zoom", "meetinglink", "virtuallink"],
    ),
    of_meeting("join_phone", &["conferencephone", "dialin", "dialinnumber"]),
    list(of_meeting("join_notes", &["conferenceurlnotes", "zoomid", "onlinenotes"])),
    of_meeting("url", &["website", "web", "page"]),
    of_meeting("updated", &["lastupdated", "modified", "lastmodified"]),
    of_meeting("approximate", &["isapproximate"]),
    // Not read by any name.
    of_both(IGNORE, &[]),
];

/// Second names of fields.
const SECOND_NAMES: [(&str, &str); 2] = [("lat", "latitude"), ("lon", "longitude")];

/// The field of a center or a meeting with this name.
pub(super) fn named(name: &str, is_meeting: bool) -> Option<Field> {
    let name = SECOND_NAMES.iter().find(|(second, _)| *second == name).map_or(name, |(_, first)| first);
    fields(is_meeting).find(|field| field.name == name)
}

/// All fields of a center or a meeting.
pub(super) fn fields(is_meeting: bool) -> impl Iterator<Item = Field> {
    FIELDS.iter().copied().filter(move |field| if is_meeting { field.of_meeting } else { field.of_center })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::mapped_table::bare;

    #[test]
    fn no_header_means_two_fields() {
        for is_meeting in [false, true] {
            let mut seen = HashSet::new();
            for field in fields(is_meeting) {
                let own = bare(field.name);
                for header in field.headers.iter().copied().chain([own.as_str()]) {
                    assert_eq!(bare(header), header);
                    assert!(seen.insert(header.to_owned()), "{header}");
                }
            }
        }
    }

    #[test]
    fn fields_have_second_names() {
        assert_eq!(named("lat", false).map(|field| field.name), Some("latitude"));
        assert_eq!((named("day", false), named("part", true)), (None, None));
    }
}
