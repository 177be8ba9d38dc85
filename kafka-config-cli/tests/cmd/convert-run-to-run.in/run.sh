docker run -d --name "kafka-$i" --hostname kafka-$i -v "$PWD"/cfg:/mnt/shared/config -v 'a $b:/data' -p $PORT:9092 apache/kafka:4.1.1
