docker run --name first --env-file common.env -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller \
  apache/kafka:4.1.1
docker run --name second --env-file common.env -e KAFKA_NODE_ID=2 -e KAFKA_NUM_PARTITIONS=ten \
  -e KAFKA_LISTENERS=PLAINTEXT//:9092 -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://0.0.0.0:9092 apache/kafka:4.1.1
docker run --name third --env-file common.env confluentinc/cp-kafka:7.8.0
