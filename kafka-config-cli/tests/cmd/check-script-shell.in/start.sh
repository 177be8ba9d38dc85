#!/bin/bash
TAG=${TAG:-4.1.1}
: "${NODES_AT:=kafka}"
docker network create kafka
for i in 1 2 3; do
  docker run -d --network kafka --name $NODES_AT-$i -p $((9091 + i)):$((9091 + i)) \
    -e CLUSTER_ID=oQVWSmZNQbWHQ6mTDqfJkA -e KAFKA_NODE_ID=$i -e KAFKA_PROCESS_ROLES=broker,controller \
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER \
    -e KAFKA_LISTENERS=PLAINTEXT://:29092,CONTROLLER://:9093,EXTERNAL://:$((9091 + i)) \
    -e KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,EXTERNAL:PLAINTEXT \
    -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093 \
    -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka-$i:29092,EXTERNAL://localhost:$((9091 + i)) \
    -e KAFKA_LOG_DIRS=/data -v data-$i:/data apache/kafka:${TAG:-3.9.1}
done
