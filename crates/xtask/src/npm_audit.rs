//! What did `npm audit` say: something to do, nothing to do, or that nobody has looked?
//!
//! npm ends alike when a package has a known fault and when its registry does not answer, so its JSON is read. The form
//! with a fault in it is that of `auditReportVersion` 2, which npm has written since its version 7.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::failure::Failure;

/// A known fault that we live with, until a version without it is there.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// Its name at GitHub: `GHSA-…`.
    id: &'static str,
    /// Why it does no harm here.
    reason: &'static str,
}

/// Each goes as soon as npm no longer finds it: [`judge`] says so.
pub(crate) const ACCEPTED: &[Accepted] = &[];

/// What came of asking.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// All packages were looked at, and these are the faults.
    Looked(BTreeSet<Fault>),
    /// Nobody has looked, for this reason.
    Nobody(String),
}

/// A known fault of a package.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    package: String,
    /// Where it is described; ends with its name.
    url: String,
    /// From `low` to `critical`.
    severity: String,
    title: String,
}

/// Reads what `npm audit --json` printed.
///
/// # Errors
/// [`Failure::Audit`] for a complaint that is not about the connection, such as a lock file that is broken.
pub(crate) fn understand(printed: &str) -> Result<Answer, Failure> {
    let not_understood = || {
        let start: String = printed.chars().take(300).collect();
        Failure::Audit(format!("npm audit said what we do not understand: {start}"))
    };
    let said: Value = serde_json::from_str(printed).map_err(|_| not_understood())?;
    if said["auditReportVersion"] == 2 {
        let packages = said["vulnerabilities"].as_object().ok_or_else(not_understood)?;
        if said["metadata"]["dependencies"]["total"].as_u64().unwrap_or_default() == 0 {
            return Err(Failure::Audit("npm audit found no packages to look at".to_owned()));
        }
        // What stands as a bare name is a package that has the fault of another one, which is listed too.
        let faults = packages.values().filter_map(|package| package["via"].as_array()).flatten();
        return Ok(Answer::Looked(faults.filter(|fault| fault.is_object()).map(Fault::read).collect()));
    }
    let message = said["message"].as_str().ok_or_else(not_understood)?;
    match said["statusCode"].as_u64() {
        None if message.contains("failed, reason:") => Ok(Answer::Nobody(message.to_owned())),
        // A mirror without that service, or one that is busy or broken.
        Some(404 | 405 | 408 | 429 | 500..=599) => Ok(Answer::Nobody(message.to_owned())),
        _ => Err(not_understood()),
    }
}

/// Whether every fault is one that we live with, and every one that we live with is still there.
///
/// # Errors
/// [`Failure::Audit`] that lists the others.
pub(crate) fn judge(found: &BTreeSet<Fault>, accepted: &[Accepted]) -> Result<(), Failure> {
    let is_accepted = |fault: &Fault| accepted.iter().any(|accepted| fault.is(accepted.id));
    let new = found.iter().filter(|fault| !is_accepted(fault));
    let wrong = new.map(|fault| {
        let Fault { package, url, severity, title } = fault;
        format!("{package}: {title} ({severity}, {url}); take a version without it, or say in npm_audit.rs why it does no harm")
    });
    let gone = accepted.iter().filter(|accepted| !found.iter().any(|fault| fault.is(accepted.id)));
    let stale = gone.map(|accepted| {
        format!("{} is no longer found: take it out of npm_audit.rs ({})", accepted.id, accepted.reason)
    });
    let wrong: Vec<String> = wrong.chain(stale).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Audit(wrong.join("\n       "))) }
}

impl Fault {
    fn read(fault: &Value) -> Self {
        let text = |field: &str| fault[field].as_str().unwrap_or_default().to_owned();
        Self { package: text("name"), url: text("url"), severity: text("severity"), title: text("title") }
    }

