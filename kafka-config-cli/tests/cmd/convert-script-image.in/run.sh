docker run -d --name unknown -e KAFKA_HEAP_OPTS=-Xmx512m apache/kafka:$TAG
docker run -d --name default -e KAFKA_HEAP_OPTS=-Xmx512m apache/kafka:${TAG:-4.1.1}
