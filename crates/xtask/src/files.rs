//! Which files stand below a folder?

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, OnPath};

/// Every file below `dir`, in a steady order.
pub(crate) fn below(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).on("read", &dir)? {
            let entry = entry.on("read", &dir)?;
            let kind = entry.file_type().on("read", &entry.path())?;
            if kind.is_dir() {
                open.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Copies the folder `from` to `to`; what stood there before is gone.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        fs::remove_dir_all(to).on("remove", to)?;
    }
    for file in below(from)? {
        let copy = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder).on("make", folder)?;
        }
        fs::copy(&file, &copy).on("copy", &file)?;
    }
    Ok(())
}

/// The path of `file` in a URL of the site in `dir`, without the slash it begins with.
pub(crate) fn url_path(dir: &Path, file: &Path) -> String {
    let below = file.strip_prefix(dir).unwrap_or(file);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// A folder made for one test, gone when the test ends.
#[cfg(test)]
pub(crate) struct TestDir(PathBuf);

#[cfg(test)]
impl TestDir {
    pub(crate) fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("beside-xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
}

#[cfg(test)]
impl Drop for TestDir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_what_the_folder_has_and_nothing_of_before() {
        let (from, to) = (TestDir::new("copied"), TestDir::new("copy"));
        from.write("a/b.txt", "b");
        to.write("old.txt", "old");
        copy(from.path(), to.path()).unwrap();
        assert_eq!(below(to.path()).unwrap(), [to.path().join("a").join("b.txt")]);
    }
}
