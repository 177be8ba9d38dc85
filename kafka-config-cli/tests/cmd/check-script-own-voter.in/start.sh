docker network create kafka
docker run -d --name broker --network kafka -v data:/data \
  -e CLUSTER_ID=oQVWSmZNQbWHQ6mTDqfJkA \
  -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller \
  -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 \
  -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://broker:9092 \
  -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER \
  -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@brokr:9093 \
  -e KAFKA_LOG_DIRS=/data \
  apache/kafka:4.1.1
