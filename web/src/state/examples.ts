// Real cases to begin with.
import type { TextFile } from "./store.ts";

export interface Example {
  title: string;
  files: TextFile[];
}

const three = `# One node with three listeners: brokers, your machine, controllers.
services:
  kafka:
    image: apache/kafka:4.1.1
    ports:
      - "9092:9092"
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_LISTENERS: INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:29092,EXTERNAL://localhost:9092
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
      KAFKA_INTER_BROKER_LISTENER_NAME: INTERNL
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: 1
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: 1
      KAFKA_LOG_DIRS: /var/lib/kafka/data
`;

const defaults = `# The image's own defaults: a single node for programs on this machine.
services:
  kafka:
    image: apache/kafka:4.4.0
    ports:
      - "9092:9092"
`;

function six(): string {
  const voters = [4, 5, 6].map((id) => `${id}@controller-${id}:9093`).join(",");
  const shared = `      KAFKA_CONTROLLER_QUORUM_VOTERS: ${voters}
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,HOST:PLAINTEXT,CONTROLLER:PLAINTEXT
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: 0
      KAFKA_LOG_DIRS: /var/lib/kafka/data`;
  const broker = (id: number) => `  broker-${id}:
    image: apache/kafka:4.1.1
    ports:
      - "${19092 + id * 10000}:9092"
    environment:
      KAFKA_NODE_ID: ${id}
      KAFKA_PROCESS_ROLES: broker
      KAFKA_LISTENERS: PLAINTEXT://:19092,HOST://:9092
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://broker-${id}:19092,HOST://localhost:${19092 + id * 10000}
      KAFKA_INTER_BROKER_LISTENER_NAME: PLAINTEXT
${shared}`;
  const controller = (id: number) => `  controller-${id}:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: ${id}
      KAFKA_PROCESS_ROLES: controller
      KAFKA_LISTENERS: CONTROLLER://:9093
${shared}`;
  return `services:\n${[...[1, 2, 3].map(broker), ...[4, 5, 6].map(controller)].join("\n\n")}\n`;
}

const ssl = `# TLS for clients; the files lie in /etc/kafka/secrets.
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_LISTENERS=INTERNAL://:29092,SSL://:9093,CONTROLLER://:29093
KAFKA_ADVERTISED_LISTENERS=INTERNAL://kafka:29092,SSL://kafka.example.com:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT,SSL:SSL,CONTROLLER:PLAINTEXT
KAFKA_INTER_BROKER_LISTENER_NAME=INTERNAL
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:29093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.keystore.jks
KAFKA_SSL_KEYSTORE_CREDENTIALS=keystore_password
KAFKA_SSL_KEY_CREDENTIALS=key_password
KAFKA_SSL_TRUSTSTORE_FILENAME=kafka.truststore.jks
KAFKA_SSL_TRUSTSTORE_CREDENTIALS=truststore_password
KAFKA_SSL_CLIENT_AUTH=required
`;

const confluent = `services:
  broker:
    image: confluentinc/cp-kafka:7.6.0
    ports:
      - "9092:9092"
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_LISTENERS: PLAINTEXT://broker:29092,CONTROLLER://broker:29093,PLAINTEXT_HOST://0.0.0.0:9092
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://broker:29092,PLAINTEXT_HOST://localhost:9092
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@broker:29093
      KAFKA_INTER_BROKER_LISTENER_NAME: PLAINTEXT
      CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qk
`;

const bitnami = `services:
  kafka:
    image: bitnami/kafka:3.7
    ports:
      - "9092:9092"
    environment:
      KAFKA_CFG_NODE_ID: 0
      KAFKA_CFG_PROCESS_ROLES: controller,broker
      KAFKA_CFG_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
      KAFKA_CFG_CONTROLLER_QUORUM_VOTERS: 0@kafka:9093
      KAFKA_CFG_CONTROLLER_LISTENER_NAMES: CONTROLLER
`;

export const examples: Example[] = [
  { title: "Three listeners, one mistake", files: [{ name: "compose.yaml", text: three, auto: true }] },
  { title: "Single node, image defaults", files: [{ name: "compose.yaml", text: defaults, auto: true }] },
  { title: "Six-node cluster", files: [{ name: "compose.yaml", text: six(), auto: true }] },
  { title: "SSL", files: [{ name: "kafka.env", text: ssl, auto: true }] },
  { title: "Moving from Confluent", files: [{ name: "compose.yaml", text: confluent, auto: true }] },
  { title: "Moving from Bitnami", files: [{ name: "compose.yaml", text: bitnami, auto: true }] },
];