    fn is(&self, id: &str) -> bool {
        self.url.rsplit('/').next() == Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As npm 11 prints it.
    const FOUND: &str = r#"{
      "auditReportVersion": 2,
      "vulnerabilities": {
        "mkdirp": {
          "name": "mkdirp", "severity": "critical", "isDirect": false, "via": ["minimist"], "effects": [],
          "range": "0.4.1 - 0.5.1", "nodes": ["node_modules/mkdirp"], "fixAvailable": true
        },
        "minimist": {
          "name": "minimist", "severity": "critical", "isDirect": true,
          "via": [
            {
              "source": 1096465, "name": "minimist", "dependency": "minimist", "title": "Prototype Pollution in minimist",
              "url": "https://github.com/advisories/GHSA-vh95-rmgr-6w4m", "severity": "moderate",
              "cwe": ["CWE-1321"], "cvss": {"score": 5.6, "vectorString": null}, "range": "<0.2.1"
            },
            {
              "source": 1097677, "name": "minimist", "dependency": "minimist", "title": "Prototype Pollution in minimist",
              "url": "https://github.com/advisories/GHSA-xvch-5gv4-984h", "severity": "critical",
              "cwe": ["CWE-1321"], "cvss": {"score": 9.8, "vectorString": null}, "range": "<0.2.4"
            }
          ],
          "effects": ["mkdirp"], "range": "<=0.2.3", "nodes": ["node_modules/minimist"], "fixAvailable": true
        }
      },
      "metadata": {
        "vulnerabilities": {"info": 0, "low": 0, "moderate": 0, "high": 0, "critical": 2, "total": 2},
        "dependencies": {"prod": 1, "dev": 280, "optional": 39, "peer": 0, "peerOptional": 0, "total": 280}
      }
    }"#;
    const NOTHING: &str = r#"{
      "auditReportVersion": 2, "vulnerabilities": {},
      "metadata": {
        "vulnerabilities": {"info": 0, "low": 0, "moderate": 0, "high": 0, "critical": 0, "total": 0},
        "dependencies": {"prod": 1, "dev": 280, "optional": 39, "peer": 0, "peerOptional": 0, "total": 280}
      }
    }"#;
    const NO_SUCH_SERVICE: &str = r#"{
      "message": "405 Method Not Allowed - POST https://registry.example/-/npm/v1/security/advisories/bulk",
      "method": "POST",
      "uri": "https://registry.example/-/npm/v1/security/advisories/bulk",
      "headers": {"allow": ["GET,HEAD"], "content-length": ["0"], "x-fetch-attempts": ["1"]},
      "statusCode": 405, "body": "", "error": {"summary": "", "detail": ""}
    }"#;
    const NO_SUCH_HOST: &str = r#"{
      "message": "request to https://registry.invalid/-/npm/v1/security/advisories/bulk failed, reason: getaddrinfo ENOTFOUND registry.invalid",
      "error": {"summary": "", "detail": ""}
    }"#;
    const NO_LOCK: &str = r#"{
      "error": {
        "code": "ENOLOCK",
        "summary": "This command requires an existing lockfile.",
        "detail": "Try creating one first with: npm i --package-lock-only\nOriginal error: loadVirtual requires existing shrinkwrap file"
      }
    }"#;

    fn faults(printed: &str) -> BTreeSet<Fault> {
        match understand(printed).unwrap() {
            Answer::Looked(faults) => faults,
            Answer::Nobody(why) => panic!("{why}"),
        }
    }

    #[test]
    fn what_is_found_is_a_failure_that_says_where_to_read_more() {
        let said = judge(&faults(FOUND), &[]).unwrap_err().to_string();
        assert_eq!(said.lines().count(), 2, "each fault once: {said}");
        assert!(said.contains(
            "minimist: Prototype Pollution in minimist (moderate, https://github.com/advisories/GHSA-vh95"
        ));
        assert!(judge(&faults(NOTHING), &[]).is_ok());
    }

    #[test]
    fn a_fault_that_is_lived_with_needs_its_own_name_and_goes_when_it_is_mended() {
        let accepted = |id| Accepted { id, reason: "only reads what we wrote" };
        let both = [accepted("GHSA-vh95-rmgr-6w4m"), accepted("GHSA-xvch-5gv4-984h")];
        assert!(judge(&faults(FOUND), &both).is_ok());
        let said = judge(&faults(FOUND), &both[..1]).unwrap_err().to_string();
        assert!(said.contains("GHSA-xvch-5gv4-984h") && !said.contains("GHSA-vh95"), "{said}");
        let said = judge(&faults(NOTHING), &both[1..]).unwrap_err().to_string();
        assert!(said.contains("GHSA-xvch-5gv4-984h is no longer found"), "{said}");
    }

    #[test]
    fn no_answer_is_never_nothing_found() {
        for (printed, why) in [(NO_SUCH_SERVICE, "405 Method Not Allowed"), (NO_SUCH_HOST, "ENOTFOUND")] {
            let Answer::Nobody(said) = understand(printed).unwrap() else { panic!("{printed}") };
            assert!(said.contains(why), "{said}");
        }
    }

    #[test]
    fn what_is_wrong_here_is_not_blamed_on_the_connection() {
        let bad_request = NO_SUCH_SERVICE.replace("405", "400");
        let no_packages = NOTHING.replace("\"total\": 280", "\"total\": 0");
        for printed in [NO_LOCK, &bad_request, &no_packages, "", "[]", "npm error code ENOLOCK"] {
            assert!(matches!(understand(printed), Err(Failure::Audit(_))), "{printed}");
        }
    }
}
