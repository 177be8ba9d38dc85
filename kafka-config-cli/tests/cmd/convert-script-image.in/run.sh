docker run -d --name unknown -e KAFKA_HEAP_OPTS=-Xmx512m apache/kafka:$TAG
docker run -d --name default -e KAFKA_HEAP_OPTS=-Xmx512m apache/kafka:${TAG:-4.1.1}
docker run -d --name registry -e KAFKA_HEAP_OPTS=-Xmx512m registry.example.com:5000/apache/kafka:$TAG
docker run -d --name mirrored -e KAFKA_HEAP_OPTS=-Xmx512m $REGISTRY/apache/kafka:4.1.1
