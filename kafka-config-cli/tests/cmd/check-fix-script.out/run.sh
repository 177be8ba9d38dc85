#!/bin/sh
# The broker of the quick start.
docker run --name k -p 9092:9092 /
  -e KAFKA_NODE_ID=1 /
  -e KAFKA_LOG_RETENTION_HOURS=3 /
  apache/kafka:4.1.1
