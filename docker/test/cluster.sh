# Sourced by docker/sanity: what the scenarios do with nodes.
# shellcheck shell=bash

# What all nodes share. Heaps are small, because six nodes run at once.
shared=(
  --env CLUSTER_ID=4L6g3nShT-eMCtK--X86sw --env KAFKA_HEAP_OPTS=-Xmx256m
  --env KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
  --env KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 --env KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS=1
  --env KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1 --env KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1
  --env KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR=1 --env KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR=1
  --env KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS=0
)

# Ends a scenario that cannot be tried here.
skip() { echo "$*" >"$work/why"; exit 77; }

network() { "$engine" network create "$prefix" >/dev/null; }
# A node that knows others by name: NAME ID ROLES VOTERS [OPTION]…
node() {
  local name=$1 id=$2 roles=$3 voters=$4 listeners=()
  shift 4
  [[ $roles != *broker* ]] || listeners+=("PLAINTEXT://:9092")
  [[ $roles != *controller* ]] || listeners+=("CONTROLLER://:9093")
  local options=(--network "$prefix" --network-alias "$name" "${shared[@]}"
    --env "KAFKA_NODE_ID=$id" --env "KAFKA_PROCESS_ROLES=$roles" --env "KAFKA_CONTROLLER_QUORUM_VOTERS=$voters"
    --env "KAFKA_LISTENERS=$(IFS=,; echo "${listeners[*]}")")
  [ "$roles" = controller ] || options+=(--env "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://$name:9092")
  start "$name" "${options[@]}" "$@" "$image"
}

ready() { local name=$1; shift; inside "$name" /usr/local/bin/kafka-config ready --fallback-dir /tmp/kafka "$@"; }
# Until the image's own health check says so, run by the engine.
healthy() {
  local begin=$SECONDS
  until is_healthy "$1"; do
    if [ "$("$engine" inspect --format '{{.State.Running}}' "$prefix-$1")" != true ]; then
      echo "$1 has ended" >&2
      return 1
    fi
    [ $((SECONDS - begin)) -lt 90 ] || return 1
    sleep 0.5
  done
}
is_healthy() {
  if [ "$engine" = podman ]; then
    podman healthcheck run "$prefix-$1"
  else
    [ "$("$engine" inspect --format '{{.State.Health.Status}}' "$prefix-$1")" = healthy ]
  fi
}

tool() {
  local name=$1 class=$2; shift 2
  inside "$name" java -Xmx128m -XX:TieredStopAtLevel=1 -cp '/opt/kafka/libs/*' "org.apache.kafka.tools.$class" "$@"
}
# NODE SERVER MESSAGE [OPTION]…
produce() {
  local name=$1 server=$2 message=$3; shift 3
  echo "$message" | tool "$name" ConsoleProducer --bootstrap-server "$server" --topic sanity --sync "$@"
}
# NODE SERVER [OPTION]…; the first message, after whatever the tool says of its options.
consume() {
  local name=$1 server=$2; shift 2
  tool "$name" consumer.ConsoleConsumer --bootstrap-server "$server" --topic sanity --from-beginning \
    --max-messages 1 --timeout-ms 30000 "$@" </dev/null | tail -n 1
}
serves() {
  produce "$1" "$2" "through $1"
  [ "$(consume "$1" "$2")" = "through $1" ]
}

# Ends by SIGTERM, cleanly and in time; the status is the broker's own.
ends() {
  local begin=$SECONDS
  of_node stop "$1" --time 30 >/dev/null
  [ $((SECONDS - begin)) -lt 20 ]
  [ "$(status "$1")" = 143 ]
  says "$1" 'App info kafka.server for'
}
