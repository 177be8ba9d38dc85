//! Which files a Kafka container will write, and which line of the user's input is the reason.
//!
//! The `apache/kafka` image turns environment variables and mounted files into `server.properties` and logging
//! files, by rules that are easy to trip over. This crate computes the same files without a container and without a
//! JVM, byte for byte, and knows for every value where it came from. It is pure: values in, values out, no input or
//! output, and no input on which it fails.
//!
//! ```
//! use kafka_config_core::diagnostics::Stage;
//! use kafka_config_core::dialect::Image;
//! use kafka_config_core::model::{ConfigFile, ConfigFiles};
//! use kafka_config_core::pipeline::{Mode, Request, prepare, resolve};
//! use kafka_config_core::render::Folders;
//! use kafka_config_core::schema::Schema;
//! use kafka_config_core::validate::{self, Facts, Verdict};
//!
//! let request = Request {
//!     image: "apache/kafka:4.1.1".parse::<Image>()?,
//!     environment: [("KAFKA_NODE_ID", "1"), ("KAFKA_PROCESS_ROLES", "broker")].into_iter().collect(),
//!     files: ConfigFiles::default(),
//!     folders: Folders::default(),
//!     entrypoint: None,
//!     mode: Mode::Compat,
//! };
//! let prepared = prepare(&request);
//! let server = prepared.file(ConfigFile::Server).map(|file| file.bytes.as_slice());
//! assert_eq!(server, Some(&b"\nnode.id=1\nprocess.roles=broker"[..]));
//!
//! let resolved = resolve(&prepared);
//! assert_eq!(resolved.value("node.id"), Some("1"));
//! let schema = Schema::of(request.image.version);
//! let diagnostics = validate::check(&Facts::new(&request, &prepared, &resolved), &schema);
//! assert_eq!(validate::verdict(&diagnostics, Stage::B), Verdict::Reject);
//! assert!(diagnostics.iter().any(|diagnostic| diagnostic.name == "missing-quorum"));
//! # Ok::<(), kafka_config_core::dialect::InvalidImage>(())
//! ```
//!
//! In the order of the flow:
//!
//! | module | holds |
//! |---|---|
//! | [`model`] | names, versions, places, origins, files |
//! | [`input`] | env files, units and command lines into names and values |
//! | [`dialect`] | image families as data |
//! | [`mod@derive`] | what the entrypoint's scripts compute and check |
//! | [`mod@launch`] | the command line of java that they end in |
//! | [`mapping`] | names of variables to keys of properties and back |
//! | [`layers`] | which value wins and what it hides |
//! | [`render`] | the files: the image's own bytes, or the safe form |
//! | [`pipeline`] | all of it in order: [`pipeline::prepare`] is the place to start |
//! | [`nodes`] | which containers of files run Kafka |
//! | [`schema`] | what each Kafka version lets one configure |
//! | [`validate`] | rules about what hurts, each with its page |
//! | [`mod@convert`] | a container in another image's words and another format |
//! | [`diagnostics`] | what rules say |
//! | [`mod@format`] | what the storage tool makes of a node's directories |
//! | [`report`] | the verdict and the findings for people and tools, and fixes applied |
//! | [`catalog`] | all that is known of a name |
//!
//! Below them lie [`properties`] (`java.util.Properties`), [`yaml`] and [`log4j2`] (`SnakeYAML` and Jackson as the
//! image uses them), [`template`] (Jinja) and [`jvm`] (the rules of Java strings and maps). [`wire`] stands alone: what
//! a client and a node say to each other.

pub mod catalog;
pub mod convert;
pub mod derive;
pub mod diagnostics;
pub mod dialect;
pub mod format;
pub mod input;
pub mod jvm;
pub mod launch;
pub mod layers;
pub mod log4j2;
pub mod mapping;
pub mod model;
pub mod nodes;
pub mod pipeline;
pub mod properties;
pub mod render;
pub mod report;
pub mod schema;
pub mod template;
pub mod validate;
pub mod wire;
pub mod yaml;
