#!/bin/bash
for i in 1 2 3; do
  docker run -d --name kafka-$i --hostname kafka-$i \
    -e CLUSTER_ID=oQVWSmZNQbWHQ6mTDqfJkA -e KAFKA_NODE_ID=$i -e KAFKA_PROCESS_ROLES=broker,controller \
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 \
    -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093 \
    -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka-$i:9092 \
    -e KAFKA_LOG_DIRS=/data -v data-$i:/data apache/kafka:4.1.1
done
