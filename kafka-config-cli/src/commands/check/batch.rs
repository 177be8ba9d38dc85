//! `--batch`: configurations by the thousand, a line of JSON each.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use kafka_config_core::report::{Batch, Outcome};
use kafka_config_core::schema::Schemas;

use super::arguments::Arguments;
use super::run::status;
use super::settings::Settings;
use crate::exit::{Status, Stop, reason};

const BUFFER: usize = 256 * 1024;

/// Answers every line, in order.
pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Status, Stop> {
    let batch = Batch {
        version: arguments.container.image(None)?.version,
        component: arguments.component,
        policy: settings.policy.clone(),
        schemas: Schemas::new(),
    };
    let path = arguments.files.first().map_or(Path::new("-"), |path| path);
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(|error| Stop::file(path, reason(&error)))?)
    };
    let output: Box<dyn Write> = match &arguments.output_file {
        None => Box::new(io::stdout().lock()),
        Some(file) => Box::new(File::create(file).map_err(|error| Stop::file(file, reason(&error)))?),
    };
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    let mut run = Run { batch: &batch, settings, findings: false, broken: 0 };
    match run.all(&mut input, &mut output).and_then(|()| output.flush()) {
        Ok(()) => run.status(),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::ClosedOutput),
        Err(error) => Err(Stop::Failed(format!("batch: {}", reason(&error)))),
    }
}

struct Run<'a> {
    batch: &'a Batch,
    settings: &'a Settings,
    findings: bool,
    broken: usize,
}

impl Run<'_> {
    fn all<R: Read>(&mut self, input: &mut BufReader<R>, output: &mut impl Write) -> io::Result<()> {
        let (mut line, mut number) = (Vec::new(), 0);
        while input.read_until(b'\n', &mut line)? > 0 {
            number += 1;
            if !line.iter().all(u8::is_ascii_whitespace) {
                self.one(&line, number, output)?;
            }
            line.clear();
            // Reading on may wait, and who waits for this answer before it asks again must not wait for ever.
            if !input.buffer().contains(&b'\n') {
                output.flush()?;
            }
        }
        Ok(())
    }

    fn one(&mut self, line: &[u8], number: usize, output: &mut impl Write) -> io::Result<()> {
        let answer = self.batch.answer(line, number);
        match &answer.outcome {
            Outcome::Judged(report) => self.findings |= status(report, self.settings) == Status::Findings,
            Outcome::Broken => self.broken += 1,
        }
        output.write_all(answer.text.as_bytes())?;
        output.write_all(b"\n")
    }

    fn status(&self) -> Result<Status, Stop> {
        match (self.broken, self.findings) {
            (0, true) => Ok(Status::Findings),
            (0, false) => Ok(Status::Clean),
            (1, _) => Err(Stop::Failed("1 line could not be read".to_owned())),
            (count, _) => Err(Stop::Failed(format!("{count} lines could not be read"))),
        }
    }
}
