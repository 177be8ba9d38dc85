//! What `setup` and `render` are measured against: the same three files, only copied. See `benches/start-to-exit`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: copy-files FROM TO FILE..."));
    };
    for name in arguments {
        std::fs::copy(Path::new(&from).join(&name), Path::new(&to).join(&name))?;
    }
    Ok(())
}
