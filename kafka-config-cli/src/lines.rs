//! `--batch`: lines of JSON, each answered with one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use crate::exit::{Stop, reason};

const BUFFER: usize = 256 * 1024;

/// Answers every line of a file in order; `-` is standard input, and no output file means standard output. `one` gets
/// a line and its number from 1.
pub(crate) fn answer(
    path: &Path,
    output_file: Option<&Path>,
    mut one: impl FnMut(&[u8], usize) -> String,
) -> Result<(), Stop> {
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(|error| Stop::file(path, reason(&error)))?)
    };
    let output: Box<dyn Write> = match output_file {
        None => Box::new(io::stdout().lock()),
        Some(file) => Box::new(File::create(file).map_err(|error| Stop::file(file, reason(&error)))?),
    };
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    match all(&mut input, &mut output, &mut one).and_then(|()| output.flush()) {
        Ok(()) => Ok(()),
        // Nobody reads further answers.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Stop::Failed(format!("batch: {}", reason(&error)))),
    }
}

fn all<R: Read>(
    input: &mut BufReader<R>,
    output: &mut impl Write,
    one: &mut impl FnMut(&[u8], usize) -> String,
) -> io::Result<()> {
    let (mut line, mut number) = (Vec::new(), 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.iter().all(u8::is_ascii_whitespace) {
            output.write_all(one(&line, number).as_bytes())?;
            output.write_all(b"\n")?;
        }
        line.clear();
        // Reading on may wait, and who waits for this answer before it asks again must not wait for ever.
        if !input.buffer().contains(&b'\n') {
            output.flush()?;
        }
    }
    Ok(())
}

/// A failure where some of the lines could not be read.
pub(crate) fn all_read(broken: usize) -> Result<(), Stop> {
    match broken {
        0 => Ok(()),
        1 => Err(Stop::Failed("1 line could not be read".to_owned())),
        count => Err(Stop::Failed(format!("{count} lines could not be read"))),
    }
}
