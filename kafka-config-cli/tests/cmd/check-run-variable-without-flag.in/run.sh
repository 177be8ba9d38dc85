docker run -d -p 9092:9092 -e KAFKA_NODE_ID=1 KAFKA_SSL_KEY_PASSWORD=hunter2 apache/kafka:4.1.1
