//! How is a distance written?

use listing::geo::{Meters, Unit};

use super::Locale;

impl Locale {
    /// `4 miles` or `6 km`, rounded; never less than one.
    #[must_use]
    pub fn distance(self, distance: Meters, unit: Unit) -> String {
        let words = &self.words().find().distance;
        let count = distance.whole(unit).max(1);
        match unit {
            Unit::Miles => words.mile(count),
            Unit::Kilometers => words.kilometers(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_a_whole_number_of_what_was_chosen() {
        let written = |locale: Locale, miles, unit| locale.distance(Meters::from_miles(miles), unit);
        assert_eq!(written(Locale::En, 1, Unit::Miles), "1 mile");
        assert_eq!(written(Locale::En, 25, Unit::Kilometers), "40 km");
        assert_eq!(written(Locale::Es, 5, Unit::Miles), "5 millas");
        assert_eq!(Locale::Es.distance(Meters(200), Unit::Kilometers), "1 km");
    }
}
