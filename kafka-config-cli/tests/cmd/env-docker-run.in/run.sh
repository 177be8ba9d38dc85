docker run -d --name broker -p 9092:9092 -e KAFKA_NODE_ID=1 --env-file common.env \
  -e "KAFKA_SSL_KEY_PASSWORD=$PASSWORD" -e "KAFKA_OPTS=$OPTS" -e HOME apache/kafka:4.1.1
