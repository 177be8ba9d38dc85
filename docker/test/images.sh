# Sourced by docker/sanity: both images of what this machine can fetch.
# shellcheck shell=bash

# The newest release all of whose jars are published.
KAFKA=4.3.1
LOGGING=2.25.4

kafka_tree() {
  local folder=${KAFKA_CONFIG_JARS:-$here/../target/kafka-jars}/image-$KAFKA
  if [ ! -e "$folder/complete" ]; then
    mkdir -p "$folder"
    cat >"$folder/pom.xml" <<TEXT
<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>jars</artifactId><version>1</version>
<packaging>pom</packaging><dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$KAFKA</version></dependency>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>$KAFKA</version></dependency>
<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>$LOGGING</version></dependency>
</dependencies></project>
TEXT
    twice mvn -q -B dependency:copy-dependencies -DoutputDirectory=libs -DincludeScope=runtime -f "$folder/pom.xml" >&2
    touch "$folder/complete"
  fi
  mkdir -p "$work/kafka"
  ln -s "$folder/libs" "$work/kafka/libs"
}

# What needs the network gets a second chance.
twice() { "$@" || { sleep 5; "$@"; } || fail "'$*' failed twice; is there a network?"; }

# Installed where the image is made: this is most of what is written to the disk, and is written once.
java_image() {
  local root container
  container=$(buildah from scratch)
  root=$(buildah mount "$container")
  [ -d "$root" ] || fail "buildah mounted nothing"
  quietly twice debootstrap --variant=minbase --include=openjdk-17-jre-headless bookworm "$root" ${KAFKA_CONFIG_MIRROR:+"$KAFKA_CONFIG_MIRROR"}
  rm -rf "${root:?}"/var/cache/apt/archives/*.deb "${root:?}"/var/lib/apt/lists/* "${root:?}"/dev/*
  buildah umount "$container" >/dev/null
  buildah commit --quiet --rm "$container" localhost/kafka-sanity-java >/dev/null
}

static_program() {
  local target
  case $(architecture) in amd64) target=x86_64 ;; *) target=aarch64 ;; esac
  target=$target-unknown-linux-musl
  program=$work/program
  mkdir -p "$program/linux-$(architecture)"
  cargo build --quiet --release --manifest-path "$here/../Cargo.toml" -p kafka-config-cli --target "$target"
  cp "${CARGO_TARGET_DIR:-$here/../target}/$target/release/kafka-config" "$program/linux-$(architecture)/"
}

# Tells what a command said only where it fails.
quietly() {
  "$@" >"$work/last.log" 2>&1 || { cat "$work/last.log" >&2; fail "'$1' failed"; }
}

build_images() {
  step "the images"
  [ -n "$program" ] || static_program
  kafka_tree
  java_image
  local common=(--engine buildah --jre-image localhost/kafka-sanity-java --program "$program" --kafka-tree "$work/kafka")
  quietly "$here/build" "${common[@]}" --tag "$image" --archive-port "$(free_port)"
  quietly "$here/build" "${common[@]}" --tag "$distroless" --variant distroless --archive-port "$(free_port)"
}

# The build has the network of this machine: two ports that nobody uses.
free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && ! (: <"/dev/tcp/127.0.0.1/$((port + 1))") 2>/dev/null; then
      echo "$port"; return
    fi
  done
  fail "no port is free"
}
