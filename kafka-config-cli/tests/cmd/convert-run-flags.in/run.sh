docker network create kafka
for i in 1 2; do
  docker run -d --name kafka-$i --network kafka --network-alias broker --restart always --user 1000 --memory 2g \
    --ulimit nofile=65536 --add-host a:10.0.0.1 --label team=data -v "$PWD/cfg:/mnt/shared/config" -v data:/var/lib/kafka/data \
    -p "$PORT":9092 --publish=$OTHER:9094 -p 9093:$INSIDE -e KAFKA_NODE_ID=1 apache/kafka:4.1.1 /etc/kafka/docker/run
done
