docker run -d --name one --mount type=bind,source="$(pwd)"/conf,target=/mnt/shared/config,readonly apache/kafka:4.1.0
docker run -d --name two --mount type=bind,target=/mnt/shared/config apache/kafka:4.1.0
