#!/bin/bash
TAG=4.1.1
VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093
docker network create kafka
for i in {1..3}; do
  docker run -d --network kafka --name kafka-$i --hostname kafka-$i -p 909$i:9092 \
    -e CLUSTER_ID=oQVWSmZNQbWHQ6mTDqfJkA -e KAFKA_NODE_ID=$i -e KAFKA_PROCESS_ROLES=broker,controller \
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 \
    -e KAFKA_CONTROLLER_QUORUM_VOTERS=$VOTERS -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka-$i:9092 \
    -e KAFKA_LOG_DIRS=/data -v data-$i:/data apache/kafka:${TAG}
done
for ((n = 4; n < 6; n++)); do
  docker run -d --network kafka --name kafka-$n \
    -e CLUSTER_ID=oQVWSmZNQbWHQ6mTDqfJkA -e KAFKA_NODE_ID=4 -e KAFKA_PROCESS_ROLES=broker \
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER -e KAFKA_CONTROLLER_QUORUM_VOTERS=$VOTERS \
    -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka-$n:9092 -e KAFKA_LOG_DIRS=/data -v data-$n:/data apache/kafka:$TAG
done
